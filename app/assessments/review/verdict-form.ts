import { VERDICTS, type Verdict } from '#app/grading/types.ts'
import type { Item } from '#app/questionnaires/content-schema.ts'
import { readItemForm } from '#app/questionnaires/form-values.ts'
import { oneOf } from '#app/suppliers/supplier-search.ts'
import type { Finding } from '../verdict.ts'

/** Names of the inputs of a verdict's form, beside those of the item's own fields. */
export const dismissName = (triggerId: string) => `dismiss.${triggerId}`
export const dismissReasonName = (triggerId: string) => `dismissReason.${triggerId}`
export const raiseName = (triggerId: string) => `raise.${triggerId}`
export const raiseReasonName = (triggerId: string) => `raiseReason.${triggerId}`

export type PostedVerdict = {
  verdict: Verdict | null
  /** Revisions of the verdict and of the answer that the reviewer saw; 0 for none. */
  rev: number
  answerRev: number
  /** The submission that the reviewer saw, in milliseconds. */
  submittedAt: number
  reason: string
  dismissedTriggers: Finding[]
  raisedTriggers: Finding[]
  /** The item's fields as they stand in the form; only a correction looks at them. */
  values: Record<string, unknown>
}

/** Reads a posted verdict. Texts are taken as typed, so that they can be shown again. */
export function readVerdictForm(item: Item, form: FormData): PostedVerdict {
  return {
    verdict: oneOf(VERDICTS, textOf(form, 'verdict')),
    rev: wholeNumber(form, 'rev'),
    answerRev: wholeNumber(form, 'answerRev'),
    submittedAt: wholeNumber(form, 'submittedAt'),
    reason: textOf(form, 'reason'),
    dismissedTriggers: findings(item, form, dismissName, dismissReasonName),
    raisedTriggers: findings(item, form, raiseName, raiseReasonName),
    values: readItemForm(item, form.entries()).values,
  }
}

function findings(
  { triggers }: Item,
  form: FormData,
  tickName: (id: string) => string,
  reasonName: (id: string) => string,
): Finding[] {
  return triggers
    .filter(({ id }) => form.has(tickName(id)))
    .map(({ id }) => ({ id, reason: textOf(form, reasonName(id)) }))
}

function wholeNumber(form: FormData, name: string) {
  const number = Number(textOf(form, name))
  return Number.isInteger(number) && number >= 0 ? number : 0
}

function textOf(form: FormData, name: string) {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}
