import { data } from '@remix-run/node'
import { notFound } from './guards.server.ts'
import { checkField, readField, type FormErrors, type FormRules, type FormValues } from './form-rules.ts'

export type RawForm = Record<string, string[]>
export type ParsedForm<R extends FormRules> =
  { ok: true; values: FormValues<R> } | { ok: false; errors: FormErrors; raw: RawForm }

/** Checks posted form data against the form's rule table. Fields without a rule are dropped. */
export function parseForm<const R extends FormRules>(rules: R, form: FormData): ParsedForm<R> {
  const raw = readRaw(rules, form)
  const errors: FormErrors = {}
  for (const [name, rule] of Object.entries(rules)) {
    const error = checkField(rule, raw[name] ?? [])
    if (error) errors[name] = error
  }
  if (Object.keys(errors).length > 0) return { ok: false, errors, raw: withoutPasswords(rules, raw) }
  const values = Object.fromEntries(
    Object.entries(rules).map(([name, rule]) => [name, readField(rule, raw[name] ?? [])]),
  )
  return { ok: true, values: values as FormValues<R> }
}

/** The answer to a form that did not pass: 422 with what was typed and what is wrong. Nothing typed is lost. */
export function invalidForm(errors: FormErrors, raw: RawForm) {
  return data({ errors, raw }, { status: 422 })
}

/**
 * The answer to a form that a verb refused: 409 with what was typed, and why. What is not there (any more) for this person
 * is 404.
 */
export function conflictForm<R extends { code: string }>(raw: RawForm, refusal: R) {
  return conflictFormWith(raw, refusal, {})
}

/** The same with `more`: whatever else the page needs to go on. */
export function conflictFormWith<R extends { code: string }, T extends object>(
  raw: RawForm,
  refusal: R,
  more: T,
) {
  if (refusal.code === 'not-found') throw notFound()
  return data({ errors: {}, raw, refusal, ...more }, { status: 409 })
}

/** What was typed, for a refusal that the rule table cannot know (an address already taken, say). */
export function rawOf(rules: FormRules, form: FormData): RawForm {
  return withoutPasswords(rules, readRaw(rules, form))
}

function readRaw(rules: FormRules, form: FormData): RawForm {
  const texts = (name: string) => form.getAll(name).filter(value => typeof value === 'string')
  return Object.fromEntries(Object.keys(rules).map(name => [name, texts(name)]))
}

function withoutPasswords(rules: FormRules, raw: RawForm): RawForm {
  return Object.fromEntries(Object.entries(raw).filter(([name]) => rules[name]?.kind !== 'password'))
}
