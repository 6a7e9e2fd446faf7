import type { FormErrors } from '#app/http/form-rules.ts'
import type { RawForm } from '#app/http/parse-form.server.ts'

/** What an action of the channel answers to a form that it did not take. */
export type ChannelResult = {
  raw: RawForm
  errors: FormErrors
  fileError: string | null
  /** Too many tries from there: when the next one is taken. */
  retryAt: Date | null
  /** No mailbox opens with that key; the same whether there never was one or it was mistyped. */
  isUnknown: boolean
}

/** What was typed comes back, and why it was not taken. */
export function notTaken(raw: RawForm, why: Partial<ChannelResult>): ChannelResult {
  return { raw, errors: {}, fileError: null, retryAt: null, isUnknown: false, ...why }
}
