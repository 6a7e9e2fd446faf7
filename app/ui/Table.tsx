import { Link } from '@remix-run/react'
import { ArrowDown, ArrowUp, ChevronLeft, ChevronRight } from 'lucide-react'
import type { ReactNode, TdHTMLAttributes, ThHTMLAttributes } from 'react'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { cx } from './cx.ts'

type TableProps = {
  caption?: string
  /** Few and short columns: on a phone they stand side by side, and nothing is out of sight. */
  narrow?: boolean
  children: ReactNode
}

/** A dense table that scrolls sideways by itself on small screens. `caption` names it for screen readers. */
export function Table({ caption, narrow = false, children }: TableProps) {
  return (
    <div
      className="scrolls-sideways relative w-full focus-visible:outline-offset-[-3px]"
      role={caption ? 'region' : undefined}
      aria-label={caption}
      tabIndex={caption ? 0 : undefined}
    >
      <table
        className={cx(
          'w-full border-collapse text-left text-sm [&_tbody_tr]:border-t [&_tbody_tr]:border-line [&_tbody_tr:hover]:bg-paper',
          narrow
            ? 'max-sm:[&_td]:px-2 max-sm:[&_th]:px-2 max-sm:[&_th]:whitespace-normal'
            : 'max-sm:min-w-[38rem] [&_td:first-child]:min-w-40',
        )}
      >
        {caption && <caption className="sr-only">{caption}</caption>}
        {children}
      </table>
    </div>
  )
}

type Sort = { href: string; direction: 'asc' | 'desc' | null }
type ThProps = ThHTMLAttributes<HTMLTableCellElement> & { sort?: Sort; numeric?: boolean }

/** A column heading; with `sort` a link to the same list in that order. */
export function Th({ sort, numeric, children, className, ...th }: ThProps) {
  return (
    <th
      scope="col"
      {...th}
      aria-sort={ariaSort(sort)}
      className={cx(
        'px-3 py-2 align-bottom font-medium whitespace-nowrap text-soft first:pl-4 last:pr-4 sm:first:pl-5 sm:last:pr-5',
        numeric && 'text-right',
        className,
      )}
    >
      {sort ? <SortLink sort={sort}>{children}</SortLink> : children}
    </th>
  )
}

function SortLink({ sort, children }: { sort: Sort; children: ReactNode }) {
  return (
    <Link
      to={sort.href}
      className="inline-flex min-h-6 items-center gap-1 text-soft hover:text-accent hover:underline"
    >
      {children}
      {sort.direction === 'asc' && <ArrowUp aria-hidden="true" className="size-3.5" />}
      {sort.direction === 'desc' && <ArrowDown aria-hidden="true" className="size-3.5" />}
    </Link>
  )
}

function ariaSort(sort: Sort | undefined) {
  if (!sort?.direction) return undefined
  return sort.direction === 'asc' ? ('ascending' as const) : ('descending' as const)
}

type TdProps = TdHTMLAttributes<HTMLTableCellElement> & { numeric?: boolean }

export function Td({ numeric, className, ...td }: TdProps) {
  return (
    <td
      {...td}
      className={cx(
        'px-3 py-2 align-top first:pl-4 last:pr-4 sm:first:pl-5 sm:last:pr-5',
        numeric && 'text-right',
        className,
      )}
    />
  )
}

/** Links to the pages of a list; nothing when there is only one. Pages count from 1. */
export function Pagination({
  page,
  pageCount,
  hrefFor,
}: {
  page: number
  pageCount: number
  hrefFor: (page: number) => string
}) {
  const l = useLocale()
  if (pageCount <= 1) return null
  return (
    <nav
      aria-label={m.table_pages({}, l)}
      className="flex items-center justify-between gap-3 border-t border-line px-4 py-2 text-sm no-print"
    >
      <Step to={page > 1 ? hrefFor(page - 1) : null} rel="prev">
        <ChevronLeft aria-hidden="true" className="size-4" />
        {m.table_previous({}, l)}
      </Step>
      <span className="text-soft">
        {m.table_page_of({ page: String(page), count: String(pageCount) }, l)}
      </span>
      <Step to={page < pageCount ? hrefFor(page + 1) : null} rel="next">
        {m.table_next({}, l)}
        <ChevronRight aria-hidden="true" className="size-4" />
      </Step>
    </nav>
  )
}

function Step({ to, rel, children }: { to: string | null; rel: string; children: ReactNode }) {
  const look = 'inline-flex min-h-8 items-center gap-1 rounded-md px-2 pointer-coarse:min-h-11'
  if (to === null) return <span className={cx(look, 'text-faint')}>{children}</span>
  return (
    <Link to={to} rel={rel} className={cx(look, 'text-accent hover:bg-accent-soft')}>
      {children}
    </Link>
  )
}

/** One figure with its name; with `href` the figure leads to what is behind it. */
export function Stat({
  label,
  value,
  href,
  note,
}: {
  label: string
  value: ReactNode
  href?: string
  note?: ReactNode
}) {
  return (
    <div className="min-w-0 border-l-2 border-line pl-3">
      <p className="text-sm text-soft">{label}</p>
      <p className="text-[1.375rem] leading-9 font-semibold">
        {href ? (
          <Link to={href} className="text-accent underline-offset-4 hover:underline">
            {value}
          </Link>
        ) : (
          value
        )}
      </p>
      {note && <p className="text-sm text-soft">{note}</p>}
    </div>
  )
}

/** Facts as pairs of term and value. */
export function Definitions({ items }: { items: { term: string; value: ReactNode }[] }) {
  return (
    <dl className="grid grid-cols-1 gap-x-6 sm:grid-cols-[minmax(8rem,auto)_1fr]">
      {items.map(({ term, value }) => (
        <div
          key={term}
          className="grid grid-cols-subgrid gap-x-6 border-line py-1.5 not-first:border-t sm:col-span-2"
        >
          <dt className="text-soft">{term}</dt>
          <dd className="min-w-0 break-words">{value}</dd>
        </div>
      ))}
    </dl>
  )
}
