import { Link } from '@remix-run/react'
import { CircleCheck } from 'lucide-react'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { formatScore } from '#app/i18n/format.ts'
import type { DeskTab } from './desk.ts'

/** The checklist's sections, each with what is left to judge and its score before → after. */
export function SectionNav({ path, tabs, current }: { path: string; tabs: DeskTab[]; current: string }) {
  const l = useLocale()
  return (
    <nav
      aria-label={m.review_sections({}, l)}
      className="grid grid-cols-2 gap-2 sm:grid-cols-3 xl:grid-cols-6"
    >
      {tabs.map(tab => (
        <Link
          key={tab.code}
          to={`${path}?dimension=${tab.code}`}
          aria-current={tab.code === current ? 'page' : undefined}
          className="flex flex-col rounded-md border border-line bg-surface px-3 py-2 hover:border-accent aria-[current]:border-accent aria-[current]:bg-accent-soft"
        >
          <span className="font-medium">{tab.title}</span>
          <span className="flex flex-wrap items-center justify-between gap-x-2 text-sm text-soft">
            {tab.open > 0 ? (
              m.review_section_open({ open: String(tab.open) }, l)
            ) : (
              <span className="inline-flex items-center gap-1 text-good">
                <CircleCheck aria-hidden="true" className="size-4" />
                {m.review_section_done({}, l)}
              </span>
            )}
            <span>
              {m.review_dimension_score(
                { self: formatScore(tab.self), verified: formatScore(tab.verified) },
                l,
              )}
            </span>
          </span>
        </Link>
      ))}
    </nav>
  )
}
