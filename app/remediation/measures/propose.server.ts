import { newId } from '#app/accounts/token.server.ts'
import { recordEvent, type ActionContext } from '#app/history/record-event.server.ts'
import { loadSettings } from '#app/settings/organisation.server.ts'
import { isRecusedFrom } from '#app/integrity/registers/find-registers.server.ts'
import { transact, type Db } from '#db/client.server.ts'
import { existsWaitingDecision, findDecisionById } from './decision-queries.server.ts'
import { mayPropose, whyNotDecision } from './decision-rules.ts'
import { findCurrentReceipt, insertDecision, settleDecision } from './queries.server.ts'
import { refused } from '#app/http/refusal.ts'
import type { MeasureRefused } from './refusal.ts'
import { situationOf } from './situation.server.ts'
import { tellCommitteeOfProposal } from './tell-committee.server.ts'
import type { DecisionKind } from './vocabulary.ts'

export type Proposal = {
  supplierId: string
  kind: DecisionKind
  reason: string
  /** For a chance or a deferral: how long, at most what the settings allow. */
  days: number | null
}

/**
 * Puts before the committee what should happen with a supplier, resting on its receipt of today. One proposal of a kind
 * waits at a time; nothing happens before a second person agrees.
 */
export function proposeDecision(
  db: Db,
  context: ActionContext,
  { supplierId, kind, reason, days }: Proposal,
): { ok: true; id: string } | MeasureRefused {
  return transact(db, (tx): { ok: true; id: string } | MeasureRefused => {
    const situation = situationOf(tx, supplierId)
    if (!situation || !mayPropose(context.actor, kind)) return refused({ code: 'not-found' })
    if (isRecusedFrom(tx, context.actor, supplierId)) return refused({ code: 'recused' })
    const refusal = whyNotDecision(kind, situation, loadSettings(tx), context.now)
    if (refusal) return refused(refusal)
    if (existsWaitingDecision(tx, supplierId, kind)) return refused({ code: 'proposed-already' })
    const receipt = findCurrentReceipt(tx, supplierId)
    const caseId = kind === 'reinstate' ? null : (situation.open?.id ?? null)
    const id = newId()
    const proposal = {
      kind,
      reason,
      days,
      isSmallFirm: situation.supplier.isSmallFirm,
      grade: receipt?.grade ?? null,
      receiptDigest: receipt?.digest ?? null,
    }
    insertDecision(tx, {
      ...proposal,
      id,
      supplierId,
      caseId,
      proposedById: context.actor.userId,
      proposedAt: context.now,
    })
    recordEvent(tx, context, 'decision.proposed', { supplierId }, { decisionId: id, caseId, ...proposal })
    tellCommitteeOfProposal(tx, context, { id, kind, supplier: situation.supplier })
    return { ok: true, id }
  })
}

/** Takes a proposal back before it is decided: whoever made it. */
export function withdrawProposal(db: Db, context: ActionContext, id: string): { ok: true } | MeasureRefused {
  return transact(db, (tx): { ok: true } | MeasureRefused => {
    const found = findDecisionById(tx, id)
    if (!found) return refused({ code: 'not-found' })
    if (found.proposedById !== context.actor.userId) return refused({ code: 'not-own-proposal' })
    if (found.state !== 'proposed') return refused({ code: 'already-decided' })
    const { supplierId, caseId, kind } = found
    settleDecision(tx, id, {
      state: 'withdrawn',
      decidedById: context.actor.userId,
      decidedAt: context.now,
      decisionReason: null,
    })
    recordEvent(tx, context, 'decision.withdrawn', { supplierId }, { decisionId: id, caseId, kind })
    return { ok: true }
  })
}
