import { useSubmit } from '@remix-run/react'
import { useMemo, type FormEvent } from 'react'
import { useForm } from 'react-hook-form'
import { checkField, type FieldRule, type FormErrors, type FormRules } from '#app/http/form-rules.ts'
import type { Locale } from '#app/i18n/locale.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { formErrorText } from './form-error.ts'

type Result = { errors?: FormErrors | undefined; raw?: Record<string, string[]> | undefined } | undefined
type Submit = (target: HTMLFormElement | HTMLButtonElement | HTMLInputElement) => void

/**
 * Checks a form in the browser by the same rule table as the server. `result` is what the action answered:
 * its errors and typed values appear again, with and without JavaScript. Values stay in the inputs.
 * `submit` replaces the page's own submission, with a fetcher's for example.
 */
export function useRuleForm<const R extends FormRules>(rules: R, result?: Result, submit?: Submit) {
  const { locale } = useLocale()
  const submitPage = useSubmit()
  const errors = useMemo(() => serverErrors(result?.errors, locale), [result?.errors, locale])
  const form = useForm<Record<string, unknown>>({ mode: 'onTouched', ...(errors && { errors }) })
  const shown = form.formState.errors

  function field<N extends keyof R & string>(name: N) {
    const rule: FieldRule = rules[name] ?? { kind: 'flag' }
    return {
      ...form.register(name, { validate: value => validate(rule, value, locale) }),
      error: messageOf(shown[name]),
      ...initialValue(rule, result?.raw?.[name]),
      ...('required' in rule || rule.kind !== 'flag' ? { required: isRequired(rule) } : {}),
    }
  }

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    const element = event.currentTarget
    const submitter = submitterOf(event)
    if (submitter?.formNoValidate) return
    event.preventDefault()
    void form.handleSubmit(() => (submit ?? submitPage)(submitter ?? element))(event)
  }

  return { field, formProps: { method: 'post' as const, noValidate: true, onSubmit } }
}

function serverErrors(errors: FormErrors | undefined, locale: Locale) {
  if (!errors) return undefined
  return Object.fromEntries(
    Object.entries(errors).map(([name, error]) => [
      name,
      { type: error.code, message: formErrorText(error, locale) },
    ]),
  )
}

function validate(rule: FieldRule, value: unknown, locale: Locale) {
  const error = checkField(rule, rawOf(value))
  return error ? formErrorText(error, locale) : true
}

/** A registered value as the form would post it. */
function rawOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.filter(part => typeof part === 'string')
  if (value === true) return ['on']
  return typeof value === 'string' && value !== '' ? [value] : []
}

/** Only what was posted before: without it the page's own `defaultValue` stands. */
function initialValue(
  rule: FieldRule,
  raw: string[] | undefined,
): { defaultValue?: string; defaultChecked?: boolean } {
  if (raw === undefined || rule.kind === 'password') return {}
  if (rule.kind === 'flag') return { defaultChecked: raw.length > 0 && raw[0] !== 'false' }
  return rule.kind === 'options' ? {} : { defaultValue: raw[0] ?? '' }
}

function isRequired(rule: FieldRule) {
  return 'required' in rule && rule.required === true
}

function messageOf(error: unknown) {
  const message =
    typeof error === 'object' && error !== null && 'message' in error ? error.message : undefined
  return typeof message === 'string' && message !== '' ? message : undefined
}

function submitterOf(event: FormEvent<HTMLFormElement>) {
  const submitter = event.nativeEvent instanceof SubmitEvent ? event.nativeEvent.submitter : null
  return submitter instanceof HTMLButtonElement || submitter instanceof HTMLInputElement ? submitter : null
}
