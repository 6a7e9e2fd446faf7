import { isSupplier } from '#app/accounts/roles.ts'
import { recordEvent, type ActionContext } from '#app/history/record-event.server.ts'
import { log } from '#app/server/log.server.ts'
import { transact, type Db } from '#db/client.server.ts'
import { nextAssessmentState, type AssessmentState } from './assessment-state.ts'
import { isDatabaseFailure } from './group-commit.server.ts'
import { subjectOf } from './event-subject.ts'
import { findAssessmentById, updateAssessment } from './queries.server.ts'

type Startable = {
  id: string
  state: AssessmentState
  supplierId: string
  campaignId: string
  openedAt: Date | null
}

/** The supplier's first stored answer or file starts its assessment. Call inside that change's transaction. */
export function startIfInvited(tx: Db, context: ActionContext, assessment: Startable) {
  if (assessment.state !== 'invited') return
  const { id, supplierId, campaignId, openedAt } = assessment
  updateAssessment(tx, id, {
    state: nextAssessmentState('start'),
    startedAt: context.now,
    openedAt: openedAt ?? context.now,
    updatedAt: context.now,
  })
  recordEvent(tx, context, 'assessment.started', { supplierId, campaignId, assessmentId: id })
}

/**
 * Notes that somebody of the supplier has seen the assessment for the first time; later looks change nothing, and
 * ask nothing of the database. Reading goes on when the database takes no writes: that is logged, and the next look is noted instead.
 */
export function recordFirstLook(
  db: Db,
  context: ActionContext,
  { id: assessmentId, openedAt }: Pick<Startable, 'id' | 'openedAt'>,
) {
  if (openedAt) return
  try {
    transact(db, tx => noteFirstLook(tx, context, assessmentId))
  } catch (error) {
    if (!isDatabaseFailure(error)) throw error
    log.warn({ err: error, assessmentId }, 'a first look was not recorded')
  }
}

function noteFirstLook(tx: Db, context: ActionContext, assessmentId: string) {
  const { actor, now } = context
  const assessment = findAssessmentById(tx, assessmentId)
  if (!assessment || assessment.openedAt || !isSupplier(actor)) return
  if (assessment.supplier.id !== actor.supplierId) return
  updateAssessment(tx, assessmentId, { openedAt: now, updatedAt: now })
  recordEvent(tx, context, 'assessment.opened', subjectOf(assessment))
}
