import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import type { LocalizedItem } from '#app/questionnaires/localize.ts'
import { wordsOf, type ShownAnswer } from './answer-words.ts'

/** An answer as text: every field with its label, papers and rows one by one; says so when nothing is there. */
export function AnswerText({
  item,
  answer,
}: {
  item: Pick<LocalizedItem, 'fields'>
  answer: ShownAnswer | null
}) {
  const l = useLocale()
  const [first, ...others] = wordsOf(item, answer, l)
  if (!first) return <p className="text-soft">{m.checklist_no_answer({}, l)}</p>
  if (first.id === '')
    return (
      <div>
        <p className="font-medium">{first.label}</p>
        {first.text && <p className="break-words whitespace-pre-line">{first.text}</p>}
      </div>
    )
  return (
    <dl className="flex flex-col gap-2">
      {[first, ...others].map(({ id, label, text, records }) => (
        <div key={id}>
          <dt className="text-sm text-soft">{label}</dt>
          <dd className="break-words whitespace-pre-line">
            {text}
            {records.length > 0 && (
              <ul className="mt-1 list-disc pl-5 text-sm">
                {records.map((record, index) => (
                  <li key={index}>{record}</li>
                ))}
              </ul>
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}
