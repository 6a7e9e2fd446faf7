import type { ActionContext } from '#app/history/record-event.server.ts'
import { isoDate } from '#app/i18n/format.ts'
import { canManageActions } from '#app/accounts/roles.ts'
import { loadSettings } from '#app/settings/organisation.server.ts'
import { transact, type Db } from '#db/client.server.ts'
import { actionDueAt } from '../actions/due-date.ts'
import { updateAction, type ActionRow } from '../actions/queries.server.ts'
import { refused, type Refused } from '#app/http/refusal.ts'
import {
  actionToChange,
  recordActionEvent,
  takeActionStep,
  type ActionTarget,
} from '../actions/take-action-step.server.ts'
import { tellSupplierOfAction } from '../actions/tell.server.ts'
import type { EffectivenessOutcome } from '../actions/vocabulary.ts'
import { deadlineOfSupplier } from '../measures/deadline.server.ts'
import { tendCaseAfterStanding } from '../measures/meet-case.server.ts'
import { openCaseForRelapse } from '../measures/open-case.server.ts'
import { whyNotEffect } from './effectiveness.ts'
import type { EffectRefusal } from './refusal.ts'
import { revokeReanswersOfAction } from './standing-queries.server.ts'
import { findLatestPublished, writeStanding } from './standing.server.ts'
import { tidyText } from './verification-limits.ts'

type Outcome = { ok: true } | Refused<EffectRefusal>

/**
 * Records whether a closed critical action stayed effective, with the reason. A relapse opens it again with a new due date
 * and takes its answers back: the supplier's standing is computed again without them, in the same transaction.
 */
export function checkEffect(
  db: Db,
  context: ActionContext,
  { outcome, reason: given, ...target }: ActionTarget & { outcome: EffectivenessOutcome; reason: string },
): Outcome {
  return transact(db, (tx): Outcome => {
    const found = actionToChange(tx, context, target)
    if (!found.ok) return found
    const { action } = found
    if (!canManageActions(context.actor)) return refused({ code: 'not-allowed' })
    const refusal = whyNotEffect(action, outcome, context.now)
    if (refusal) return refused(refusal)
    const reason = tidyText(given)
    if (reason === '') return refused({ code: 'reason-required' })
    return outcome === 'effective'
      ? confirm(tx, context, action, reason)
      : reopen(tx, context, action, reason)
  })
}

function confirm(tx: Db, context: ActionContext, action: ActionRow, reason: string): Outcome {
  const { now } = context
  const checked = { effectivenessCheckedAt: now, effectivenessOutcome: 'effective', updatedAt: now } as const
  if (!updateAction(tx, action, checked)) return refused({ code: 'changed-meanwhile' })
  recordActionEvent(tx, context, 'action.effectiveness-confirmed', action, { reason })
  return { ok: true }
}

function reopen(tx: Db, context: ActionContext, action: ActionRow, reason: string): Outcome {
  const { now } = context
  const deadline = deadlineOfSupplier(tx, action.supplierId)
  const dueAt = actionDueAt({ severity: action.severity, deadline }, now, loadSettings(tx))
  const refusal = takeActionStep(tx, context, action, {
    step: 'reopen',
    event: 'action.reopened',
    reason,
    change: {
      dueAt,
      endedAt: null,
      endedById: null,
      endReason: null,
      wonPoints: null,
      effectivenessCheckedAt: now,
      effectivenessOutcome: 'relapsed',
    },
    data: { dueAt, lostPoints: action.wonPoints },
  })
  if (refusal) return refused(refusal)
  takeBackAnswers(tx, context, action)
  const key = `${now.getTime()}`
  tellSupplierOfAction(tx, now, { ...action, dueAt }, { news: 'reopened', key, note: reason })
  return { ok: true }
}

/** The standing moves only where it rests on the answers: not after a later result has been published. */
function takeBackAnswers(tx: Db, context: ActionContext, action: ActionRow) {
  const revoked = revokeReanswersOfAction(tx, action.id, context.now)
  const latest = findLatestPublished(tx, action.supplierId)
  if (!latest || !revoked.some(({ assessmentId }) => assessmentId === latest.id)) return
  writeStanding(tx, context, action, latest, isoDate(context.now))
  tendCaseAfterStanding(tx, context, action.supplierId)
  openCaseForRelapse(tx, context, action.supplierId)
}
