import type { LocaleOption } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import type { LetterParts, MessageOf } from './letter-parts.ts'
import { Lines, Paragraph } from './Letter.tsx'
import type { CommitteeNews, MeasureNews } from './messages.ts'

type Words = { organisation: string; supplier: string; date: string }
type Wording = (words: Words, l: LocaleOption) => string
type Plain = (words: Record<never, never>, l: LocaleOption) => string

/** Subject, what happened, and what helps now. */
const NEWS: Record<MeasureNews, readonly [subject: Wording, text: Wording, help?: Plain]> = {
  improving: [m.mail_measure_improving_subject, m.mail_measure_improving_text, m.mail_measure_improving_help],
  deciding: [m.mail_measure_deciding_subject, m.mail_measure_deciding_text, m.mail_measure_deciding_help],
  chance: [m.mail_measure_chance_subject, m.mail_measure_chance_text, m.mail_measure_chance_help],
  reminder: [m.mail_measure_reminder_subject, m.mail_measure_reminder_text, m.mail_measure_improving_help],
  missed: [m.mail_measure_missed_subject, m.mail_measure_missed_text, m.mail_measure_missed_help],
  silent: [m.mail_measure_silent_subject, m.mail_measure_silent_text],
  'silent-reminder': [m.mail_measure_silent_subject, m.mail_measure_silent_text],
  'silent-missed': [m.mail_measure_silent_missed_subject, m.mail_measure_silent_missed_text],
  met: [m.mail_measure_met_subject, m.mail_measure_met_text],
  released: [m.mail_measure_released_subject, m.mail_measure_released_text],
  deferred: [m.mail_measure_deferred_subject, m.mail_measure_deferred_text],
  disqualified: [
    m.mail_measure_disqualified_subject,
    m.mail_measure_disqualified_text,
    m.mail_measure_disqualified_help,
  ],
  reinstated: [m.mail_measure_reinstated_subject, m.mail_measure_reinstated_text],
}

export function measureNews(message: MessageOf<'measure-news'>, l: LocaleOption): LetterParts {
  const { organisationName, supplierName, dueOn, news, url } = message
  const [subject, text, help] = NEWS[news]
  const words = { organisation: organisationName, supplier: supplierName, date: dueOn ?? '' }
  return {
    subject: subject(words, l),
    heading: subject(words, l),
    body: (
      <>
        <Paragraph>{text(words, l)}</Paragraph>
        {help && <Paragraph>{help({}, l)}</Paragraph>}
      </>
    ),
    action: { label: m.mail_measure_action({}, l), url },
  }
}

const COMMITTEE_TEXTS: Record<CommitteeNews, Plain> = {
  proposal: m.mail_committee_proposal_text,
  due: m.mail_committee_due_text,
  approved: m.mail_committee_approved_text,
  refused: m.mail_committee_refused_text,
}

const ONE_SUPPLIER = {
  proposal: m.mail_committee_proposal_subject,
  approved: m.mail_committee_approved_subject,
  refused: m.mail_committee_refused_subject,
} as const

export function committeeNews(message: MessageOf<'committee-news'>, l: LocaleOption): LetterParts {
  const { news, count, suppliers, url } = message
  const more = count - suppliers.length
  const subject = committeeSubject(message, l)
  return {
    subject,
    heading: subject,
    body: (
      <>
        <Paragraph>{COMMITTEE_TEXTS[news]({}, l)}</Paragraph>
        <Lines>
          {[
            ...suppliers.map(supplier => m.mail_committee_item(supplier, l)),
            ...(more > 0 ? [m.mail_committee_more({ count: String(more) }, l)] : []),
          ]}
        </Lines>
      </>
    ),
    action: { label: m.mail_committee_action({}, l), url },
  }
}

function committeeSubject({ news, count, suppliers }: MessageOf<'committee-news'>, l: LocaleOption) {
  const [first] = suppliers
  if (news === 'due' || !first) return m.mail_committee_due_subject({ count: String(count) }, l)
  return ONE_SUPPLIER[news]({ supplier: first.name, text: first.text }, l)
}

const PAYMENTS = {
  deferred: [m.mail_payment_deferred_subject, m.mail_payment_deferred_text],
  resumed: [m.mail_payment_resumed_subject, m.mail_payment_resumed_text],
} as const

export function paymentDeferral(message: MessageOf<'payment-deferral'>, l: LocaleOption): LetterParts {
  const [subject, text] = PAYMENTS[message.news]
  const words = { supplier: message.supplierName, code: message.supplierCode, date: message.on }
  const needsCare = message.isSmallFirm && message.news === 'deferred'
  return {
    subject: subject(words, l),
    heading: subject(words, l),
    body: (
      <>
        <Paragraph>{text(words, l)}</Paragraph>
        {needsCare && <Paragraph>{m.mail_payment_small_firm({}, l)}</Paragraph>}
      </>
    ),
    action: { label: m.mail_committee_action({}, l), url: message.url },
  }
}
