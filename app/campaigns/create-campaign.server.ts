import { canManageCampaigns } from '#app/accounts/roles.ts'
import { newId } from '#app/accounts/token.server.ts'
import { recordEvent, type ActionContext } from '#app/history/record-event.server.ts'
import { endOfDay, isoDate } from '#app/i18n/format.ts'
import { findAllVersionsByKind } from '#app/questionnaires/queries.server.ts'
import { loadSettings } from '#app/settings/organisation.server.ts'
import { transact, type Db } from '#db/client.server.ts'
import type { CampaignFacts } from './campaign-form.ts'
import { findLatestPolicyVersionId, insertCampaign } from './queries.server.ts'
import type { CreateRefusal } from './refusal.ts'

const DAY_MS = 24 * 3600 * 1000

/**
 * Drafts a campaign of the newest published checklist under the newest grading policy; both stay with it.
 * Refuses while one of the two has never been published.
 */
export function createCampaign(
  db: Db,
  context: ActionContext,
  facts: CampaignFacts,
): { ok: true; id: string } | { ok: false; refusal: CreateRefusal } {
  if (!canManageCampaigns(context.actor)) return { ok: false, refusal: { code: 'not-allowed' } }
  const id = newId()
  return transact(db, tx => {
    const version = findAllVersionsByKind(tx, 'esg-checklist')[0]
    const policyVersionId = findLatestPolicyVersionId(tx)
    if (!version || !policyVersionId) return { ok: false, refusal: { code: 'nothing-published' } }
    insertCampaign(tx, {
      ...facts,
      id,
      questionnaireVersionId: version.id,
      policyVersionId,
      createdById: context.actor.userId,
      createdAt: context.now,
    })
    recordEvent(
      tx,
      context,
      'campaign.created',
      { campaignId: id },
      { ...facts, questionnaire: version.version },
    )
    return { ok: true, id }
  })
}

/** The end of the day that lies the organisation's campaign length from now. */
export function defaultDueAt(db: Db, now: Date): Date {
  return endOfDay(isoDate(new Date(now.getTime() + loadSettings(db).campaignDays * DAY_MS)))
}
