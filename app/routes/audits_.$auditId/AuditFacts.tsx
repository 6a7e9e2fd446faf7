import { Link } from '@remix-run/react'
import { endOfDay, formatDate, formatDateTime } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { AUDIT_MODE_LABELS, occasionText } from '#app/remediation/audits/labels.ts'
import { nameFor } from '#app/suppliers/name-for.ts'
import { Card } from '#app/ui/Page.tsx'
import { Definitions } from '#app/ui/Table.tsx'
import type { AuditData } from './route.tsx'

/** Whom, when, how and why; what it looks at; and since when each step has been taken. */
export function AuditFacts({ page: { audit, supplier, auditorName, isOwn } }: { page: AuditData }) {
  const l = useLocale()
  const isSelf = audit.mode === 'self-assessment'
  const instants = [
    { term: m.audit_notified_at({}, l), at: audit.notifiedAt },
    { term: isSelf ? m.audit_returned_at({}, l) : m.audit_started_at({}, l), at: audit.startedAt },
    { term: m.audit_issued_at({}, l), at: audit.findingsIssuedAt },
    { term: m.audit_ended_at({}, l), at: audit.endedAt },
  ]
  const items = [
    ...(isOwn
      ? []
      : [
          {
            term: m.audit_column_supplier({}, l),
            value: (
              <Link to={`/suppliers/${supplier.id}`} className="link">
                {nameFor(supplier, l)}
              </Link>
            ),
          },
        ]),
    { term: m.audit_mode({}, l), value: AUDIT_MODE_LABELS[audit.mode]({}, l) },
    {
      term: isSelf ? m.audit_due_on({}, l) : m.audit_day({}, l),
      value: formatDate(endOfDay(audit.plannedOn), l.locale),
    },
    { term: m.audit_auditor({}, l), value: auditorName ?? '–' },
    ...text(m.audit_scope({}, l), audit.scope),
    ...text(m.audit_occasion({}, l), occasionText(audit.occasion, l)),
    ...instants.flatMap(({ term, at }) => (at ? [{ term, value: formatDateTime(at, l.locale) }] : [])),
    ...text(m.audit_summary({}, l), audit.summary),
  ]
  return (
    <Card title={m.audit_facts({}, l)}>
      <Definitions items={items} />
    </Card>
  )
}

function text(term: string, value: string) {
  return value === '' ? [] : [{ term, value: <span className="whitespace-pre-wrap">{value}</span> }]
}
