import { Link } from '@remix-run/react'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { nameFor } from '#app/suppliers/name-for.ts'

type Props = { rounds: { id: string; nameZh: string; nameEn: string }[]; current: string }

/** The other rounds; nothing while there is only one. */
export function RoundPicker({ rounds, current }: Props) {
  const l = useLocale()
  if (rounds.length < 2) return null
  return (
    <nav aria-label={m.reply_rounds({}, l)} className="flex flex-wrap gap-x-5 gap-y-1 no-print">
      {rounds.map(round => (
        <Link
          key={round.id}
          to={`/integrity?round=${round.id}`}
          aria-current={round.id === current ? 'page' : undefined}
          className="inline-flex min-h-6 items-center text-accent hover:underline aria-[current=page]:font-semibold pointer-coarse:min-h-11"
        >
          {nameFor(round, l)}
        </Link>
      ))}
    </nav>
  )
}
