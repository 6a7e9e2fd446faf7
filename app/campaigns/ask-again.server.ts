import { managesSomeCampaigns } from '#app/accounts/roles.ts'
import type { ActionContext } from '#app/history/record-event.server.ts'
import { findVersionById } from '#app/questionnaires/queries.server.ts'
import { transact, type Db } from '#db/client.server.ts'
import { takeBackDecline } from './decline-assessment.server.ts'
import { whyNotExtend } from './extension.ts'
import { askedItemsByCategory } from './freeze-population.server.ts'
import { inviteContacts } from './invite-contacts.server.ts'
import { findManagedAssessment } from './managed.server.ts'
import { findCampaignById } from './queries.server.ts'
import type { AskAgainRefusal } from './refusal.ts'

export type AskAgainResult = { ok: true; mails: number } | { ok: false; refusal: AskAgainRefusal }

/** The buyer does not settle for a supplier's decline: the invitation goes out again, and reminders with it. */
export function askAgain(db: Db, context: ActionContext, assessmentId: string): AskAgainResult {
  if (!managesSomeCampaigns(context.actor)) return { ok: false, refusal: { code: 'not-allowed' } }
  return transact(db, (tx): AskAgainResult => {
    const assessment = findManagedAssessment(tx, context.actor, assessmentId)
    const campaign = assessment && findCampaignById(tx, assessment.campaignId)
    const version = campaign && findVersionById(tx, campaign.questionnaireVersionId)
    if (!version) return { ok: false, refusal: { code: 'not-found' } }
    const refusal = whyNotExtend({ state: assessment.state, campaignState: campaign.state })
    if (refusal) return { ok: false, refusal }
    if (!assessment.declinedAt) return { ok: false, refusal: { code: 'not-declined' } }
    takeBackDecline(tx, context, assessment)
    const again = `:${assessment.declinedAt.getTime()}`
    const asked = askedItemsByCategory(version.content)
    const { mails } = inviteContacts(tx, context.now, campaign, [assessment], asked, again)
    return { ok: true, mails }
  })
}
