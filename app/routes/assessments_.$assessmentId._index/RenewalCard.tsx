import { ArrowRight } from 'lucide-react'
import { useLocale, type LocaleOption } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { ButtonLink } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Page.tsx'
import type { renewalWork } from './overview.server.ts'

type Work = NonNullable<ReturnType<typeof renewalWork>>

/** How much of last year can simply be confirmed, what is different, and the way in. */
export function RenewalCard({ work }: { work: Work }) {
  const l = useLocale()
  const parts = partsOf(work, l)
  if (parts.length === 0) return null
  return (
    <Card title={m.renewal_title({ year: String(work.year) }, l)}>
      <p className="max-w-3xl text-soft">{m.renewal_lead({}, l)}</p>
      <ul className="mt-4 flex flex-wrap gap-x-10 gap-y-3">
        {parts.map(({ label, count }) => (
          <li key={label}>
            <span className="block text-2xl font-semibold">{count}</span>
            <span className="text-sm text-soft">{label}</span>
          </li>
        ))}
      </ul>
      {work.removed > 0 && (
        <p className="mt-3 text-sm text-soft">
          {m.renewal_removed_count({ count: String(work.removed) }, l)}
        </p>
      )}
      {work.start && (
        <ButtonLink to={work.start} className="mt-4">
          {m.renewal_start({}, l)}
          <ArrowRight aria-hidden="true" className="size-4" />
        </ButtonLink>
      )}
    </Card>
  )
}

/** Only what there is still to do. */
function partsOf(work: Work, l: LocaleOption) {
  return [
    { label: m.renewal_count_same({}, l), count: work.same },
    { label: m.renewal_count_changed({}, l), count: work.changed },
    { label: m.renewal_count_new({}, l), count: work.new },
    { label: m.renewal_count_open({}, l), count: work.open },
  ].filter(({ count }) => count > 0)
}
