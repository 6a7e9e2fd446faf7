import { Link } from '@remix-run/react'
import { sectionPath } from '#app/assessments/form/section-path.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { Notice } from '#app/ui/Notice.tsx'

type Props = { assessmentId: string; items: { code: string; dimension: string; question: string }[] }

/** Answers that the buyer asks to be explained, each with the way to where that is done. */
export function ToExplain({ assessmentId, items }: Props) {
  const l = useLocale()
  return (
    <Notice tone="warn" title={m.reply_to_explain({ count: String(items.length) }, l)}>
      <p>{m.reply_to_explain_how({}, l)}</p>
      <ul className="mt-2 flex flex-col gap-1">
        {items.map(({ code, dimension, question }) => (
          <li key={code}>
            <Link to={`${sectionPath(assessmentId, dimension)}#${code}`} className="link">
              {m.checklist_code_and_title({ code, title: question }, l)}
            </Link>
          </li>
        ))}
      </ul>
    </Notice>
  )
}
