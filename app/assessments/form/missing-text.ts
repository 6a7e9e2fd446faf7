import type { LocaleOption } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import type { MissingPart } from '#app/questionnaires/answer-problem.ts'
import { problemText } from './problem-text.ts'

/** "Number of cases: please fill this in". */
export function missingText(
  fields: readonly { id: string; label: string }[],
  part: MissingPart,
  l: LocaleOption,
) {
  const text = problemText(part, l)
  const label = fields.find(field => field.id === part.fieldId)?.label
  return label ? m.checklist_missing_in({ label, text }, l) : text
}
