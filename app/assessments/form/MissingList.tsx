import { CircleAlert, CircleCheck } from 'lucide-react'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import type { MissingPart } from '#app/questionnaires/answer-problem.ts'
import { fieldName } from '#app/questionnaires/form-values.ts'
import type { LocalizedItem } from '#app/questionnaires/localize.ts'
import { missingText } from './missing-text.ts'

/** What an item still needs, once it has been begun: each a link to its input. */
export function MissingList({
  item,
  missing,
  isStarted,
}: {
  item: LocalizedItem
  missing: MissingPart[]
  isStarted: boolean
}) {
  const l = useLocale()
  if (!isStarted) return null
  if (missing.length === 0)
    return (
      <p className="mt-4 inline-flex items-center gap-1.5 text-sm text-good">
        <CircleCheck aria-hidden="true" className="size-4" />
        {m.checklist_item_complete({}, l)}
      </p>
    )
  return (
    <div className="mt-4 flex items-start gap-1.5 text-sm text-warn">
      <CircleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
      <div>
        <p>{m.checklist_item_still_needs({}, l)}</p>
        <ul className="list-disc pl-5">
          {missing.map(part => (
            <li key={`${part.path} ${part.code}`}>
              <a
                href={`#${fieldName(item.code, part.path)}`}
                className="inline-block min-h-6 underline underline-offset-2"
              >
                {missingText(item.fields, part, l)}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}
