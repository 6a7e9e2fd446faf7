import type { LocaleOption } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import type { LetterParts, MessageOf } from './letter-parts.ts'
import { Lines, Paragraph } from './Letter.tsx'
import type { AuditNews } from './messages.ts'

const COMING: readonly AuditNews[] = ['notified', 'reminder', 'postponed', 'changed']

/** To a supplier what comes or has come of an audit, to the auditor that a self-assessment has been handed in. */
export function auditNews(message: MessageOf<'audit-news'>, l: LocaleOption): LetterParts {
  const { code, mode, plannedOn: date, scope, reason, isSelfAssessment, url } = message
  const isComing = COMING.includes(message.news)
  const facts = [
    m.mail_audit_mode({ mode }, l),
    ...(isComing ? [isSelfAssessment ? m.mail_audit_due({ date }, l) : m.mail_audit_day({ date }, l)] : []),
    ...(isComing && scope !== '' ? [m.mail_audit_scope({ scope }, l)] : []),
    ...(reason ? [m.mail_audit_reason({ reason }, l)] : []),
  ]
  return {
    subject: subjectOf(message, l),
    heading: subjectOf(message, l),
    body: (
      <>
        <Paragraph>{textOf(message, l)}</Paragraph>
        <Lines>{facts}</Lines>
      </>
    ),
    action: { label: m.mail_audit_action({ code }, l), url },
  }
}

function subjectOf(
  { news, code, supplierName: supplier, plannedOn: date }: MessageOf<'audit-news'>,
  l: LocaleOption,
) {
  switch (news) {
    case 'notified':
      return m.mail_audit_notified_subject({ code, date }, l)
    case 'reminder':
      return m.mail_audit_reminder_subject({ code, date }, l)
    case 'postponed':
      return m.mail_audit_postponed_subject({ code, date }, l)
    case 'changed':
      return m.mail_audit_changed_subject({ code }, l)
    case 'cancelled':
      return m.mail_audit_cancelled_subject({ code }, l)
    case 'findings':
      return m.mail_audit_findings_subject({ code }, l)
    case 'handed-in':
      return m.mail_audit_handed_in_subject({ code, supplier }, l)
  }
}

function textOf(message: MessageOf<'audit-news'>, l: LocaleOption) {
  const { news, organisationName: organisation, supplierName: supplier, isSelfAssessment } = message
  switch (news) {
    case 'notified':
      return isSelfAssessment
        ? m.mail_audit_self_text({ organisation, supplier }, l)
        : m.mail_audit_notified_text({ organisation, supplier }, l)
    case 'reminder':
      return m.mail_audit_reminder_text({ organisation, supplier }, l)
    case 'postponed':
      return m.mail_audit_postponed_text({ organisation, supplier }, l)
    case 'changed':
      return m.mail_audit_changed_text({ organisation, supplier }, l)
    case 'cancelled':
      return m.mail_audit_cancelled_text({ organisation, supplier }, l)
    case 'findings':
      return m.mail_audit_findings_text({ organisation, supplier }, l)
    case 'handed-in':
      return m.mail_audit_handed_in_text({ supplier }, l)
  }
}
