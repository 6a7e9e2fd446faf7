import { Link } from '@remix-run/react'
import { endOfDay, formatDate } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { AuditStateBadge } from '#app/remediation/audits/AuditStateBadge.tsx'
import type { AuditLine } from '#app/remediation/audits/find-audits.server.ts'
import { AUDIT_MODE_LABELS } from '#app/remediation/audits/labels.ts'
import { Card } from '#app/ui/Page.tsx'

type Props = { rows: Pick<AuditLine, 'id' | 'code' | 'mode' | 'state' | 'plannedOn' | 'isOverdue'>[] }

/** Audits to come: a visit to prepare for, a self-assessment to hand in. */
export function AuditsOwed({ rows }: Props) {
  const l = useLocale()
  if (rows.length === 0) return null
  return (
    <Card title={m.audit_home_title({}, l)}>
      <ul className="divide-y divide-line">
        {rows.map(row => {
          const date = formatDate(endOfDay(row.plannedOn), l.locale)
          return (
            <li key={row.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2">
              <Link to={`/audits/${row.id}`} className="link inline-flex min-h-6 items-center font-medium">
                {row.code} · {AUDIT_MODE_LABELS[row.mode]({}, l)}
              </Link>
              <span className="flex flex-wrap items-center gap-3 text-sm">
                {row.mode === 'self-assessment'
                  ? m.audit_home_due({ date }, l)
                  : m.audit_home_visit({ date }, l)}
                <AuditStateBadge state={row.state} isOverdue={row.isOverdue} />
              </span>
            </li>
          )
        })}
      </ul>
    </Card>
  )
}
