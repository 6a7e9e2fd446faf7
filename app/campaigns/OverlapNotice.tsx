import { Link } from '@remix-run/react'
import { formatNumber } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { nameFor } from '#app/suppliers/name-for.ts'
import { Notice } from '#app/ui/Notice.tsx'

type Overlap = { id: string; nameZh: string; nameEn: string; count: number }

/** Suppliers that another open round of the same kind asks already: a warning, which hinders nobody. */
export function OverlapNotice({ overlaps, pathOf }: { overlaps: Overlap[]; pathOf: (id: string) => string }) {
  const l = useLocale()
  if (overlaps.length === 0) return null
  return (
    <Notice tone="warn" title={m.campaign_overlap_title({}, l)}>
      <p>{m.campaign_overlap_text({}, l)}</p>
      <ul className="mt-1">
        {overlaps.map(round => (
          <li key={round.id}>
            <Link to={pathOf(round.id)} className="link underline">
              {nameFor(round, l)}
            </Link>{' '}
            {m.campaign_overlap_count({ count: formatNumber(round.count, l.locale) }, l)}
          </li>
        ))}
      </ul>
    </Notice>
  )
}
