import { newId } from '#app/accounts/token.server.ts'
import type { ActionContext } from '#app/history/record-event.server.ts'
import { loadSettings } from '#app/settings/organisation.server.ts'
import { transact, type Db } from '#db/client.server.ts'
import { whyNotActionStep } from '../actions/action-state.ts'
import type { ActionRow } from '../actions/queries.server.ts'
import { refused, type Refused } from '#app/http/refusal.ts'
import { actionToChange, takeActionStep, type ActionTarget } from '../actions/take-action-step.server.ts'
import { tellSupplierOfAction } from '../actions/tell.server.ts'
import { tendCaseAfterStanding } from '../measures/meet-case.server.ts'
import { prepareClosure, type Closure } from './closure.server.ts'
import type { Corrections } from './corrections.ts'
import { effectivenessDueAt } from './effectiveness.ts'
import { findEvidenceRound, updateEvidenceRound } from './evidence-queries.server.ts'
import type { ClosureRefusal } from './refusal.ts'
import type { ScoreChange } from './score-change.ts'
import { insertReanswers, revokeReanswersToItems } from './standing-queries.server.ts'
import { writeStanding } from './standing.server.ts'
import { tidyText } from './verification-limits.ts'

export type Effective = ActionTarget & {
  reason: string
  corrections: Corrections
  /** Digest of the effect that the verifier was shown; null: whatever it is. */
  seen: string | null
}

type Outcome = { ok: true; change: ScoreChange | null } | Refused<ClosureRefusal>

/**
 * The evidence convinces: the action is closed, its items are answered anew from today on and the supplier's standing
 * is computed again, all in one transaction. The published result of the year stays as it is. Refused when the effect
 * is not the one that the verifier was shown, because another closure came first, say.
 */
export function closeAction(
  db: Db,
  context: ActionContext,
  { reason: given, corrections, seen, ...target }: Effective,
): Outcome {
  return transact(db, (tx): Outcome => {
    const found = actionToChange(tx, context, target)
    if (!found.ok) return found
    const { action } = found
    const reason = tidyText(given)
    const early = whyNotActionStep(context.actor, action, 'find-effective', reason)
    if (early) return refused(early)
    const round = requireRound(tx, action)
    const prepared = prepareClosure(tx, action, round, corrections, context.now)
    if (!prepared.ok) return prepared
    const { closure } = prepared
    if (seen !== null && seen !== closure.digest) return refused({ code: 'effect-changed' })
    const refusal = close(tx, context, action, reason, closure)
    if (refusal) return refused(refusal)
    updateEvidenceRound(tx, action.id, round.round, {
      verdict: 'effective',
      verdictReason: reason,
      verifiedById: context.actor.userId,
      verifiedAt: context.now,
    })
    answerAnew(tx, context, action, closure)
    tendCaseAfterStanding(tx, context, action.supplierId)
    tellSupplierOfAction(tx, context.now, action, { news: 'closed', key: `${round.round}`, note: reason })
    return { ok: true, change: closure.change }
  })
}

/** The evidence that waits to be verified. An action that is being verified without any is a broken database: throws. */
export function requireRound(tx: Db, { id, code, evidenceRounds }: ActionRow) {
  const round = findEvidenceRound(tx, id, evidenceRounds)
  if (!round) throw new Error(`${code} is being verified without evidence`)
  return round
}

function close(tx: Db, context: ActionContext, action: ActionRow, reason: string, closure: Closure) {
  const { actor, now } = context
  const { change, effectiveOn } = closure
  const wonPoints = change ? change.won : null
  return takeActionStep(tx, context, action, {
    step: 'find-effective',
    event: 'action.closed',
    reason,
    change: {
      endedAt: now,
      endedById: actor.userId,
      endReason: reason,
      wonPoints,
      effectivenessDueAt: effectivenessDueAt(action.severity, now, loadSettings(tx)),
      effectivenessCheckedAt: null,
      effectivenessOutcome: null,
    },
    data: { round: action.evidenceRounds, promisedPoints: action.promisedPoints, wonPoints, effectiveOn },
  })
}

function answerAnew(
  tx: Db,
  context: ActionContext,
  action: ActionRow,
  { basis, reanswers, effectiveOn }: Closure,
) {
  if (!basis) return
  const { assessment } = basis
  const codes = reanswers.map(({ itemCode }) => itemCode)
  revokeReanswersToItems(tx, assessment.id, codes, context.now)
  insertReanswers(
    tx,
    reanswers.map(({ itemCode, values, dismissedTriggers }) => ({
      id: newId(),
      supplierId: action.supplierId,
      assessmentId: assessment.id,
      itemCode,
      actionId: action.id,
      values,
      dismissedTriggers: [...dismissedTriggers],
      effectiveOn,
      verifiedById: context.actor.userId,
      verifiedAt: context.now,
    })),
  )
  writeStanding(tx, context, action, assessment, effectiveOn)
}
