import type { LocaleOption } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { actionDigest, actionNews, actionReminder, actionReply, actionsIssued } from './action-letters.tsx'
import {
  assessmentDeclined,
  campaignDigest,
  dueDateExtended,
  extensionRefused,
  extensionRequested,
  itemCommented,
  overdueEscalation,
} from './campaign-letters.tsx'
import { auditNews } from './audit-letter.tsx'
import { effectDue } from './effect-letter.tsx'
import type { LetterParts, MessageOf } from './letter-parts.ts'
import { Paragraph } from './Letter.tsx'
import type { MailMessage } from './messages.ts'
import { matterNews } from './matter-letter.tsx'
import { committeeNews, measureNews, paymentDeferral } from './measure-letters.tsx'
import { replyNews, replyReceived } from './reply-letters.tsx'
import { reminder } from './reminder-letter.tsx'
import {
  counterSigningDue,
  signingCode,
  signingEnding,
  signingInForce,
  signingInvitation,
  signingNews,
  signingReminder,
  signingReply,
} from './signing-letters.tsx'

/** What one mail says, in the recipient's language. */
export function letterFor(message: MailMessage, l: LocaleOption): LetterParts {
  switch (message.kind) {
    case 'invitation':
      return invitation(message, l)
    case 'campaign-invitation':
      return campaignInvitation(message, l)
    case 'submission-received':
      return submissionReceived(message, l)
    case 'items-returned':
      return itemsReturned(message, l)
    case 'grade-published':
      return gradePublished(message, l)
    case 'reminder':
      return reminder(message, l)
    case 'campaign-digest':
      return campaignDigest(message, l)
    case 'overdue-escalation':
      return overdueEscalation(message, l)
    case 'due-date-extended':
      return dueDateExtended(message, l)
    case 'extension-requested':
      return extensionRequested(message, l)
    case 'extension-refused':
      return extensionRefused(message, l)
    case 'item-commented':
      return itemCommented(message, l)
    case 'assessment-declined':
      return assessmentDeclined(message, l)
    case 'signing-invitation':
      return signingInvitation(message, l)
    case 'signing-reminder':
      return signingReminder(message, l)
    case 'signing-code':
      return signingCode(message, l)
    case 'signing-in-force':
      return signingInForce(message, l)
    case 'signing-reply':
      return signingReply(message, l)
    case 'signing-news':
      return signingNews(message, l)
    case 'signing-ending':
      return signingEnding(message, l)
    case 'counter-signing-due':
      return counterSigningDue(message, l)
    case 'password-reset':
      return passwordReset(message, l)
    case 'reply-received':
      return replyReceived(message, l)
    case 'reply-news':
      return replyNews(message, l)
    case 'measure-news':
      return measureNews(message, l)
    case 'committee-news':
      return committeeNews(message, l)
    case 'payment-deferral':
      return paymentDeferral(message, l)
    case 'matter-news':
      return matterNews(message, l)
    case 'actions-issued':
      return actionsIssued(message, l)
    case 'action-news':
      return actionNews(message, l)
    case 'action-reply':
      return actionReply(message, l)
    case 'action-reminder':
      return actionReminder(message, l)
    case 'action-digest':
      return actionDigest(message, l)
    case 'effect-due':
      return effectDue(message, l)
    case 'audit-news':
      return auditNews(message, l)
  }
}

function invitation(message: MessageOf<'invitation'>, l: LocaleOption): LetterParts {
  const { organisationName: organisation, inviterName: inviter, supplierName: supplier } = message
  return {
    subject: m.mail_invitation_subject({ organisation }, l),
    heading: m.mail_invitation_heading({}, l),
    body: (
      <>
        <Paragraph>
          {supplier
            ? m.mail_invitation_supplier({ inviter, organisation, supplier }, l)
            : m.mail_invitation_buyer({ inviter, organisation }, l)}
        </Paragraph>
        <Paragraph>{m.mail_invitation_expiry({ date: message.expiresOn }, l)}</Paragraph>
      </>
    ),
    action: { label: m.mail_invitation_action({}, l), url: message.url },
  }
}

function campaignInvitation(message: MessageOf<'campaign-invitation'>, l: LocaleOption): LetterParts {
  const {
    organisationName: organisation,
    supplierName: supplier,
    campaignName: campaign,
    dueOn: date,
  } = message
  const count = message.itemCount
  return {
    subject: m.mail_campaign_subject({ campaign, date }, l),
    heading: m.mail_campaign_heading({ campaign }, l),
    body: (
      <>
        <Paragraph>
          {message.notice
            ? m.mail_campaign_text_notice({ organisation, supplier, campaign, count, date }, l)
            : m.mail_campaign_text({ organisation, supplier, count, date }, l)}
        </Paragraph>
        <Paragraph>
          {message.notice ? m.mail_campaign_ease_notice({}, l) : m.mail_campaign_ease({}, l)}
        </Paragraph>
        {message.accountUrl && <Paragraph>{m.mail_campaign_account({}, l)}</Paragraph>}
        {message.notice && <Notice {...message.notice} />}
      </>
    ),
    action: message.accountUrl
      ? { label: m.mail_campaign_action_account({}, l), url: message.accountUrl }
      : { label: m.mail_campaign_action({}, l), url: message.url },
  }
}

function Notice({ title, body }: { title: string; body: string }) {
  return (
    <>
      <Paragraph>
        <strong>{title}</strong>
      </Paragraph>
      {body.split('\n').map(line => (
        <Paragraph key={line}>{line}</Paragraph>
      ))}
    </>
  )
}

function submissionReceived(message: MessageOf<'submission-received'>, l: LocaleOption): LetterParts {
  const { supplierName: supplier, campaignName: campaign, submittedOn: date } = message
  return {
    subject: m.mail_submitted_subject({ supplier, campaign }, l),
    heading: m.mail_submitted_heading({}, l),
    body: (
      <>
        <Paragraph>{m.mail_submitted_text({ date, supplier, campaign }, l)}</Paragraph>
        <Paragraph>
          {m.mail_submitted_score({ score: message.selfScore, grade: message.selfGrade }, l)}
        </Paragraph>
      </>
    ),
    action: { label: m.mail_submitted_action({}, l), url: message.url },
  }
}

function itemsReturned(message: MessageOf<'items-returned'>, l: LocaleOption): LetterParts {
  const { supplierName: supplier, campaignName: campaign, dueOn: date, items } = message
  return {
    subject: m.mail_returned_subject({ count: items.length, campaign }, l),
    heading: m.mail_returned_heading({}, l),
    body: (
      <>
        <Paragraph>{m.mail_returned_text({ supplier, date }, l)}</Paragraph>
        {items.map(({ code, question, comment }) => (
          <Paragraph key={code}>
            <strong>{code}</strong> {question}
            <br />
            {comment}
          </Paragraph>
        ))}
      </>
    ),
    action: { label: m.mail_returned_action({}, l), url: message.url },
  }
}

function gradePublished(message: MessageOf<'grade-published'>, l: LocaleOption): LetterParts {
  const { supplierName: supplier, campaignName: campaign, score, grade, meaning } = message
  return {
    subject: m.mail_published_subject({ campaign, grade, score }, l),
    heading: m.mail_published_heading({ supplier }, l),
    body: (
      <>
        <Paragraph>{m.mail_published_text({ campaign, score, grade, meaning }, l)}</Paragraph>
        <Paragraph>{m.mail_published_more({}, l)}</Paragraph>
      </>
    ),
    action: { label: m.mail_published_action({}, l), url: message.url },
  }
}

function passwordReset(message: MessageOf<'password-reset'>, l: LocaleOption): LetterParts {
  return {
    subject: m.mail_reset_subject({}, l),
    heading: m.mail_reset_heading({}, l),
    body: (
      <>
        <Paragraph>{m.mail_reset_text({ minutes: message.expiresInMinutes }, l)}</Paragraph>
        <Paragraph>{m.mail_reset_ignore({}, l)}</Paragraph>
      </>
    ),
    action: { label: m.mail_reset_action({}, l), url: message.url },
  }
}
