import type { AssessmentState } from '#app/assessments/assessment-state.ts'
import type { CampaignState } from '#app/campaigns/campaign-state.ts'
import { daysUntil, formatDate } from '#app/i18n/format.ts'
import type { Locale } from '#app/i18n/locale.ts'
import type { MailMessage } from '#emails/messages.ts'

/** Where the assessment stands that a mail asks answers for. */
export type Asked = { state: AssessmentState; dueAt: Date; campaignState: CampaignState }

const ANSWERING: readonly AssessmentState[] = ['invited', 'in-progress']

/** Does the mail ask a supplier for answers? Only such a mail can be overtaken while it waits for its turn. */
export function asksForAnswers({ kind }: Pick<MailMessage, 'kind'>) {
  return kind === 'campaign-invitation' || kind === 'reminder' || kind === 'due-date-extended'
}

/**
 * A mail that asks for answers as it reads at the moment it is sent: with the due date and the days left as they are
 * by then. Null when nothing is owed any more: submitted meanwhile, exempt, over, or the round is closed.
 */
export function asOfNow(message: MailMessage, asked: Asked, locale: Locale, now: Date): MailMessage | null {
  if (!isOwed(message, asked)) return null
  const dueOn = formatDate(asked.dueAt, locale)
  switch (message.kind) {
    case 'campaign-invitation':
    case 'due-date-extended':
      return { ...message, dueOn }
    case 'reminder':
      return { ...message, dueOn, daysLeft: daysUntil(asked.dueAt, now) }
    default:
      return message
  }
}

/** What was returned is owed as long as it is not corrected, also after the round was closed. */
function isOwed({ kind }: MailMessage, { state, campaignState }: Asked) {
  if (state === 'returned') return kind === 'reminder'
  return ANSWERING.includes(state) && campaignState === 'open'
}
