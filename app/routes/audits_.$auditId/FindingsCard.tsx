import { Link } from '@remix-run/react'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { ACTION_STATE_LABELS } from '#app/remediation/actions/labels.ts'
import { SeverityBadge } from '#app/remediation/actions/SeverityBadge.tsx'
import { ButtonLink } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Page.tsx'
import type { AuditData } from './route.tsx'

/** Points for improvement, each with the corrective action it has become. */
export function FindingsCard({ page: { audit, findings, steps, isOwn } }: { page: AuditData }) {
  const l = useLocale()
  const mayChange = steps.includes('issue-findings')
  if (!mayChange && audit.findingsIssuedAt === null) return null
  const base = `/audits/${audit.id}/findings`
  return (
    <Card
      title={m.audit_findings({}, l)}
      actions={
        mayChange && (
          <ButtonLink to={`${base}/new`} variant="secondary" size="sm">
            {m.audit_finding_new({}, l)}
          </ButtonLink>
        )
      }
    >
      {findings.length === 0 ? (
        <p className="text-soft">
          {mayChange ? m.audit_findings_none_yet({}, l) : m.audit_findings_none({}, l)}
        </p>
      ) : (
        <ul className="divide-y divide-line">
          {findings.map(({ finding, action }) => (
            <li key={finding.id} className="py-3 first:pt-0 last:pb-0">
              <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
                <SeverityBadge severity={finding.severity} />
                <span className="text-soft">{finding.itemCode ?? m.audit_finding_free({}, l)}</span>
                {action && (
                  <Link to={`/actions/${action.id}`} className="link inline-flex min-h-6 items-center">
                    {action.code} · {ACTION_STATE_LABELS[action.state]({}, l)}
                  </Link>
                )}
                {mayChange && !isOwn && (
                  <Link
                    to={`${base}/${finding.id}`}
                    className="link inline-flex min-h-6 items-center"
                    aria-label={m.audit_finding_change_of({ finding: finding.finding.slice(0, 40) }, l)}
                  >
                    {m.audit_finding_change({}, l)}
                  </Link>
                )}
              </p>
              <p className="mt-1 break-words whitespace-pre-wrap">{finding.finding}</p>
              <p className="mt-1 break-words whitespace-pre-wrap text-soft">
                {m.audit_requirement_line({ requirement: finding.requirement }, l)}
              </p>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
