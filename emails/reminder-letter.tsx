import type { LocaleOption } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { Lines, Paragraph } from './Letter.tsx'
import type { LetterParts, MessageOf } from './letter-parts.ts'

type Reminder = MessageOf<'reminder'>

/** What is still owed and by when: thanks for what is done, a list of what is missing, the ways out. */
export function reminder(message: Reminder, l: LocaleOption): LetterParts {
  const isReturned = message.state === 'returned'
  const missing = message.missing.map(({ title, count }) =>
    isReturned ? title : m.mail_reminder_section({ title, count }, l),
  )
  return {
    subject: subjectOf(message, l),
    heading: headingOf(message, l),
    body: (
      <>
        <Paragraph>{textOf(message, l)}</Paragraph>
        {message.state !== 'invited' && <Lines>{missing}</Lines>}
        {message.daysLeft < 0 && !isReturned && <Paragraph>{m.mail_reminder_late({}, l)}</Paragraph>}
        <Paragraph>
          {isReturned ? m.mail_reminder_help_returned({}, l) : m.mail_reminder_help({}, l)}
        </Paragraph>
        {message.accountUrl && <Paragraph>{m.mail_campaign_account({}, l)}</Paragraph>}
      </>
    ),
    action: actionOf(message, l),
  }
}

function subjectOf({ state, daysLeft, campaignName: campaign, dueOn: date }: Reminder, l: LocaleOption) {
  const words = { campaign, date }
  if (state === 'returned' && daysLeft < 0) return m.mail_reminder_subject_returned_late(words, l)
  if (state === 'returned') return m.mail_reminder_subject_returned(words, l)
  if (daysLeft < 0) return m.mail_reminder_subject_late(words, l)
  if (daysLeft === 0) return m.mail_reminder_subject_today(words, l)
  if (daysLeft === 1) return m.mail_reminder_subject_tomorrow(words, l)
  return m.mail_reminder_subject({ ...words, days: daysLeft }, l)
}

function headingOf(message: Reminder, l: LocaleOption) {
  if (message.state === 'invited') return m.mail_reminder_heading_invited({}, l)
  if (message.state === 'returned') return m.mail_reminder_heading_returned({}, l)
  if (isReady(message)) return m.mail_reminder_heading_ready({}, l)
  const { completeItems: done, askedItems: count } = message
  return m.mail_reminder_heading_in_progress({ done, count }, l)
}

function textOf(message: Reminder, l: LocaleOption) {
  const { organisationName: organisation, askedItems: count } = message
  const words = { supplier: message.supplierName, campaign: message.campaignName, date: message.dueOn }
  if (message.state === 'invited') return m.mail_reminder_invited({ ...words, organisation, count }, l)
  if (message.state === 'returned') return m.mail_reminder_returned(words, l)
  return isReady(message) ? m.mail_reminder_ready(words, l) : m.mail_reminder_in_progress(words, l)
}

function actionOf({ state, url, accountUrl }: Reminder, l: LocaleOption) {
  if (accountUrl) return { label: m.mail_campaign_action_account({}, l), url: accountUrl }
  if (state === 'invited') return { label: m.mail_campaign_action({}, l), url }
  return {
    label: state === 'returned' ? m.mail_returned_action({}, l) : m.mail_reminder_action({}, l),
    url,
  }
}

/** Everything is filled in, nothing submitted. */
function isReady({ state, completeItems, askedItems }: Reminder) {
  return state === 'in-progress' && completeItems >= askedItems
}
