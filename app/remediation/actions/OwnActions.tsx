import { Link } from '@remix-run/react'
import { formatDate, formatPoints } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { Badge } from '#app/ui/Badge.tsx'
import { ActionClock } from './ActionClock.tsx'
import { ActionStateBadge } from './ActionStateBadge.tsx'
import type { ActionTableRow } from './ActionTable.tsx'
import { SeverityBadge } from './SeverityBadge.tsx'

/** The supplier's own actions: on a phone, too, what is asked for, by when, stands beside each. */
export function OwnActions({ rows, now, label }: { rows: ActionTableRow[]; now: Date; label: string }) {
  const l = useLocale()
  return (
    <ul aria-label={label} className="divide-y divide-line">
      {rows.map(row => (
        <li
          key={row.id}
          className="flex flex-col gap-x-6 gap-y-2 px-4 py-3.5 sm:flex-row sm:items-start sm:justify-between sm:px-5"
        >
          <span className="min-w-0">
            <span className="flex flex-wrap items-center gap-2">
              <Link to={`/actions/${row.id}`} className="link font-medium">
                {row.code}
              </Link>
              <SeverityBadge severity={row.severity} />
              <ActionStateBadge state={row.state} />
              {row.repeatOfId && <Badge tone="warn">{m.action_repeat_badge({}, l)}</Badge>}
            </span>
            <span className="mt-1 line-clamp-2 text-soft">{row.finding}</span>
          </span>
          <span className="flex shrink-0 flex-wrap items-center gap-x-4 gap-y-1 text-sm sm:flex-col sm:items-end">
            {row.endedAt ? (
              <span className="text-soft">{formatDate(row.endedAt, l.locale)}</span>
            ) : (
              <ActionClock state={row.state} dueAt={row.dueAt} now={now} />
            )}
            {row.promisedPoints > 0 && (
              <span className="text-soft tabular-nums">
                {m.action_own_points({ points: formatPoints(row.promisedPoints) }, l)}
              </span>
            )}
          </span>
        </li>
      ))}
    </ul>
  )
}
