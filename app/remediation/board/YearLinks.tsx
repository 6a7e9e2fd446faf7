import { Link } from '@remix-run/react'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'

type Props = { years: number[]; current: number; path: string; anchor?: string }

/** The same page about another year; nothing when there is only one. */
export function YearLinks({ years, current, path, anchor = '' }: Props) {
  const l = useLocale()
  if (years.length <= 1) return null
  return (
    <nav aria-label={m.actionboard_years({}, l)} className="flex flex-wrap gap-1 no-print">
      {years.map(year => (
        <Link
          key={year}
          to={`${path}?year=${year}${anchor}`}
          aria-current={year === current ? 'true' : undefined}
          className="inline-flex min-h-8 items-center rounded-sm px-3 text-sm text-soft hover:text-accent aria-[current]:bg-accent aria-[current]:text-on-accent pointer-coarse:min-h-11"
        >
          {m.actionboard_year({ year: String(year) }, l)}
        </Link>
      ))}
    </nav>
  )
}
