import { managesSomeCampaigns } from '#app/accounts/roles.ts'
import { recordEvent, type ActionContext } from '#app/history/record-event.server.ts'
import { findRecusedBySupplier, findRecusedFromSupplier } from '#app/integrity/registers/queries.server.ts'
import { transact, type Db } from '#db/client.server.ts'
import { countByReviewer, findReviewers } from './freeze-queries.server.ts'
import { findManagedAssessment, findManagedCampaign } from './managed.server.ts'
import { NO_REVIEWERS } from './plans.ts'
import { updateAssessment, type AssessmentRow } from './queries.server.ts'
import type { AssignRefusal } from './refusal.ts'
import { findToHandOver, setReviewers } from './reviewer-queries.server.ts'
import { assignReviewers } from './reviewer-plan.ts'

export type AssignResult = { ok: true; count: number } | { ok: false; refusal: AssignRefusal }

/**
 * Gives one assessment to a reviewer, or (null) back to whoever takes it; not once its grade is published, nor to
 * somebody who is recused from its supplier.
 */
export function assignReviewer(
  db: Db,
  context: ActionContext,
  assessmentId: string,
  reviewerId: string | null,
): AssignResult {
  if (!managesSomeCampaigns(context.actor)) return { ok: false, refusal: { code: 'not-allowed' } }
  return transact(db, (tx): AssignResult => {
    const assessment = findManagedAssessment(tx, context.actor, assessmentId)
    if (!assessment) return { ok: false, refusal: { code: 'not-found' } }
    if (assessment.state === 'published') return { ok: false, refusal: { code: 'already-published' } }
    if (reviewerId !== null && !isReviewer(tx, reviewerId))
      return { ok: false, refusal: { code: 'no-reviewer' } }
    const recused = findRecusedFromSupplier(tx, assessment.supplierId).find(({ id }) => id === reviewerId)
    if (recused) return { ok: false, refusal: { code: 'recused', name: recused.name } }
    if (assessment.reviewerId === reviewerId) return { ok: true, count: 0 }
    updateAssessment(tx, assessmentId, { reviewerId, updatedAt: context.now })
    recordAssignment(tx, context, assessment, reviewerId)
    return { ok: true, count: 1 }
  })
}

/**
 * Hands over what one reviewer (null: nobody) has in a campaign and is not published yet: to one other, or shared
 * out equally among several. `category` limits it to one. Refused when all of them are recused from a supplier.
 */
export function handOver(
  db: Db,
  context: ActionContext,
  campaignId: string,
  { from, to, category }: { from: string | null; to: string[]; category: AssessmentRow['category'] | null },
): AssignResult {
  if (!managesSomeCampaigns(context.actor)) return { ok: false, refusal: { code: 'not-allowed' } }
  return transact(db, (tx): AssignResult => {
    if (!findManagedCampaign(tx, context.actor, campaignId))
      return { ok: false, refusal: { code: 'not-found' } }
    const receivers = to.filter(id => id !== from)
    if (receivers.length === 0 || !receivers.every(id => isReviewer(tx, id)))
      return { ok: false, refusal: { code: 'no-reviewer' } }
    const rows = findToHandOver(tx, campaignId, from, category)
    const plan = { ...NO_REVIEWERS, mode: 'round-robin' as const, reviewers: receivers }
    const recused = findRecusedBySupplier(tx)
    const subjects = rows.map(row => ({
      ...row,
      siteIds: [],
      recused: recused.get(row.supplierId)?.map(({ id }) => id) ?? [],
    }))
    const loads = new Map(countByReviewer(tx, campaignId).map(({ reviewerId, n }) => [reviewerId ?? '', n]))
    const assigned = assignReviewers(plan, subjects, new Set(receivers), loads)
    const count = rows.length - assigned.size
    if (count > 0) return { ok: false, refusal: { code: 'all-recused', count } }
    setReviewers(tx, assigned, context.now)
    for (const row of rows) recordAssignment(tx, context, row, assigned.get(row.id) ?? null)
    return { ok: true, count: rows.length }
  })
}

function isReviewer(tx: Db, id: string) {
  return findReviewers(tx).some(reviewer => reviewer.id === id)
}

type Subject = Pick<AssessmentRow, 'id' | 'campaignId' | 'supplierId' | 'reviewerId'>

function recordAssignment(
  tx: Db,
  context: ActionContext,
  { id: assessmentId, campaignId, supplierId, reviewerId: from }: Subject,
  to: string | null,
) {
  const subject = { campaignId, assessmentId, supplierId }
  recordEvent(tx, context, 'assessment.reviewer-assigned', subject, { from, to })
}
