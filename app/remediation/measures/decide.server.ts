import { canSeeAssessments } from '#app/accounts/roles.ts'
import { recordEvent, type ActionContext } from '#app/history/record-event.server.ts'
import { loadSettings } from '#app/settings/organisation.server.ts'
import { isRecusedFrom } from '#app/integrity/registers/find-registers.server.ts'
import { transact, type Db } from '#db/client.server.ts'
import { carryOut } from './carry-out.server.ts'
import { findDecisionById } from './decision-queries.server.ts'
import type { Verdict } from './decision-forms.ts'
import { whyNotDecision, whyNotVerdict } from './decision-rules.ts'
import { findCurrentReceipt, settleDecision } from './queries.server.ts'
import { refused } from '#app/http/refusal.ts'
import type { MeasureRefused } from './refusal.ts'
import { situationOf } from './situation.server.ts'
import { tellOfVerdict } from './tell-committee.server.ts'

/**
 * Decides a proposal, once: a member of the committee who has not made it. What is approved happens in the same
 * transaction. Nothing is approved on a result that has changed since, or that is no longer possible.
 */
export function decideProposal(
  db: Db,
  context: ActionContext,
  id: string,
  { verdict, reason }: { verdict: Verdict; reason: string },
): { ok: true } | MeasureRefused {
  return transact(db, (tx): { ok: true } | MeasureRefused => {
    const found = canSeeAssessments(context.actor) ? findDecisionById(tx, id) : null
    if (!found) return refused({ code: 'not-found' })
    const { supplierId, caseId, kind } = found
    const situation = situationOf(tx, supplierId)
    if (!situation) return refused({ code: 'not-found' })
    const refusal = whyNotVerdict(context.actor, found)
    if (refusal) return refused(refusal)
    if (isRecusedFrom(tx, context.actor, supplierId)) return refused({ code: 'recused' })
    const settings = loadSettings(tx)
    if (verdict === 'approved') {
      const impossible = whyNotDecision(kind, situation, settings, context.now)
      if (impossible) return refused(impossible)
      const receipt = findCurrentReceipt(tx, supplierId)
      if ((receipt?.digest ?? null) !== found.receiptDigest) return refused({ code: 'grounds-changed' })
    }
    settleDecision(tx, id, {
      state: verdict,
      decidedById: context.actor.userId,
      decidedAt: context.now,
      decisionReason: reason,
    })
    const { days, grade, receiptDigest } = found
    const data = { decisionId: id, caseId, kind, reason, days, grade, receiptDigest }
    recordEvent(tx, context, `decision.${verdict}`, { supplierId }, data)
    if (verdict === 'approved') carryOut(tx, context, { decision: found, situation, settings })
    const { supplier } = situation
    const told = { id, kind, supplier, verdict, proposedById: found.proposedById, ownerId: supplier.ownerId }
    tellOfVerdict(tx, context, told)
    return { ok: true }
  })
}
