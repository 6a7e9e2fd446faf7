import { Link } from '@remix-run/react'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { Notice } from '#app/ui/Notice.tsx'
import { sectionPath } from './form/section-path.ts'

type ReturnedItem = { code: string; comment: string; dimension: string; question: string }

/** What the buyer asks to correct, each with its comment and a link to the item. */
export function ReturnedNotice({ assessmentId, items }: { assessmentId: string; items: ReturnedItem[] }) {
  const l = useLocale()
  return (
    <Notice tone="warn" title={m.checklist_returned_title({ count: String(items.length) }, l)}>
      <p>{m.checklist_returned_advice({}, l)}</p>
      <ul className="mt-3 flex flex-col gap-3">
        {items.map(({ code, comment, dimension, question }) => (
          <li key={code}>
            <Link to={`${sectionPath(assessmentId, dimension)}#${code}`} className="link font-medium">
              {m.checklist_code_and_title({ code, title: question }, l)}
            </Link>
            <p className="border-l-2 border-warn pl-3 break-words whitespace-pre-line">{comment}</p>
          </li>
        ))}
      </ul>
    </Notice>
  )
}
