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

/** From weak to strong; the number always stands in the cell, and the legend says where a colour begins. */
const STEPS = [
  { below: 50, class: 'bg-bad text-on-grade' },
  { below: 60, class: 'bg-bad-soft text-ink' },
  { below: 70, class: 'bg-warn-soft text-ink' },
  { below: 85, class: 'bg-accent-soft text-ink' },
] as const
const BEST = { from: 85, class: 'bg-good-soft text-ink' } as const

/** Values from 0 to 100 in rows and columns, as the table they are; a cell without a value shows an en dash. */
export function HeatMap({
  title,
  legend,
  rowHeading,
  columns,
  rows,
}: {
  title: string
  /** What the values are; stands before the ranges of the colours. */
  legend: string
  rowHeading: string
  columns: { key: string; label: string }[]
  rows: HeatMapRow[]
}) {
  return (
    <>
      <Legend heading={legend} />
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
    </>
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

/** By the value as it is shown, with one decimal: what reads 50.0 is in the range from 50. */
function colourOf(value: number) {
  const shown = Math.round(value * 10) / 10
  return STEPS.find(step => shown < step.below)?.class ?? BEST.class
}

/** The range of values behind each colour. */
function Legend({ heading }: { heading: string }) {
  const ranges = STEPS.map((step, at) => {
    const from = STEPS[at - 1]?.below
    return { class: step.class, text: from ? `${from}–${(step.below - 0.1).toFixed(1)}` : `< ${step.below}` }
  })
  return (
    <p className="mb-2 flex flex-wrap items-center gap-x-2 gap-y-1 text-xs">
      <span className="text-soft">{heading}</span>
      {[...ranges, { class: BEST.class, text: `≥ ${BEST.from}` }].map(range => (
        <span key={range.text} className={cx('rounded-sm px-2 py-0.5 whitespace-nowrap', range.class)}>
          {range.text}
        </span>
      ))}
    </p>
  )
}
