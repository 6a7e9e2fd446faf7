import { Link } from '@remix-run/react'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'

const TABS = [
  { tab: 'list', to: '/actions', label: m.actionboard_tab_list },
  { tab: 'board', to: '/actions/board', label: m.actionboard_tab_board },
  { tab: 'kpis', to: '/actions/board/kpis', label: m.actionboard_tab_kpis },
] as const

/** The buyer's pages on corrective actions: their list, their figures, and what these mean. */
export function ActionTabs({ current }: { current: (typeof TABS)[number]['tab'] }) {
  const l = useLocale()
  return (
    <nav
      aria-label={m.actionboard_tabs({}, l)}
      className="mb-5 flex flex-wrap gap-x-5 border-b border-line no-print"
    >
      {TABS.map(({ tab, to, label }) => (
        <Link
          key={tab}
          to={to}
          aria-current={tab === current ? 'page' : undefined}
          className="-mb-px inline-flex min-h-10 items-center border-b-2 border-transparent text-soft hover:text-accent aria-[current]:border-accent aria-[current]:font-semibold aria-[current]:text-ink"
        >
          {label({}, l)}
        </Link>
      ))}
    </nav>
  )
}
