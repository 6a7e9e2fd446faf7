import { Link } from '@remix-run/react'
import { formatDate, formatPoints } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { nameFor } from '#app/suppliers/name-for.ts'
import { Badge } from '#app/ui/Badge.tsx'
import { Table, Td, Th } from '#app/ui/Table.tsx'
import { isActionOverdue, type ActionState } from './action-state.ts'
import { ActionClock } from './ActionClock.tsx'
import { ActionStateBadge } from './ActionStateBadge.tsx'
import { SeverityBadge } from './SeverityBadge.tsx'
import type { Severity } from './vocabulary.ts'

export type ActionTableRow = {
  id: string
  code: string
  state: ActionState
  severity: Severity
  finding: string
  dueAt: Date | null
  endedAt: Date | null
  promisedPoints: number
  repeatOfId: string | null
  supplierId: string
  supplierNameZh: string
  supplierNameEn: string
  ownerName: string | null
}

type Props = {
  rows: ActionTableRow[]
  now: Date
  caption: string
  /** Columns that only a list over many suppliers needs. */
  isOfMany?: boolean
  /** Boxes in front, to be posted as `ids`; all ticked from the start if so asked. */
  isChosenFrom?: boolean
  areAllChosen?: boolean
}

/** Actions: what is found, how grave, how far, by when. */
export function ActionTable({
  rows,
  now,
  caption,
  isOfMany = false,
  isChosenFrom = false,
  areAllChosen = false,
}: Props) {
  const l = useLocale()
  return (
    <Table caption={caption}>
      <thead>
        <tr>
          <Th>{m.action_column_action({}, l)}</Th>
          {isOfMany && <Th>{m.action_column_supplier({}, l)}</Th>}
          <Th>{m.action_column_severity({}, l)}</Th>
          <Th>{m.action_column_state({}, l)}</Th>
          <Th>{m.action_column_due({}, l)}</Th>
          {isOfMany && <Th>{m.action_column_owner({}, l)}</Th>}
          <Th numeric>{m.action_column_points({}, l)}</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map(row => (
          <tr key={row.id}>
            <Td className="max-w-md">
              <span className="flex items-start gap-2.5">
                {isChosenFrom && (
                  <input
                    type="checkbox"
                    name="ids"
                    value={row.id}
                    defaultChecked={areAllChosen}
                    aria-label={m.action_choose({ code: row.code }, l)}
                    className="mt-1 size-[1.125rem] shrink-0"
                  />
                )}
                <span className="min-w-0">
                  <Link to={`/actions/${row.id}`} className="link font-medium">
                    {row.code}
                  </Link>
                  <span className="line-clamp-2 text-soft">{row.finding}</span>
                </span>
              </span>
            </Td>
            {isOfMany && (
              <Td>
                <Link to={`/suppliers/${row.supplierId}/actions`} className="link">
                  {nameFor({ nameZh: row.supplierNameZh, nameEn: row.supplierNameEn }, l)}
                </Link>
              </Td>
            )}
            <Td>
              <span className="flex flex-col items-start gap-1">
                <SeverityBadge severity={row.severity} />
                {row.repeatOfId && <Badge tone="warn">{m.action_repeat_badge({}, l)}</Badge>}
              </span>
            </Td>
            <Td>
              <span className="flex flex-col items-start gap-1">
                <ActionStateBadge state={row.state} />
                {isActionOverdue(row, now) && <Badge tone="bad">{m.action_overdue_badge({}, l)}</Badge>}
              </span>
            </Td>
            <Td>
              {row.endedAt ? (
                formatDate(row.endedAt, l.locale)
              ) : (
                <ActionClock state={row.state} dueAt={row.dueAt} now={now} />
              )}
            </Td>
            {isOfMany && <Td>{row.ownerName ?? '–'}</Td>}
            <Td numeric>{row.promisedPoints > 0 ? formatPoints(row.promisedPoints) : '–'}</Td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
