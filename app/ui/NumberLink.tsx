import { Link } from '@remix-run/react'
import { formatNumber } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'

type Props = {
  value: number
  /** Null where there is no list to open. */
  to: string | null
  label: string
}

/** A count that opens the list behind it; nothing is behind a zero. */
export function NumberLink({ value, to, label }: Props) {
  const l = useLocale()
  const text = formatNumber(value, l.locale)
  if (value === 0 || to === null)
    return <span className="inline-flex min-h-6 items-center text-soft">{text}</span>
  return (
    <Link
      to={to}
      className="link inline-flex min-h-6 items-center font-medium"
      aria-label={`${label}: ${text}`}
    >
      {text}
    </Link>
  )
}
