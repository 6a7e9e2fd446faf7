import { canManageActions, type Actor } from '#app/accounts/roles.ts'
import type { Assessment } from '#app/assessments/checklist.ts'
import { findPublishedResults } from '#app/assessments/figure-queries.server.ts'
import { findAssessment } from '#app/assessments/find-assessment.server.ts'
import { isLater } from '#app/assessments/latest-result.ts'
import { findReceiptByKind } from '#app/assessments/queries.server.ts'
import { readReceipt } from '#app/assessments/receipt-row.ts'
import type { GradingResult } from '#app/grading/types.ts'
import type { ActionContext } from '#app/history/record-event.server.ts'
import { formatPoints } from '#app/i18n/format.ts'
import { DEFAULT_LOCALE } from '#app/i18n/locale.ts'
import { m } from '#app/paraglide/messages.js'
import type { Item } from '#app/questionnaires/content-schema.ts'
import { loadSettings } from '#app/settings/organisation.server.ts'
import { transact, type Db } from '#db/client.server.ts'
import { insertDraft } from './draft-action.server.ts'
import { whyNotOwner } from './draft-checks.server.ts'
import { findCurrentReceipt } from './item-losses.server.ts'
import { itemsAskedIn } from './item-texts.server.ts'
import { isWeakResult, proposeFindings, type ProposedFinding } from './proposal.ts'
import { existsProposal, markProposed } from './queries.server.ts'
import { refused, type Refused } from '#app/http/refusal.ts'
import type { ActionVerbRefusal } from './refusal.ts'
import { isKeptAway } from './take-action-step.server.ts'

/**
 * Drafts one action for every item of a weak result that lost points or fired a trigger, once per result: answers how
 * many. They are worded in the organisation's first language, from the item itself. A result of an earlier round than the
 * supplier's latest proposes nothing: no closure would move it. Call inside the transaction of the publication.
 */
export function proposeActions(
  tx: Db,
  context: ActionContext,
  assessment: Assessment,
  result: GradingResult,
): number {
  if (!isWeakResult(result, loadSettings(tx)) || isOutrun(tx, assessment)) return 0
  if (!markProposed(tx, assessment.id, context.now)) return 0
  const items = itemsAskedIn(tx, assessment.id)
  const { reviewerId } = assessment
  const ownerId = whyNotOwner(tx, assessment.supplier.id, reviewerId) ? null : reviewerId
  const findings = proposeFindings(result)
  for (const finding of findings) {
    const { itemCode, severity, lostPoints, gain, triggers } = finding
    insertDraft(tx, context, {
      supplierId: assessment.supplier.id,
      source: 'assessment',
      assessmentId: assessment.id,
      severity,
      ...wordsFor(finding, items.get(itemCode)),
      ownerId,
      items: [{ itemCode, lostPoints, gain, triggers }],
    })
  }
  return findings.length
}

function isOutrun(tx: Db, { id, kind, supplier, campaign, invitedAt }: Assessment) {
  const own = { year: campaign.year, invitedAt }
  return findPublishedResults(tx, supplier.id, kind, id).some(other => isLater(other, own))
}

type Proposed = { ok: true; count: number } | Refused<ActionVerbRefusal>

/**
 * The same for a result that was published before, from where closures have moved it since: nothing comes twice, however
 * often it is asked for.
 */
export function proposeForResult(db: Db, context: ActionContext, assessmentId: string): Proposed {
  return transact(db, (tx): Proposed => {
    const assessment = findAssessment(tx, context.actor, assessmentId)
    if (!assessment) return refused({ code: 'not-found' })
    if (!canManageActions(context.actor)) return refused({ code: 'not-allowed' })
    if (isKeptAway(tx, context.actor, assessment.supplier.id)) return refused({ code: 'recused' })
    const receipt = assessment.state === 'published' && findReceiptByKind(tx, assessmentId, 'verified')
    if (!receipt) return refused({ code: 'not-published' })
    const current = findCurrentReceipt(tx, assessment.supplier.id)
    const result = current?.assessmentId === assessmentId ? current.receipt : readReceipt(receipt)
    return { ok: true, count: proposeActions(tx, context, assessment, result) }
  })
}

/** The supplier's latest result, when its weaknesses have not been proposed yet; null when there is nothing to propose. */
export function findProposable(db: Db, actor: Actor, supplierId: string): { assessmentId: string } | null {
  if (!canManageActions(actor)) return null
  const latest = findCurrentReceipt(db, supplierId)
  if (!latest || existsProposal(db, latest.assessmentId)) return null
  return isWeakResult(latest.receipt, loadSettings(db)) ? { assessmentId: latest.assessmentId } : null
}

function wordsFor({ itemCode, points, won, triggers }: ProposedFinding, item: Item | undefined) {
  const l = { locale: DEFAULT_LOCALE }
  const question = item?.question[DEFAULT_LOCALE] ?? ''
  const figures = { points: formatPoints(points), won: formatPoints(won) }
  const fired = item?.triggers.filter(({ id }) => triggers.includes(id)) ?? []
  return {
    finding: [
      m.action_proposed_finding({ code: itemCode, question, ...figures }, l),
      ...fired.map(({ label }) => m.action_proposed_trigger({ label: label[DEFAULT_LOCALE] }, l)),
    ].join('\n'),
    requirement: item?.guidance.good[DEFAULT_LOCALE] ?? question,
  }
}
