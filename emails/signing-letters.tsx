import type { LocaleOption } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import type { LetterParts, MessageOf } from './letter-parts.ts'
import { Paragraph } from './Letter.tsx'

type Named = { organisationName: string; supplierName: string; agreementTitle: string }

export function signingInvitation(message: MessageOf<'signing-invitation'>, l: LocaleOption): LetterParts {
  const words = { ...wordsOf(message), date: message.dueOn }
  const subject = m.mail_signing_invitation_subject(words, l)
  return askingToSign(message, { subject, text: m.mail_signing_invitation_text(words, l) }, l)
}

export function signingReminder(message: MessageOf<'signing-reminder'>, l: LocaleOption): LetterParts {
  const words = { ...wordsOf(message), date: message.dueOn }
  const subject = reminderSubject(message, l)
  return askingToSign(message, { subject, text: m.mail_signing_reminder_text(words, l) }, l)
}

export function signingEnding(message: MessageOf<'signing-ending'>, l: LocaleOption): LetterParts {
  const words = { ...wordsOf(message), date: message.endsOn }
  const subject = m.mail_signing_ending_subject(words, l)
  return askingToSign(message, { subject, text: m.mail_signing_ending_text(words, l) }, l)
}

export function signingCode(message: MessageOf<'signing-code'>, l: LocaleOption): LetterParts {
  const { code, expiresInMinutes } = message
  return {
    subject: code === '' ? m.mail_signing_code_heading({}, l) : m.mail_signing_code_subject({ code }, l),
    heading: m.mail_signing_code_heading({}, l),
    body: (
      <>
        <Paragraph>
          {code === ''
            ? m.mail_signing_code_spent({}, l)
            : m.mail_signing_code_text({ code, minutes: String(expiresInMinutes) }, l)}
        </Paragraph>
        <Paragraph>{m.mail_signing_code_ignore({}, l)}</Paragraph>
      </>
    ),
  }
}

export function signingInForce(message: MessageOf<'signing-in-force'>, l: LocaleOption): LetterParts {
  const words = { ...wordsOf(message), date: message.endsOn }
  return {
    subject: m.mail_signing_in_force_subject(words, l),
    heading: m.mail_signing_in_force_heading({}, l),
    body: (
      <>
        <Paragraph>{m.mail_signing_in_force_text(words, l)}</Paragraph>
        <Paragraph>{m.mail_signing_in_force_copy({}, l)}</Paragraph>
      </>
    ),
    action: { label: m.mail_signing_in_force_action({}, l), url: message.url },
  }
}

const REPLIES = {
  signed: [m.mail_signing_reply_subject_signed, m.mail_signing_reply_text_signed],
  declined: [m.mail_signing_reply_subject_declined, m.mail_signing_reply_text_declined],
  change: [m.mail_signing_reply_subject_change, m.mail_signing_reply_text_change],
} as const

export function signingReply(message: MessageOf<'signing-reply'>, l: LocaleOption): LetterParts {
  const [subject, text] = REPLIES[message.reply]
  const words = wordsOf(message)
  return {
    subject: subject(words, l),
    heading: subject(words, l),
    body: <Paragraph>{text(words, l)}</Paragraph>,
    action: { label: m.mail_signing_reply_action({}, l), url: message.url },
  }
}

const NEWS = {
  answered: [m.mail_signing_news_subject_answered, m.mail_signing_news_text_answered],
  withdrawn: [m.mail_signing_news_subject_withdrawn, m.mail_signing_news_text_withdrawn],
  terminated: [m.mail_signing_news_subject_terminated, m.mail_signing_news_text_terminated],
} as const

export function signingNews(message: MessageOf<'signing-news'>, l: LocaleOption): LetterParts {
  const [subject, text] = NEWS[message.news]
  const words = wordsOf(message)
  return {
    subject: subject(words, l),
    heading: subject(words, l),
    body: <Paragraph>{text(words, l)}</Paragraph>,
    action: { label: m.mail_signing_reply_action({}, l), url: message.url },
  }
}

export function counterSigningDue(message: MessageOf<'counter-signing-due'>, l: LocaleOption): LetterParts {
  const count = String(message.count)
  return {
    subject: m.mail_counter_signing_subject({ count }, l),
    heading: m.mail_counter_signing_subject({ count }, l),
    body: <Paragraph>{m.mail_counter_signing_text({ count, days: String(message.days) }, l)}</Paragraph>,
    action: { label: m.mail_counter_signing_action({}, l), url: message.url },
  }
}

type Asking = Named & { url: string; accountUrl: string | null }

/** The letter that asks to sign, with what it says of the occasion. */
function askingToSign(
  message: Asking,
  { subject, text }: { subject: string; text: string },
  l: LocaleOption,
): LetterParts {
  return {
    subject,
    heading: m.mail_signing_invitation_heading(wordsOf(message), l),
    body: (
      <>
        <Paragraph>{text}</Paragraph>
        <HowToSign accountUrl={message.accountUrl} l={l} />
      </>
    ),
    action: actionOf(message, l),
  }
}

function HowToSign({ accountUrl, l }: { accountUrl: string | null; l: LocaleOption }) {
  return (
    <>
      <Paragraph>{m.mail_signing_invitation_how({}, l)}</Paragraph>
      <Paragraph>
        {accountUrl ? m.mail_signing_account({}, l) : m.mail_signing_invitation_click({}, l)}
      </Paragraph>
    </>
  )
}

function actionOf({ url, accountUrl }: { url: string; accountUrl: string | null }, l: LocaleOption) {
  return accountUrl
    ? { label: m.mail_signing_action_account({}, l), url: accountUrl }
    : { label: m.mail_signing_action({}, l), url }
}

function reminderSubject(message: MessageOf<'signing-reminder'>, l: LocaleOption) {
  const { agreementTitle: agreement, dueOn: date, daysLeft } = message
  if (daysLeft === 0) return m.mail_signing_reminder_subject_today({ agreement }, l)
  const days = String(Math.abs(daysLeft))
  return daysLeft > 0
    ? m.mail_signing_reminder_subject_left({ agreement, date, days }, l)
    : m.mail_signing_reminder_subject_over({ agreement, days }, l)
}

function wordsOf({
  organisationName: organisation,
  supplierName: supplier,
  agreementTitle: agreement,
}: Named) {
  return { organisation, supplier, agreement }
}
