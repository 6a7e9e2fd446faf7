import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { cx } from '../cx.ts'

export type HeatMapCell = {
  key: string
  value: number
  text: string
  note?: string
  href?: string
  label: string
}
export type HeatMapRow = { key: string; label: ReactNode; isTotal?: boolean; cells: (HeatMapCell | null)[] }

/** From weak to strong: the lower the value, the stronger the colour; the number always stands in the cell. */
const STEPS = [
  { below: 50, class: 'bg-bad text-on-grade' },
  { below: 60, class: 'bg-bad-soft text-ink' },
  { below: 70, class: 'bg-warn-soft text-ink' },
  { below: 85, class: 'bg-accent-soft text-ink' },
] as const
const BEST = 'bg-good-soft text-ink'

/** Values from 0 to 100 in rows and columns, as the table they are; a cell without a value shows an en dash. */
export function HeatMap({
  title,
  rowHeading,
  columns,
  rows,
}: {
  title: string
  rowHeading: string
  columns: { key: string; label: string }[]
  rows: HeatMapRow[]
}) {
  return (
    <div
      role={title ? 'region' : undefined}
      aria-label={title}
      tabIndex={title ? 0 : undefined}
      className="relative w-full overflow-x-auto"
    >
      <table className="w-full min-w-[40rem] border-separate border-spacing-1 text-sm">
        <caption className="sr-only">{title}</caption>
        <thead>
          <tr>
            <th scope="col" className="px-2 py-1 text-left font-medium text-soft">
              {rowHeading}
            </th>
            {columns.map(({ key, label }) => (
              <th key={key} scope="col" className="px-2 py-1 text-center font-medium text-soft">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr key={row.key}>
              <th
                scope="row"
                className={cx('px-2 py-1 text-left', row.isTotal ? 'font-semibold' : 'font-normal')}
              >
                {row.label}
              </th>
              {row.cells.map((cell, at) =>
                cell ? (
                  <Cell key={cell.key} cell={cell} />
                ) : (
                  <td key={columns[at]?.key} className="rounded-sm bg-sunken text-center text-faint">
                    –
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Cell({ cell }: { cell: HeatMapCell }) {
  const content = (
    <>
      <span className="block font-semibold">{cell.text}</span>
      {cell.note && <span className="block text-xs">{cell.note}</span>}
    </>
  )
  return (
    <td className={cx('rounded-sm p-0 text-center', colourOf(cell.value))}>
      {cell.href ? (
        <Link
          to={cell.href}
          aria-label={cell.label}
          className="block rounded-sm px-2 py-1.5 underline-offset-2 hover:underline"
        >
          {content}
        </Link>
      ) : (
        <span className="block px-2 py-1.5">{content}</span>
      )}
    </td>
  )
}

function colourOf(value: number) {
  return STEPS.find(step => value < step.below)?.class ?? BEST
}
