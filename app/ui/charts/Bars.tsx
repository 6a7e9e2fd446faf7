import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import type { Tone } from '../Badge.tsx'
import { cx } from '../cx.ts'

export const FILL_CLASS: Record<Tone, string> = {
  neutral: 'bg-edge',
  info: 'bg-info',
  good: 'bg-good',
  warn: 'bg-warn',
  bad: 'bg-bad',
  accent: 'bg-accent',
}

export type Bar = {
  key?: string
  label: ReactNode
  /** Null: no value; the row says so with an en dash. */
  value: number | null
  /** What stands beside the bar; the value itself when missing. */
  text?: ReactNode
  href?: string
  tone?: Tone
  /** A second figure marked on the bar's track, an average or a goal. */
  mark?: number | null
}

/**
 * Horizontal bars, written as the table they are: reading it aloud gives the same as looking at it.
 * `title` is its caption; `max` is the full width.
 */
export function Bars({
  title,
  labelHeading,
  valueHeading,
  rows,
  max = 100,
}: {
  title: string
  labelHeading: string
  valueHeading: string
  rows: Bar[]
  max?: number
}) {
  return (
    <table className="w-full border-collapse text-sm">
      <caption className="sr-only">{title}</caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">{labelHeading}</th>
          <th scope="col">{valueHeading}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <BarRow key={row.key ?? index} row={row} max={max} />
        ))}
      </tbody>
    </table>
  )
}

function BarRow({ row, max }: { row: Bar; max: number }) {
  const text = row.text ?? (row.value === null ? '–' : row.value)
  return (
    <tr>
      <th scope="row" className="w-[38%] py-1 pr-3 text-left font-normal sm:w-px sm:whitespace-nowrap">
        {row.href ? (
          <Link to={row.href} className="text-accent hover:underline">
            {row.label}
          </Link>
        ) : (
          row.label
        )}
      </th>
      <td className="py-1">
        <div className="flex items-center gap-3">
          <Track value={row.value} mark={row.mark ?? null} max={max} tone={row.tone ?? 'accent'} />
          <span className="min-w-14 text-right font-medium whitespace-nowrap">{text}</span>
        </div>
      </td>
    </tr>
  )
}

function Track({
  value,
  mark,
  max,
  tone,
}: {
  value: number | null
  mark: number | null
  max: number
  tone: Tone
}) {
  return (
    <div aria-hidden="true" className="relative h-3 min-w-12 flex-1 rounded-sm bg-sunken">
      {value !== null && (
        <div className={cx('h-full rounded-sm', FILL_CLASS[tone])} style={{ width: percent(value, max) }} />
      )}
      {mark !== null && (
        <div className="absolute -top-0.5 -bottom-0.5 w-0.5 bg-ink" style={{ left: percent(mark, max) }} />
      )}
    </div>
  )
}

function percent(value: number, max: number) {
  return `${max === 0 ? 0 : Math.min(100, Math.max(0, (100 * value) / max))}%`
}
