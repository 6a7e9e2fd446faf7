import { useId, type ReactNode } from 'react'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { cx } from './cx.ts'

export type FieldFrame = { label: string; hint?: ReactNode; error?: string | undefined }

export type FieldIds = ReturnType<typeof useFieldIds>

/** The ids that tie a control to its hint and its error. */
export function useFieldIds(id: string | undefined, hint: ReactNode, error: string | undefined) {
  const generated = useId()
  const own = id ?? generated
  const ids = { hint: `${own}-hint`, error: `${own}-error` }
  const describedBy = cx(hint ? ids.hint : null, error ? ids.error : null)
  return {
    ...ids,
    control: {
      id: own,
      'aria-describedby': describedBy === '' ? undefined : describedBy,
      'aria-invalid': error ? true : undefined,
    },
  }
}

export function Framed({
  ids,
  label,
  hint,
  error,
  required,
  children,
}: FieldFrame & { ids: FieldIds; required?: boolean | undefined; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <label htmlFor={ids.control.id} className="mb-1 block font-medium">
        {label}
        <OptionalMark required={required} />
      </label>
      <Hint id={ids.hint} text={hint} />
      {children}
      <FieldError id={ids.error} text={error} />
    </div>
  )
}

/** Shown where a form says outright that a field is not required. */
export function OptionalMark({ required }: { required?: boolean | undefined }) {
  const l = useLocale()
  if (required !== false) return null
  return <span className="font-normal text-faint">{m.form_optional({}, l)}</span>
}

export function Hint({ id, text }: { id: string; text: ReactNode }) {
  if (!text) return null
  return (
    <p id={id} className="mb-1.5 text-sm text-soft">
      {text}
    </p>
  )
}

export function FieldError({ id, text }: { id: string; text: string | undefined }) {
  if (!text) return null
  return (
    <p id={id} role="alert" className="mt-1 text-sm font-medium text-bad">
      {text}
    </p>
  )
}
