/**
 * One rule table per form. The browser checks it through react-hook-form (`registerOptions`), the server
 * through `parse-form.server.ts`: the same limits and the same message twice.
 */
export type FieldRule =
  | { kind: 'text'; required?: boolean; minLength?: number; maxLength?: number; trim?: boolean }
  | { kind: 'email'; required?: boolean }
  | { kind: 'password'; required?: boolean; minLength?: number; maxLength?: number }
  | { kind: 'option'; required?: boolean; options: readonly string[] }
  | { kind: 'options'; required?: boolean; options: readonly string[] }
  | { kind: 'number'; required?: boolean; min?: number; max?: number; integer?: boolean; decimals?: number }
  | { kind: 'date'; required?: boolean }
  | { kind: 'flag' }

export type FormRules = Record<string, FieldRule>

/** What can be wrong with one field; `app/ui/form-error.ts` words it in the reader's language. */
export const FORM_ERROR_CODES = [
  'required',
  'too-short',
  'too-long',
  'not-an-email',
  'not-an-option',
  'not-a-number',
  'too-many-decimals',
  'not-a-date',
  'below-min',
  'above-max',
  'mismatch',
  'common-password',
  'already-taken',
  'not-a-credit-code',
  'in-the-past',
  'in-the-future',
  'too-far-ahead',
  'wrong-code',
] as const
export type FormErrorCode = (typeof FORM_ERROR_CODES)[number]

/** `limit` is the number that the message names: a length, a minimum, a maximum. */
export type FormError = { code: FormErrorCode; limit?: number }
export type FormErrors = Record<string, FormError>

export type FormValue = string | number | boolean | string[] | null
export type FormValues<R extends FormRules> = {
  [K in keyof R]: R[K] extends { kind: 'options' }
    ? string[]
    : R[K] extends { kind: 'flag' }
      ? boolean
      : R[K] extends { kind: 'number' }
        ? R[K] extends { required: true }
          ? number
          : number | null
        : R[K] extends { kind: 'option'; options: readonly (infer O)[] }
          ? R[K] extends { required: true }
            ? O
            : O | null
          : R[K] extends { required: true }
            ? string
            : string | null
}

const EMAIL = /^[^\s@]{1,64}@[^\s@.]+(?:\.[^\s@.]+)+$/
const DATE = /^\d{4}-\d{2}-\d{2}$/
const MAX_TEXT = 500

/** What is wrong with the raw input of one field; null when nothing is. */
export function checkField(rule: FieldRule, raw: readonly string[]): FormError | null {
  const text = textOf(rule, raw)
  const isEmpty = rule.kind === 'options' ? raw.length === 0 : text === ''
  if (rule.kind === 'flag') return null
  if (isEmpty) return rule.required ? { code: 'required' } : null
  switch (rule.kind) {
    case 'text':
    case 'password':
      return checkLength(text, rule.minLength ?? 0, rule.maxLength ?? MAX_TEXT)
    case 'email':
      return text.length <= 254 && EMAIL.test(text) ? null : { code: 'not-an-email' }
    case 'option':
      return rule.options.includes(text) ? null : { code: 'not-an-option' }
    case 'options':
      return raw.every(value => rule.options.includes(value)) ? null : { code: 'not-an-option' }
    case 'date':
      return isCalendarDate(text) ? null : { code: 'not-a-date' }
    case 'number':
      return checkNumber(rule, text)
  }
}

/** The typed value of an input that `checkField` found nothing wrong with. */
export function readField(rule: FieldRule, raw: readonly string[]): FormValue {
  if (rule.kind === 'flag') return raw.length > 0 && raw[0] !== 'false'
  if (rule.kind === 'options') return [...new Set(raw)]
  const text = textOf(rule, raw)
  if (text === '') return null
  if (rule.kind === 'number') return Number(text.normalize('NFKC'))
  return rule.kind === 'email' ? text.toLowerCase() : text
}

function textOf(rule: FieldRule, raw: readonly string[]) {
  const text = raw[0] ?? ''
  return rule.kind === 'password' ? text : text.trim()
}

function checkLength(text: string, min: number, max: number): FormError | null {
  if (text.length < min) return { code: 'too-short', limit: min }
  if (text.length > max) return { code: 'too-long', limit: max }
  return null
}

function checkNumber(rule: Extract<FieldRule, { kind: 'number' }>, text: string): FormError | null {
  const value = Number(text.normalize('NFKC'))
  if (!Number.isFinite(value) || (rule.integer && !Number.isInteger(value))) return { code: 'not-a-number' }
  if (rule.decimals !== undefined && value !== Number(value.toFixed(rule.decimals)))
    return { code: 'too-many-decimals', limit: rule.decimals }
  if (rule.min !== undefined && value < rule.min) return { code: 'below-min', limit: rule.min }
  if (rule.max !== undefined && value > rule.max) return { code: 'above-max', limit: rule.max }
  return null
}

function isCalendarDate(text: string) {
  if (!DATE.test(text)) return false
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
}
