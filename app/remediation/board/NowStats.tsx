import { formatNumber, formatPoints } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { Stat } from '#app/ui/Table.tsx'
import { actionsHref, type ActionFilter } from '../actions/action-search.ts'
import type { OpenLine } from './figures.ts'

type Props = {
  all: OpenLine
  drafts: number
  /** Left out where there is no room for it. */
  promised?: number
}

/** What is open, what is late and whose turn it is; each number leads to its list. */
export function NowStats({ all, drafts, promised }: Props) {
  const l = useLocale()
  const stats: { label: string; value: number; filter: Partial<ActionFilter> }[] = [
    { label: m.actionboard_open({}, l), value: all.open, filter: { state: 'open' } },
    { label: m.actionboard_overdue({}, l), value: all.overdue, filter: { isOverdue: true } },
    {
      label: m.actionboard_critical({}, l),
      value: all.critical,
      filter: { state: 'open', severity: 'critical' },
    },
    { label: m.actionboard_with_buyer({}, l), value: all.withBuyer, filter: { state: 'with-buyer' } },
    {
      label: m.actionboard_with_supplier({}, l),
      value: all.withSupplier,
      filter: { state: 'with-supplier' },
    },
    { label: m.actionboard_drafts({}, l), value: drafts, filter: { state: 'draft' } },
  ]
  return (
    <div className="flex flex-wrap gap-x-10 gap-y-4">
      {stats.map(({ label, value, filter }) => (
        <Stat
          key={label}
          label={label}
          value={formatNumber(value, l.locale)}
          {...(value > 0 && { href: actionsHref(filter) })}
        />
      ))}
      {promised !== undefined && (
        <Stat
          label={m.actionboard_promised_open({}, l)}
          value={m.actionboard_points({ points: formatPoints(promised) }, l)}
        />
      )}
    </div>
  )
}
