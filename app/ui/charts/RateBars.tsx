import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'

export type RateRow = {
  key: string
  label: ReactNode
  /** Everybody in the row. */
  href: string
  /** 0–100; null when there is nothing to have a rate of. */
  percent: number | null
  /** The rate in words, and whom it counts. */
  text: string
  textHref: string
  /** What is missing to the whole; nothing when it is whole. */
  rest?: { text: string; href: string } | null
}

type Props = {
  title: string
  headings: { label: string; rate: string; rest: string }
  rows: RateRow[]
}

/** Rates as bars with both numbers and what is left, written as the table it is. */
export function RateBars({ title, headings, rows }: Props) {
  return (
    <table className="w-full border-collapse text-sm">
      <caption className="sr-only">{title}</caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">{headings.label}</th>
          <th scope="col">{headings.rate}</th>
          <th scope="col">{headings.rest}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(row => (
          <Row key={row.key} row={row} />
        ))}
      </tbody>
    </table>
  )
}

function Row({ row }: { row: RateRow }) {
  return (
    <tr className="border-line not-first:border-t">
      <th scope="row" className="w-[34%] py-1.5 pr-3 text-left font-normal">
        <Link to={row.href} className="inline-block min-h-6 text-accent hover:underline">
          {row.label}
        </Link>
      </th>
      <td className="py-1.5">
        <div aria-hidden="true" className="mb-1 h-2 rounded-sm bg-sunken">
          <div className="h-full rounded-sm bg-accent" style={{ width: `${row.percent ?? 0}%` }} />
        </div>
        <Link
          to={row.textHref}
          className="inline-block min-h-6 font-medium whitespace-nowrap text-accent hover:underline"
        >
          {row.text}
        </Link>
      </td>
      <td className="w-px py-1.5 pl-3 text-right align-bottom whitespace-nowrap text-soft">
        {row.rest && (
          <Link to={row.rest.href} className="inline-block min-h-6 text-accent hover:underline">
            {row.rest.text}
          </Link>
        )}
      </td>
    </tr>
  )
}
