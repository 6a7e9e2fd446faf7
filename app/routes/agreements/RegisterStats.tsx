import { registerHref, type RegisterSearch, type Standing } from '#app/agreements/signing/register-search.ts'
import type { RegisterCounts } from '#app/agreements/signing/register-queries.server.ts'
import { STANDING_LABELS } from '#app/agreements/signing/standing-labels.ts'
import { formatNumber, formatRate } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { Stat } from '#app/ui/Table.tsx'

type Props = { search: RegisterSearch; counts: RegisterCounts; today: string }

const SHOWN = ['waiting', 'owed', 'overdue', 'declined', 'outdated', 'expiring', 'none'] as const

/** The signing rate with both numbers, and what is behind every figure. */
export function RegisterStats({ search, counts, today }: Props) {
  const l = useLocale()
  const hrefOf = (standing: Standing) => registerHref('/agreements', search, today, { standing })
  return (
    <div className="grid grid-cols-2 gap-x-4 gap-y-5 sm:grid-cols-4 lg:grid-cols-9">
      <div className="col-span-2">
        <Stat
          label={m.signing_rate({}, l)}
          value={formatRate(counts.bound, counts.asked, l.locale)}
          href={hrefOf('bound')}
          note={m.signing_rate_of({}, l)}
        />
      </div>
      {SHOWN.map(standing => (
        <Stat
          key={standing}
          label={STANDING_LABELS[standing]({}, l)}
          value={formatNumber(counts[standing], l.locale)}
          href={hrefOf(standing)}
        />
      ))}
    </div>
  )
}
