import { newId } from '#app/accounts/token.server.ts'
import { recordEvent, type ActionContext } from '#app/history/record-event.server.ts'
import { findRecusedBySupplier } from '#app/integrity/registers/queries.server.ts'
import { isAskedOf } from '#app/questionnaires/applicability.ts'
import type { QuestionnaireContent } from '#app/questionnaires/content-schema.ts'
import { findVersionById } from '#app/questionnaires/queries.server.ts'
import type { SupplierRow } from '#app/suppliers/queries.server.ts'
import { SUPPLIER_CATEGORIES, type SupplierCategory } from '#app/suppliers/vocabulary.ts'
import type { Db } from '#db/client.server.ts'
import {
  countByReviewer,
  findPreviousIds,
  findReviewers,
  findSiteIdsBySupplierIds,
  freezeSites,
  insertAssessments,
} from './freeze-queries.server.ts'
import { inviteContacts } from './invite-contacts.server.ts'
import type { AssessmentInsert, CampaignRow } from './queries.server.ts'
import { assignReviewers } from './reviewer-plan.ts'

export type Frozen = {
  population: number
  mails: number
  /** Invited, but nobody there can be written to: to be followed up by hand. */
  withoutContact: { supplierId: string; code: string }[]
}

/**
 * Takes suppliers into an open campaign as they are at this moment: category, region, class, size, spend, sites,
 * their latest answered assessment and who reviews them; writes the invitations. Call it inside a transaction.
 */
export function freezePopulation(
  tx: Db,
  context: ActionContext,
  campaign: CampaignRow,
  population: SupplierRow[],
  dueAt: Date,
): Frozen {
  const version = findVersionById(tx, campaign.questionnaireVersionId)
  if (!version) throw new Error(`questionnaire version ${campaign.questionnaireVersionId} is missing`)
  const supplierIds = population.map(({ id }) => id)
  const asked = askedItemsByCategory(version.content)
  const previous = findPreviousIds(tx, campaign, version.kind, supplierIds)
  const reviewers = reviewersBySupplier(tx, campaign, population)
  const rows = population.map(supplier => ({
    ...invitation(campaign, supplier, context.now),
    dueAt,
    askedItems: asked[supplier.category],
    previousId: previous.get(supplier.id) ?? null,
    reviewerId: reviewers.get(supplier.id) ?? null,
  }))
  insertAssessments(tx, rows)
  freezeSites(tx, rows)
  const { mails, reached } = inviteContacts(tx, context.now, campaign, rows, asked)
  const withoutContact = population.filter(({ id }) => !reached.has(id))
  for (const { id: assessmentId, supplierId } of rows)
    recordEvent(tx, context, 'assessment.invited', { campaignId: campaign.id, assessmentId, supplierId })
  return {
    population: rows.length,
    mails,
    withoutContact: withoutContact.map(({ id, code }) => ({ supplierId: id, code })),
  }
}

/** How many items of a version are asked of each category. */
export function askedItemsByCategory({ dimensions }: QuestionnaireContent): Record<SupplierCategory, number> {
  const items = dimensions.flatMap(dimension => dimension.items)
  const counts = SUPPLIER_CATEGORIES.map(category => [
    category,
    items.filter(item => isAskedOf(item, category)).length,
  ])
  return Object.fromEntries(counts) as Record<SupplierCategory, number>
}

function invitation(
  campaign: CampaignRow,
  { id, category, region, supplierClass, isSmallFirm, spendBand }: SupplierRow,
  now: Date,
): Omit<AssessmentInsert, 'dueAt' | 'askedItems'> & { id: string; supplierId: string } {
  return {
    id: newId(),
    campaignId: campaign.id,
    kind: campaign.kind,
    supplierId: id,
    category,
    region,
    supplierClass,
    isSmallFirm,
    spendBand,
    state: 'invited',
    invitedAt: now,
    updatedAt: now,
  }
}

/** By the campaign's plan; who came first has been counted already when suppliers are added later. */
function reviewersBySupplier(tx: Db, campaign: CampaignRow, population: SupplierRow[]) {
  const { reviewerPlan, id: campaignId } = campaign
  if (reviewerPlan.mode === 'open') return new Map<string, string>()
  const sites = findSiteIdsBySupplierIds(
    tx,
    population.map(({ id }) => id),
  )
  const recused = findRecusedBySupplier(tx)
  const subjects = population.map(({ id, category }) => ({
    id,
    category,
    siteIds: sites.get(id) ?? [],
    recused: recused.get(id)?.map(person => person.id) ?? [],
  }))
  const active = new Set(findReviewers(tx).map(({ id }) => id))
  const loads = new Map(
    countByReviewer(tx, campaignId).flatMap(({ reviewerId, n }) =>
      reviewerId ? [[reviewerId, n] as const] : [],
    ),
  )
  return assignReviewers(reviewerPlan, subjects, active, loads)
}
