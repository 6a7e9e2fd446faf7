import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import type { Section } from './section.ts'

/** What was asked last year and is not asked any more, so that nobody looks for it. */
export function RemovedItems({ items }: { items: Section['removed'] }) {
  const l = useLocale()
  if (items.length === 0) return null
  return (
    <div className="border-t border-line py-6 text-sm text-soft">
      <p className="font-medium">{m.renewal_removed({}, l)}</p>
      <ul className="mt-1 list-disc pl-5">
        {items.map(({ code, question }) => (
          <li key={code}>{m.checklist_code_and_title({ code, title: question }, l)}</li>
        ))}
      </ul>
    </div>
  )
}
