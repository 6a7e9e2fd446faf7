import type { ReactNode } from 'react'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { NumberLink } from '#app/ui/NumberLink.tsx'
import { Table, Td, Th } from '#app/ui/Table.tsx'
import { actionsHref, type ActionFilter } from '../actions/action-search.ts'
import type { OpenLine } from './figures.ts'

export type OpenRow = {
  key: string
  name: string
  /** Shown in place of the name: a link, say. */
  label?: ReactNode
  /** What this line's actions have in common. */
  filter: Partial<ActionFilter>
  line: OpenLine
}

/** Open actions line by line: how many, how grave, how late, and who has the next move. */
export function OpenTable({ caption, heading, rows }: { caption: string; heading: string; rows: OpenRow[] }) {
  const l = useLocale()
  const columns: { title: string; count: keyof OpenLine; filter: Partial<ActionFilter> }[] = [
    { title: m.actionboard_open({}, l), count: 'open', filter: { state: 'open' } },
    { title: m.actionboard_overdue({}, l), count: 'overdue', filter: { isOverdue: true } },
    {
      title: m.actionboard_critical({}, l),
      count: 'critical',
      filter: { state: 'open', severity: 'critical' },
    },
    { title: m.actionboard_with_buyer({}, l), count: 'withBuyer', filter: { state: 'with-buyer' } },
    { title: m.actionboard_with_supplier({}, l), count: 'withSupplier', filter: { state: 'with-supplier' } },
  ]
  return (
    <Table caption={caption}>
      <thead>
        <tr>
          <Th>{heading}</Th>
          {columns.map(({ title }) => (
            <Th key={title} numeric>
              {title}
            </Th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(row => (
          <tr key={row.key}>
            <Td>{row.label ?? row.name}</Td>
            {columns.map(({ title, count, filter }) => (
              <Td key={title} numeric>
                <NumberLink
                  value={row.line[count]}
                  to={actionsHref({ ...filter, ...row.filter })}
                  label={`${row.name}, ${title}`}
                />
              </Td>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
