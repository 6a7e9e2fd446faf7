import type { Finding } from '#app/assessments/verdict.ts'
import type { Item } from '#app/questionnaires/content-schema.ts'
import { readItemForm } from '#app/questionnaires/form-values.ts'

/** What a verifier changes of the new answers: raw input in place of an item's answer, and triggers that do not stand. */
export type Corrections = {
  values: Record<string, Record<string, unknown>>
  dismissals: Record<string, readonly Finding[]>
}
export const NO_CORRECTIONS: Corrections = { values: {}, dismissals: {} }

/** Names of the inputs beside those of an item's fields. Field ids have no capitals: no clash. */
export const dismissName = (itemCode: string, triggerId: string) => `${itemCode}.dismissTrigger.${triggerId}`
export const becauseName = (itemCode: string, triggerId: string) => `${itemCode}.dismissReason.${triggerId}`

/** Reads the corrections of a posted form. Texts are taken as typed, so that they can be shown again. */
export function readCorrections(items: readonly Item[], form: FormData): Corrections {
  const names = [...form.keys()]
  const isPosted = ({ code }: Item) => names.some(name => name.startsWith(`${code}.`))
  const posted = items.filter(isPosted)
  return {
    values: Object.fromEntries(posted.map(item => [item.code, readItemForm(item, form.entries()).values])),
    dismissals: Object.fromEntries(posted.map(item => [item.code, dismissalsOf(item, form)])),
  }
}

function dismissalsOf({ code, triggers }: Item, form: FormData): Finding[] {
  return triggers
    .filter(({ id }) => form.has(dismissName(code, id)))
    .map(({ id }) => ({ id, reason: textOf(form, becauseName(code, id)) }))
}

export function textOf(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}
