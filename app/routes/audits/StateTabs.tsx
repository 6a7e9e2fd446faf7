import { Link } from '@remix-run/react'
import { formatNumber } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { auditsHref, type AuditView } from '#app/remediation/audits/audit-search.ts'
import { isOpenAudit } from '#app/remediation/audits/audit-state.ts'
import { AUDIT_STATE_LABELS } from '#app/remediation/audits/labels.ts'
import { cx } from '#app/ui/cx.ts'
import type { AuditListData } from './route.tsx'

/** How many audits there are of each state, each leading to them. */
export function StateTabs({ page: { search, list } }: { page: AuditListData }) {
  const l = useLocale()
  const sum = (counts: readonly { count: number }[]) => counts.reduce((all, { count }) => all + count, 0)
  const tabs: { view: AuditView; label: string; count: number }[] = [
    {
      view: 'open',
      label: m.audit_view_open({}, l),
      count: sum(list.counts.filter(({ state }) => isOpenAudit(state))),
    },
    { view: 'overdue', label: m.audit_overdue({}, l), count: list.overdue },
    ...list.counts.map(({ state, count }) => ({
      view: state,
      label: AUDIT_STATE_LABELS[state]({}, l),
      count,
    })),
    { view: 'all', label: m.audit_view_all({}, l), count: sum(list.counts) },
  ]
  return (
    <nav aria-label={m.audit_column_state({}, l)} className="flex flex-wrap items-center gap-1">
      {tabs.map(({ view, label, count }) => (
        <Link
          key={view}
          to={auditsHref(search, { view })}
          aria-current={view === search.view ? 'page' : undefined}
          className={cx(
            'inline-flex min-h-8 items-center gap-1.5 rounded-md px-3 text-sm no-underline pointer-coarse:min-h-11',
            view === search.view ? 'bg-accent-soft font-medium text-accent' : 'text-soft hover:text-accent',
          )}
        >
          {label} <span className="tabular-nums">{formatNumber(count, l.locale)}</span>
        </Link>
      ))}
    </nav>
  )
}
