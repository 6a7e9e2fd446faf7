import { canManageCampaigns } from '#app/accounts/roles.ts'
import { newId } from '#app/accounts/token.server.ts'
import { recordEvent, type ActionContext } from '#app/history/record-event.server.ts'
import { isAskedOf } from '#app/questionnaires/applicability.ts'
import type { QuestionnaireContent } from '#app/questionnaires/content-schema.ts'
import { findVersionById } from '#app/questionnaires/queries.server.ts'
import { findSuppliersMatching, type SupplierRow } from '#app/suppliers/queries.server.ts'
import { SUPPLIER_CATEGORIES, type SupplierCategory } from '#app/suppliers/vocabulary.ts'
import { transact, type Db } from '#db/client.server.ts'
import { nextCampaignState, whyNotCampaign } from './campaign-state.ts'
import { inviteContacts } from './invite-contacts.server.ts'
import type { PopulationChoice } from './population-choice.ts'
import {
  findCampaignById,
  findReachableSupplierIds,
  findSuppliersByIds,
  insertAssessments,
  updateCampaign,
  type AssessmentInsert,
  type CampaignRow,
} from './queries.server.ts'
import type { OpenRefusal } from './refusal.ts'

/** More suppliers than this in one campaign are refused, never cut off. */
export const MAX_POPULATION = 5000

export type OpenResult =
  | {
      ok: true
      population: number
      mails: number
      /** Invited, but nobody there can be written to: to be followed up by hand. */
      withoutContact: { supplierId: string; code: string }[]
    }
  | { ok: false; refusal: OpenRefusal }

/**
 * Freezes the population with category, region, class and size of this moment, and writes the invitations, in one
 * transaction. Of two people opening at once one succeeds. Unknown supplier ids are left out. `expected` is how
 * many suppliers the person was shown: when the register has changed since, opening is refused; null when the
 * person was shown none.
 */
export function openCampaign(
  db: Db,
  context: ActionContext,
  campaignId: string,
  choice: PopulationChoice,
  expected: number | null = null,
): OpenResult {
  if (!canManageCampaigns(context.actor)) return { ok: false, refusal: { code: 'not-allowed' } }
  return transact(db, (tx): OpenResult => {
    const campaign = findCampaignById(tx, campaignId)
    if (!campaign) return { ok: false, refusal: { code: 'not-found' } }
    const population = suppliersOf(tx, choice)
    const refusal = whyNotOpen(campaign, population, expected, context.now)
    if (refusal) return { ok: false, refusal }
    return { ok: true, ...open(tx, context, campaign, population) }
  })
}

/** What opening with this choice would do: how many are invited, and how many of them have nobody to write to. */
export function previewOpening(db: Db, choice: PopulationChoice) {
  const population = suppliersOf(db, choice)
  const reachable = findReachableSupplierIds(db)
  return { count: population.length, silent: population.filter(({ id }) => !reachable.has(id)).length }
}

function suppliersOf(tx: Db, choice: PopulationChoice): SupplierRow[] {
  if ('filter' in choice) return findSuppliersMatching(tx, choice.filter, MAX_POPULATION + 1)
  return findSuppliersByIds(tx, [...new Set(choice.supplierIds)].slice(0, MAX_POPULATION + 1))
}

function whyNotOpen(
  campaign: CampaignRow,
  { length: count }: SupplierRow[],
  expected: number | null,
  now: Date,
): OpenRefusal | null {
  const wrongState = whyNotCampaign(campaign.state, 'open')
  if (wrongState) return wrongState
  if (campaign.dueAt <= now) return { code: 'due-date-past' }
  if (count === 0) return { code: 'nobody-chosen' }
  if (count > MAX_POPULATION) return { code: 'too-many', max: MAX_POPULATION }
  return expected === null || expected === count ? null : { code: 'choice-changed', expected, count }
}

function open(tx: Db, context: ActionContext, campaign: CampaignRow, population: SupplierRow[]) {
  const asked = askedItemsByCategory(requireContent(tx, campaign))
  const rows = population.map(supplier =>
    invitation(campaign, supplier, asked[supplier.category], context.now),
  )
  updateCampaign(tx, campaign.id, { state: nextCampaignState('open'), openedAt: context.now })
  insertAssessments(tx, rows)
  const { mails, reached } = inviteContacts(tx, context.now, campaign, asked)
  const withoutContact = population
    .filter(supplier => !reached.has(supplier.id))
    .map(({ id, code }) => ({ supplierId: id, code }))
  const counts = { population: rows.length, mails, withoutContact: withoutContact.length }
  recordEvent(tx, context, 'campaign.opened', { campaignId: campaign.id }, counts)
  for (const { id: assessmentId, supplierId } of rows)
    recordEvent(tx, context, 'assessment.invited', { campaignId: campaign.id, assessmentId, supplierId })
  return { population: rows.length, mails, withoutContact }
}

function invitation(
  campaign: CampaignRow,
  { id, category, region, supplierClass, isSmallFirm }: SupplierRow,
  askedItems: number,
  now: Date,
): AssessmentInsert {
  return {
    id: newId(),
    campaignId: campaign.id,
    supplierId: id,
    category,
    region,
    supplierClass,
    isSmallFirm,
    state: 'invited',
    dueAt: campaign.dueAt,
    askedItems,
    invitedAt: now,
    updatedAt: now,
  }
}

function requireContent(tx: Db, campaign: CampaignRow): QuestionnaireContent {
  const version = findVersionById(tx, campaign.questionnaireVersionId)
  if (!version) throw new Error(`questionnaire version ${campaign.questionnaireVersionId} is missing`)
  return version.content
}

function askedItemsByCategory({ dimensions }: QuestionnaireContent): Record<SupplierCategory, number> {
  const items = dimensions.flatMap(dimension => dimension.items)
  const counts = SUPPLIER_CATEGORIES.map(category => [
    category,
    items.filter(item => isAskedOf(item, category)).length,
  ])
  return Object.fromEntries(counts) as Record<SupplierCategory, number>
}
