import type { LocaleOption } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { Lines, Paragraph, TextLink } from './Letter.tsx'
import type { LetterParts, MessageOf } from './letter-parts.ts'

/** Where a campaign stands, for the buyer; figures of nought are left out of what waits. */
export function campaignDigest(message: MessageOf<'campaign-digest'>, l: LocaleOption): LetterParts {
  const { campaignName: campaign, dueOn: date, daysLeft, rate, sinceLast, waiting } = message
  const days = String(Math.max(daysLeft, 0))
  const open = [
    { count: waiting.toReview, line: m.mail_digest_to_review },
    { count: waiting.overdue, line: m.mail_digest_overdue },
    { count: waiting.unreachable, line: m.mail_digest_unreachable },
    { count: waiting.extensionRequests, line: m.mail_digest_open_requests },
  ].filter(({ count }) => count > 0)
  return {
    subject:
      daysLeft < 0
        ? m.mail_digest_subject_late({ campaign, rate, date }, l)
        : m.mail_digest_subject({ campaign, rate, days, date }, l),
    heading: m.mail_digest_heading({}, l),
    body: (
      <>
        <Paragraph>{m.mail_digest_rate({ campaign, rate, date }, l)}</Paragraph>
        <Paragraph>{m.mail_digest_since({}, l)}</Paragraph>
        <Lines>
          {[
            m.mail_digest_submitted({ count: sinceLast.submitted }, l),
            m.mail_digest_extension_requests({ count: sinceLast.extensionRequests }, l),
            m.mail_digest_comments({ count: sinceLast.comments }, l),
          ]}
        </Lines>
        <Paragraph>
          {open.length > 0 ? m.mail_digest_waiting({}, l) : m.mail_digest_nothing_waiting({}, l)}
        </Paragraph>
        <Lines>{open.map(({ count, line }) => line({ count }, l))}</Lines>
      </>
    ),
    action: { label: m.mail_digest_action({}, l), url: message.url },
  }
}

export function overdueEscalation(message: MessageOf<'overdue-escalation'>, l: LocaleOption): LetterParts {
  const { campaignName: campaign, suppliers, more } = message
  return {
    subject: m.mail_escalation_subject({ count: suppliers.length + more, campaign }, l),
    heading: m.mail_escalation_heading({}, l),
    body: (
      <>
        <Paragraph>{m.mail_escalation_text({ campaign }, l)}</Paragraph>
        <Lines>
          {suppliers.map(({ name, code, dueOn: date, completeItems: done, askedItems: count, url }) => (
            <span key={code}>
              <TextLink href={url}>{name}</TextLink>{' '}
              {m.mail_escalation_supplier({ code, date, done, count }, l)}
            </span>
          ))}
        </Lines>
        {more > 0 && <Paragraph>{m.mail_escalation_more({ count: more }, l)}</Paragraph>}
      </>
    ),
    action: { label: m.mail_escalation_action({}, l), url: message.url },
  }
}

export function dueDateExtended(message: MessageOf<'due-date-extended'>, l: LocaleOption): LetterParts {
  const { supplierName: supplier, campaignName: campaign, dueOn: date, note } = message
  return {
    subject: m.mail_extended_subject({ campaign, date }, l),
    heading: m.mail_extended_heading({}, l),
    body: (
      <>
        <Paragraph>{m.mail_extended_text({ supplier, campaign, date }, l)}</Paragraph>
        {note && <Paragraph>{m.mail_note({ note }, l)}</Paragraph>}
      </>
    ),
    action: { label: m.mail_extended_action({}, l), url: message.url },
  }
}

export function extensionRequested(message: MessageOf<'extension-requested'>, l: LocaleOption): LetterParts {
  const { supplierName: supplier, campaignName: campaign, requestedDueOn: date, reason } = message
  return {
    subject: m.mail_extension_requested_subject({ supplier, campaign, date }, l),
    heading: m.mail_extension_requested_heading({}, l),
    body: (
      <>
        <Paragraph>{m.mail_extension_requested_text({ supplier, campaign, date }, l)}</Paragraph>
        <Paragraph>{m.mail_reason({ reason }, l)}</Paragraph>
      </>
    ),
    action: { label: m.mail_extension_requested_action({}, l), url: message.url },
  }
}

export function extensionRefused(message: MessageOf<'extension-refused'>, l: LocaleOption): LetterParts {
  const { organisationName: organisation, supplierName: supplier, campaignName: campaign } = message
  const { dueOn: date, reason } = message
  return {
    subject: m.mail_extension_refused_subject({ campaign, date }, l),
    heading: m.mail_extension_refused_heading({}, l),
    body: (
      <>
        <Paragraph>{m.mail_extension_refused_text({ organisation, supplier, campaign, date }, l)}</Paragraph>
        <Paragraph>{m.mail_reason({ reason }, l)}</Paragraph>
      </>
    ),
    action: { label: m.mail_extension_refused_action({}, l), url: message.url },
  }
}

export function itemCommented(message: MessageOf<'item-commented'>, l: LocaleOption): LetterParts {
  const { authorName: author, supplierName: supplier, campaignName: campaign, itemCode: code } = message
  return {
    subject: m.mail_commented_subject({ author, code, campaign }, l),
    heading: m.mail_commented_heading({}, l),
    body: (
      <>
        <Paragraph>{m.mail_commented_text({ author, supplier, campaign }, l)}</Paragraph>
        <Paragraph>
          <strong>{code}</strong> {message.question}
          <br />
          {message.comment}
        </Paragraph>
        <Paragraph>{m.mail_commented_reply({}, l)}</Paragraph>
      </>
    ),
    action: { label: m.mail_commented_action({}, l), url: message.url },
  }
}

export function assessmentDeclined(message: MessageOf<'assessment-declined'>, l: LocaleOption): LetterParts {
  const { supplierName: supplier, campaignName: campaign, reason } = message
  return {
    subject: m.mail_declined_subject({ supplier, campaign }, l),
    heading: m.mail_declined_heading({}, l),
    body: (
      <>
        <Paragraph>{m.mail_declined_text({ supplier, campaign }, l)}</Paragraph>
        <Paragraph>{m.mail_reason({ reason }, l)}</Paragraph>
      </>
    ),
    action: { label: m.mail_declined_action({}, l), url: message.url },
  }
}
