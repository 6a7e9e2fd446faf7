import { recordEvent, type ActionContext } from '#app/history/record-event.server.ts'
import type { Locale } from '#app/i18n/locale.ts'
import type { Db } from '#db/client.server.ts'
import { changeDraft, type DraftResult } from './draft.server.ts'
import { findReviewers } from './freeze-queries.server.ts'
import type { ReminderPlan, ReviewerPlan } from './plans.ts'
import { updateCampaign } from './queries.server.ts'
import type { ReviewerPlanRefusal } from './refusal.ts'
import { reviewersOf } from './reviewer-plan.ts'

/** At least one language; the first is for those whose own is not among them. */
export type MailPlan = { languages: Locale[]; reminderPlan: ReminderPlan }

/** Decides in which languages a draft's mails go out, and when reminders do. */
export function planMails(db: Db, context: ActionContext, campaignId: string, to: MailPlan): DraftResult {
  return changeDraft(db, context, campaignId, (tx, campaign): DraftResult => {
    const { languages, reminderPlan } = campaign
    updateCampaign(tx, campaignId, to)
    recordEvent(tx, context, 'campaign.changed', { campaignId }, { from: { languages, reminderPlan }, to })
    return { ok: true }
  })
}

/**
 * Decides who reviews what. Refuses somebody who does not review, and a round in which nobody is named; a category
 * or site without a reviewer of its own goes round among the others, or waits.
 */
export function planReviewers(
  db: Db,
  context: ActionContext,
  campaignId: string,
  to: ReviewerPlan,
): DraftResult<ReviewerPlanRefusal> {
  return changeDraft(db, context, campaignId, (tx, campaign): DraftResult<ReviewerPlanRefusal> => {
    const named = reviewersOf(to)
    const known = new Set(findReviewers(tx).map(({ id }) => id))
    const isEmpty = to.mode !== 'open' && named.size === 0
    if (isEmpty || [...named].some(id => !known.has(id)))
      return { ok: false, refusal: { code: 'no-reviewer' } }
    updateCampaign(tx, campaignId, { reviewerPlan: to })
    recordEvent(tx, context, 'campaign.changed', { campaignId }, { from: campaign.reviewerPlan, to })
    return { ok: true }
  })
}
