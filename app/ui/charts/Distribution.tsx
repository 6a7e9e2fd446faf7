import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import type { Tone } from '../Badge.tsx'
import { cx } from '../cx.ts'
import { FILL_CLASS } from './Bars.tsx'

export type DistributionPart = {
  key: string
  label: ReactNode
  value: number
  href?: string
  tone?: Tone
  /** Overrides the tone's fill: `bg-grade-a`, say. */
  fillClass?: string
  /** Listed with its number only: no part of the whole, so without a share and not in the bar. */
  isApart?: boolean
}

/** How a whole divides: one bar, and the table of its parts with number and share below it. */
export function Distribution({
  title,
  labelHeading,
  countHeading,
  shareHeading,
  parts,
}: {
  title: string
  labelHeading: string
  countHeading: string
  shareHeading: string
  parts: DistributionPart[]
}) {
  const total = parts.reduce((sum, part) => (part.isApart ? sum : sum + part.value), 0)
  return (
    <div>
      <div aria-hidden="true" className="flex h-6 w-full gap-0.5 overflow-hidden rounded-md bg-sunken">
        {parts
          .filter(part => part.value > 0 && !part.isApart)
          .map(part => (
            <div
              key={part.key}
              className={cx('h-full min-w-1', fillOf(part))}
              style={{ width: `${(100 * part.value) / total}%` }}
            />
          ))}
      </div>
      <table className="mt-3 w-full border-collapse text-sm">
        <caption className="sr-only">{title}</caption>
        <thead className="sr-only">
          <tr>
            <th scope="col">{labelHeading}</th>
            <th scope="col">{countHeading}</th>
            <th scope="col">{shareHeading}</th>
          </tr>
        </thead>
        <tbody>
          {parts.map(part => (
            <PartRow key={part.key} part={part} total={total} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function PartRow({ part, total }: { part: DistributionPart; total: number }) {
  return (
    <tr className="border-line not-first:border-t">
      <th scope="row" className="py-1.5 pr-3 text-left font-normal">
        <span className="flex items-center gap-2">
          <span aria-hidden="true" className={cx('size-3 shrink-0 rounded-sm', fillOf(part))} />
          {part.label}
        </span>
      </th>
      <td className="py-1.5 pr-4 text-right font-medium">
        {part.href ? (
          <Link to={part.href} className="inline-flex min-h-6 items-center text-accent hover:underline">
            {part.value}
          </Link>
        ) : (
          part.value
        )}
      </td>
      <td className="w-20 py-1.5 text-right text-soft">
        {total === 0 || part.isApart ? '–' : `${((100 * part.value) / total).toFixed(1)} %`}
      </td>
    </tr>
  )
}

function fillOf(part: DistributionPart) {
  return part.fillClass ?? FILL_CLASS[part.tone ?? 'accent']
}
