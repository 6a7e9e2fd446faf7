import { canSeeIntegrity } from '#app/accounts/roles.ts'
import { findChecklist } from '#app/assessments/find-assessment.server.ts'
import { subjectOf } from '#app/assessments/event-subject.ts'
import { recordEvent, type ActionContext } from '#app/history/record-event.server.ts'
import { transact, type Db } from '#db/client.server.ts'
import { colourOf, openColourOf } from '../flags.ts'
import { openMatter } from '../matters/open-matter.server.ts'
import { findFlags, isRecusedFromReply, updateFlag, updateReply, type FlagRow } from './queries.server.ts'
import { summaryOf } from './receive-reply.server.ts'
import { standingFlags, whyNotDecide, type FlagRefusal } from './reply-flag.ts'

export type FlagDecision = 'accept' | 'escalate'
export type DecideFlagResult = { ok: true } | { ok: false; refusal: FlagRefusal }

/**
 * Ends the clarification of an amber flag: the explanation is accepted and the flag counts no longer, or it becomes a
 * matter. Needs a reason, which stands in the trail. Of two people at once the second is told.
 */
export function decideFlag(
  db: Db,
  context: ActionContext,
  { assessmentId, flagId }: { assessmentId: string; flagId: string },
  { decision, reason }: { decision: FlagDecision; reason: string },
): DecideFlagResult {
  const { actor, now } = context
  return transact(db, (tx): DecideFlagResult => {
    const checklist = canSeeIntegrity(actor) ? findChecklist(tx, actor, assessmentId, 'integrity') : null
    const flag = findFlags(tx, assessmentId).find(each => each.flagId === flagId)
    if (!checklist || !flag || isRecusedFromReply(tx, assessmentId, actor.userId))
      return { ok: false, refusal: { code: 'not-found' } }
    const refusal = whyNotDecide(flag)
    if (refusal) return { ok: false, refusal }
    if (reason.trim() === '') return { ok: false, refusal: { code: 'reason-required' } }
    const { assessment } = checklist
    const matterId =
      decision === 'escalate'
        ? openMatter(tx, context, {
            source: 'questionnaire',
            ...aboutOf(checklist.dimensions, flag, reason.trim()),
            said: JSON.stringify(checklist.answers[flag.itemCode]?.values ?? {}),
            supplierId: assessment.supplier.id,
            assessmentId,
            itemCodes: [flag.itemCode],
            isQuiet: true,
          }).id
        : null
    updateFlag(tx, assessmentId, flagId, {
      decidedById: actor.userId,
      ...(decision === 'accept' ? { acceptedAt: now } : { escalatedAt: now, matterId }),
    })
    recolour(tx, assessmentId)
    const data = { itemCode: flag.itemCode, flagId, decision, reason: reason.trim() }
    recordEvent(tx, context, 'reply.flag-decided', subjectOf(assessment), data)
    return { ok: true }
  })
}

/** A matter that grew out of an amber answer is red, to others as well unless the flag is restricted. */
function recolour(tx: Db, assessmentId: string) {
  const standing = standingFlags(findFlags(tx, assessmentId)).map(flag => ({
    level: flag.escalatedAt ? ('red' as const) : flag.level,
    restricted: flag.isRestricted,
  }))
  updateReply(tx, assessmentId, { colour: colourOf(standing), openColour: openColourOf(standing) })
}

function aboutOf(
  dimensions: NonNullable<ReturnType<typeof findChecklist>>['dimensions'],
  { itemCode, flagId }: FlagRow,
  reason: string,
) {
  const item = dimensions.flatMap(({ items }) => items).find(({ code }) => code === itemCode)
  const flag = item?.flags?.find(({ id }) => id === flagId)
  const said = flag ? summaryOf([{ itemCode, label: flag.label }]) : itemCode
  return { topic: flag?.topic ?? ('other' as const), summary: `${said}\n${reason}` }
}
