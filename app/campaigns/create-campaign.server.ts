import { canManageCampaigns } from '#app/accounts/roles.ts'
import { newId } from '#app/accounts/token.server.ts'
import { recordEvent, type ActionContext } from '#app/history/record-event.server.ts'
import { endOfDay, isoDate } from '#app/i18n/format.ts'
import type { QuestionnaireKind } from '#app/questionnaires/vocabulary.ts'
import { loadSettings } from '#app/settings/organisation.server.ts'
import { transact, type Db } from '#db/client.server.ts'
import { LAST_YEAR, type CampaignFacts } from './campaign-form.ts'
import { areVersionsKnown, findUsableVersions } from './change-campaign.server.ts'
import { findYearsInUse, insertCampaign, type CampaignRow } from './queries.server.ts'
import type { CreateRefusal } from './refusal.ts'

const DAY_MS = 24 * 3600 * 1000

/** What a round asks, and what of its plan differs from the settings. */
type RoundOf = { kind?: QuestionnaireKind } & Partial<Pick<CampaignRow, 'reminderPlan' | 'draftPopulation'>>

/**
 * Drafts a campaign of the given versions of checklist and grading policy, the newest published ones when none
 * are given; its reminders are the settings'. Refuses while one of the two has never been published.
 */
export function createCampaign(
  db: Db,
  context: ActionContext,
  facts: CampaignFacts,
  { kind = 'esg-checklist', ...plan }: RoundOf = {},
): { ok: true; id: string } | { ok: false; refusal: CreateRefusal } {
  if (!canManageCampaigns(context.actor, kind)) return { ok: false, refusal: { code: 'not-allowed' } }
  const id = newId()
  return transact(db, tx => {
    const { questionnaires, policies } = findUsableVersions(tx, kind)
    const questionnaireVersionId = facts.questionnaireVersionId ?? questionnaires[0]?.id
    const policyVersionId = facts.policyVersionId ?? policies[0]?.id
    if (!questionnaireVersionId || !policyVersionId)
      return { ok: false, refusal: { code: 'nothing-published' } }
    if (!areVersionsKnown(tx, kind, { questionnaireVersionId, policyVersionId }))
      return { ok: false, refusal: { code: 'unknown-version' } }
    const { reminderDaysBefore: daysBefore, reminderDaysAfter: daysAfter } = loadSettings(tx)
    const drafted = { ...facts, questionnaireVersionId, policyVersionId }
    insertCampaign(tx, {
      ...drafted,
      id,
      kind,
      reminderPlan: { daysBefore, daysAfter },
      ...plan,
      createdById: context.actor.userId,
      createdAt: context.now,
    })
    recordEvent(tx, context, 'campaign.created', { campaignId: id }, drafted)
    return { ok: true, id }
  })
}

/** The first year from this one on that has no round of this kind of questionnaire yet. */
export function defaultYear(db: Db, now: Date, kind: QuestionnaireKind = 'esg-checklist'): number {
  const thisYear = Number(isoDate(now).slice(0, 4))
  const inUse = new Set(findYearsInUse(db, kind, thisYear))
  let year = thisYear
  while (inUse.has(year)) year += 1
  return Math.min(year, LAST_YEAR)
}

/** The end of the day that lies the organisation's campaign length from now. */
export function defaultDueAt(db: Db, now: Date): Date {
  return endOfDay(isoDate(new Date(now.getTime() + loadSettings(db).campaignDays * DAY_MS)))
}
