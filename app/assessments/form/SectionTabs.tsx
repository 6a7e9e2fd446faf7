import { NavLink } from '@remix-run/react'
import { Check } from 'lucide-react'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { cx } from '#app/ui/cx.ts'
import { sectionPath } from './section-path.ts'

export type SectionTab = { code: string; title: string; left: number }

/** The sections side by side, each with what is left in it when the page was opened. */
export function SectionTabs({
  assessmentId,
  tabs,
  current,
}: {
  assessmentId: string
  tabs: SectionTab[]
  current: string
}) {
  const l = useLocale()
  return (
    <nav
      aria-label={m.checklist_sections_heading({}, l)}
      className="-mx-1 flex gap-1 overflow-x-auto p-1 no-print"
    >
      {tabs.map(({ code, title, left }) => (
        <NavLink
          key={code}
          to={sectionPath(assessmentId, code)}
          className={cx(
            'flex min-h-9 shrink-0 items-center gap-1.5 rounded-md px-3 text-sm pointer-coarse:min-h-11',
            code === current ? 'bg-accent-soft font-medium text-accent' : 'text-soft hover:bg-sunken',
          )}
        >
          {title}
          {left === 0 ? (
            <Check role="img" aria-label={m.checklist_section_done({}, l)} className="size-4 text-good" />
          ) : (
            <span className="text-xs text-faint">{m.checklist_section_left({ left: String(left) }, l)}</span>
          )}
        </NavLink>
      ))}
    </nav>
  )
}
