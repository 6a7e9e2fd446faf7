import type { LocaleOption } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import type { LetterParts, MessageOf } from './letter-parts.ts'
import { Lines, Paragraph, TextLink } from './Letter.tsx'
import type { ActionFacts, ActionNews, ActionReply } from './messages.ts'

type Wording = (
  words: { code: string; organisation: string; supplier: string; date: string },
  l: LocaleOption,
) => string
type Named = { organisationName: string; supplierName: string }

export function actionsIssued(message: MessageOf<'actions-issued'>, l: LocaleOption): LetterParts {
  const count = String(message.actions.length + message.more)
  const words = { count, organisation: message.organisationName, supplier: message.supplierName }
  return {
    subject: m.mail_actions_issued_subject(words, l),
    heading: m.mail_actions_issued_heading(words, l),
    body: (
      <>
        <Paragraph>{m.mail_actions_issued_text(words, l)}</Paragraph>
        <Findings {...message} l={l} />
        <Paragraph>{m.mail_actions_issued_how({}, l)}</Paragraph>
      </>
    ),
    action: { label: m.mail_action_open({}, l), url: message.url },
  }
}

const NEWS: Record<ActionNews, { subject: Wording; text: Wording }> = {
  upheld: { subject: m.mail_action_upheld_subject, text: m.mail_action_upheld_text },
  withdrawn: { subject: m.mail_action_withdrawn_subject, text: m.mail_action_withdrawn_text },
  'plan-accepted': { subject: m.mail_action_accepted_subject, text: m.mail_action_accepted_text },
  'plan-returned': { subject: m.mail_action_returned_subject, text: m.mail_action_returned_text },
  insufficient: { subject: m.mail_action_insufficient_subject, text: m.mail_action_insufficient_text },
  closed: { subject: m.mail_action_closed_subject, text: m.mail_action_closed_text },
  reopened: { subject: m.mail_action_reopened_subject, text: m.mail_action_reopened_text },
  'extension-granted': { subject: m.mail_action_granted_subject, text: m.mail_action_granted_text },
  'extension-refused': { subject: m.mail_action_refused_subject, text: m.mail_action_refused_text },
  commented: { subject: m.mail_action_comment_subject, text: m.mail_action_comment_text },
}

export function actionNews(message: MessageOf<'action-news'>, l: LocaleOption): LetterParts {
  const { subject, text } = NEWS[message.news]
  return aboutOne(message, { subject, text }, l)
}

const REPLIES: Record<ActionReply, { subject: Wording; text: Wording }> = {
  contested: { subject: m.mail_action_contested_subject, text: m.mail_action_contested_text },
  'plan-submitted': { subject: m.mail_action_plan_subject, text: m.mail_action_plan_text },
  'evidence-submitted': { subject: m.mail_action_evidence_subject, text: m.mail_action_evidence_text },
  'extension-asked': { subject: m.mail_action_asked_subject, text: m.mail_action_asked_text },
  commented: { subject: m.mail_action_reply_comment_subject, text: m.mail_action_reply_comment_text },
}

export function actionReply(message: MessageOf<'action-reply'>, l: LocaleOption): LetterParts {
  return aboutOne(message, REPLIES[message.reply], l)
}

export function actionReminder(message: MessageOf<'action-reminder'>, l: LocaleOption): LetterParts {
  const { dueOn: date, organisationName: organisation, supplierName: supplier } = message
  const words = { date, organisation, supplier, count: String(message.actions.length + message.more) }
  const subject = reminderSubject(message, l)
  return {
    subject,
    heading: subject,
    body: (
      <>
        <Paragraph>{m.mail_action_reminder_text(words, l)}</Paragraph>
        <Findings {...message} l={l} />
        <Paragraph>{m.mail_action_reminder_more_time({}, l)}</Paragraph>
      </>
    ),
    action: { label: m.mail_action_open({}, l), url: message.url },
  }
}

export function actionDigest(message: MessageOf<'action-digest'>, l: LocaleOption): LetterParts {
  const { open, overdue, waiting } = message
  const counts = [
    { count: waiting.contested, text: m.mail_action_digest_contested },
    { count: waiting.plans, text: m.mail_action_digest_plans },
    { count: waiting.evidence, text: m.mail_action_digest_evidence },
    { count: waiting.extensions, text: m.mail_action_digest_extensions },
  ].filter(({ count }) => count > 0)
  return {
    subject: m.mail_action_digest_subject({ open: String(open), overdue: String(overdue) }, l),
    heading: m.mail_action_digest_heading({}, l),
    body: (
      <>
        <Paragraph>
          {m.mail_action_digest_text({ open: String(open), overdue: String(overdue) }, l)}
        </Paragraph>
        {counts.length === 0 && <Paragraph>{m.mail_action_digest_nothing({}, l)}</Paragraph>}
        <Lines>{counts.map(({ count, text }) => text({ count: String(count) }, l))}</Lines>
      </>
    ),
    action: { label: m.mail_action_digest_action({}, l), url: message.url },
  }
}

function aboutOne(
  message: Named & ActionFacts & { note: string | null },
  { subject, text }: { subject: Wording; text: Wording },
  l: LocaleOption,
): LetterParts {
  const words = {
    code: message.code,
    organisation: message.organisationName,
    supplier: message.supplierName,
    date: message.dueOn,
  }
  return {
    subject: subject(words, l),
    heading: subject(words, l),
    body: (
      <>
        <Paragraph>{text(words, l)}</Paragraph>
        <Paragraph>{m.mail_action_finding({ code: message.code, finding: message.finding }, l)}</Paragraph>
        {message.note && <Paragraph>{m.mail_action_note({ note: message.note }, l)}</Paragraph>}
      </>
    ),
    action: { label: m.mail_action_open({}, l), url: message.url },
  }
}

function Findings({ actions, more, l }: { actions: ActionFacts[]; more: number; l: LocaleOption }) {
  return (
    <>
      <Lines>
        {actions.map(({ code, finding, dueOn: date, url }) => (
          <span key={code}>
            <TextLink href={url}>{code}</TextLink> {m.mail_action_line({ finding, date }, l)}
          </span>
        ))}
      </Lines>
      {more > 0 && <Paragraph>{m.mail_action_more({ count: String(more) }, l)}</Paragraph>}
    </>
  )
}

function reminderSubject(
  { dueOn: date, daysLeft, ...message }: MessageOf<'action-reminder'>,
  l: LocaleOption,
) {
  const count = String(message.actions.length + message.more)
  if (daysLeft === 0) return m.mail_action_reminder_subject_today({ count }, l)
  const days = String(Math.abs(daysLeft))
  return daysLeft > 0
    ? m.mail_action_reminder_subject_left({ count, date, days }, l)
    : m.mail_action_reminder_subject_over({ count, days }, l)
}
