import { newId } from '#app/accounts/token.server.ts'
import { isAskedOf } from '#app/questionnaires/applicability.ts'
import type { QuestionnaireContent } from '#app/questionnaires/content-schema.ts'
import { findVersionById } from '#app/questionnaires/queries.server.ts'
import type { SupplierCategory } from '#app/suppliers/vocabulary.ts'
import type { Db } from '../client.server.ts'
import { assessments, campaigns } from '../schema/index.ts'
import { MADE_AT } from './sequence.ts'
import type { SupplierRow } from './suppliers.ts'

export type CampaignRow = typeof campaigns.$inferSelect
export type AssessmentRow = typeof assessments.$inferSelect

const DAY_MS = 86_400_000

type CampaignKeys = { questionnaireVersionId: string; policyVersionId: string; createdById: string }

/** A campaign, open unless another state is given, due in 30 days. */
export function createCampaign(
  db: Db,
  keys: CampaignKeys,
  given: Partial<typeof campaigns.$inferInsert> = {},
): CampaignRow {
  const { questionnaireVersionId, policyVersionId, createdById } = keys
  return db
    .insert(campaigns)
    .values({
      id: newId(),
      nameZh: '2026年度评估',
      nameEn: 'Annual assessment 2026',
      year: 2026,
      state: 'open',
      dueAt: new Date(MADE_AT.getTime() + 30 * DAY_MS),
      createdAt: MADE_AT,
      openedAt: MADE_AT,
      ...given,
      questionnaireVersionId,
      policyVersionId,
      createdById,
    })
    .returning()
    .get()
}

/** One supplier in a campaign, invited unless another state is given. */
export function createAssessment(
  db: Db,
  { campaign, supplier }: { campaign: CampaignRow; supplier: SupplierRow },
  given: Partial<typeof assessments.$inferInsert> = {},
): AssessmentRow {
  const version = findVersionById(db, campaign.questionnaireVersionId)
  return db
    .insert(assessments)
    .values({
      id: newId(),
      campaignId: campaign.id,
      kind: campaign.kind,
      supplierId: supplier.id,
      category: supplier.category,
      region: supplier.region,
      supplierClass: supplier.supplierClass,
      isSmallFirm: supplier.isSmallFirm,
      state: 'invited',
      dueAt: campaign.dueAt,
      askedItems: version ? countAsked(version.content, supplier.category) : 0,
      invitedAt: MADE_AT,
      updatedAt: MADE_AT,
      ...given,
    })
    .returning()
    .get()
}

function countAsked({ dimensions }: QuestionnaireContent, category: SupplierCategory) {
  return dimensions.flatMap(({ items }) => items).filter(item => isAskedOf(item, category)).length
}
