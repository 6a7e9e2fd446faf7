import {
  forwardRef,
  type InputHTMLAttributes,
  type ReactNode,
  type SelectHTMLAttributes,
  type TextareaHTMLAttributes,
} from 'react'
import { cx } from './cx.ts'
import { FieldError, Framed, Hint, OptionalMark, useFieldIds, type FieldFrame } from './FieldFrame.tsx'

export { FieldError, Hint, useFieldIds, type FieldFrame, type FieldIds } from './FieldFrame.tsx'

export type FieldOption = { value: string; label: string }

type TextFieldProps = InputHTMLAttributes<HTMLInputElement> & FieldFrame

export const TextField = forwardRef<HTMLInputElement, TextFieldProps>(function TextField(
  { label, hint, error, className, ...input },
  ref,
) {
  const ids = useFieldIds(input.id, hint, error)
  return (
    <Framed ids={ids} label={label} hint={hint} error={error} required={input.required}>
      <input ref={ref} type="text" {...input} {...ids.control} className={cx('control', className)} />
    </Framed>
  )
})

type TextAreaProps = TextareaHTMLAttributes<HTMLTextAreaElement> & FieldFrame

export const TextArea = forwardRef<HTMLTextAreaElement, TextAreaProps>(function TextArea(
  { label, hint, error, className, ...textarea },
  ref,
) {
  const ids = useFieldIds(textarea.id, hint, error)
  return (
    <Framed ids={ids} label={label} hint={hint} error={error} required={textarea.required}>
      <textarea ref={ref} rows={3} {...textarea} {...ids.control} className={cx('control', className)} />
    </Framed>
  )
})

type SelectFieldProps = SelectHTMLAttributes<HTMLSelectElement> & FieldFrame & { options: FieldOption[] }

export const SelectField = forwardRef<HTMLSelectElement, SelectFieldProps>(function SelectField(
  { label, hint, error, options, className, ...select },
  ref,
) {
  const ids = useFieldIds(select.id, hint, error)
  return (
    <Framed ids={ids} label={label} hint={hint} error={error} required={select.required}>
      <select ref={ref} {...select} {...ids.control} className={cx('control', className)}>
        {options.map(option => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Framed>
  )
})

export const CheckField = forwardRef<HTMLInputElement, TextFieldProps>(function CheckField(
  { label, hint, error, className, ...input },
  ref,
) {
  const ids = useFieldIds(input.id, hint, error)
  return (
    <div>
      <Tick ref={ref} type="checkbox" label={label} {...input} {...ids.control} className={className} />
      <Hint id={ids.hint} text={hint} />
      <FieldError id={ids.error} text={error} />
    </div>
  )
})

type ChoiceGroupProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'defaultValue' | 'value'> & {
  legend?: string
  label?: string
  hint?: ReactNode
  error?: string | undefined
  options: (FieldOption & { hint?: string })[]
  /** Radios: the chosen value; boxes: the ticked values. */
  defaultValue?: string | readonly string[]
}

/** Tick boxes under one legend; each posts its value under the same name. */
export const CheckGroup = forwardRef<HTMLInputElement, ChoiceGroupProps>(function CheckGroup(props, ref) {
  return <ChoiceGroup {...props} ref={ref} type="checkbox" />
})

export const RadioGroup = forwardRef<HTMLInputElement, ChoiceGroupProps>(function RadioGroup(props, ref) {
  return <ChoiceGroup {...props} ref={ref} type="radio" />
})

const ChoiceGroup = forwardRef<HTMLInputElement, ChoiceGroupProps>(function ChoiceGroup(
  { legend, label, hint, error, options, defaultValue, id, required, ...input },
  ref,
) {
  const ids = useFieldIds(id, hint, error)
  const chosen = typeof defaultValue === 'string' ? [defaultValue] : (defaultValue ?? [])
  return (
    <fieldset className="min-w-0" aria-describedby={ids.control['aria-describedby']}>
      <legend className="mb-1 font-medium">
        {legend ?? label}
        <OptionalMark required={required} />
      </legend>
      <Hint id={ids.hint} text={hint} />
      <div className="flex flex-col gap-x-6 gap-y-1">
        {options.map((option, index) => (
          <Tick
            key={option.value}
            ref={ref}
            {...input}
            id={index === 0 ? ids.control.id : undefined}
            aria-invalid={ids.control['aria-invalid']}
            value={option.value}
            label={option.label}
            note={option.hint}
            defaultChecked={chosen.includes(option.value)}
          />
        ))}
      </div>
      <FieldError id={ids.error} text={error} />
    </fieldset>
  )
})

type TickProps = InputHTMLAttributes<HTMLInputElement> & { label: ReactNode; note?: ReactNode }

/** One tick box or radio with its label as one target. */
export const Tick = forwardRef<HTMLInputElement, TickProps>(function Tick(
  { label, note, className, ...input },
  ref,
) {
  return (
    <label className={cx('flex min-h-8 items-start gap-2.5 py-1 pointer-coarse:min-h-11', className)}>
      <input ref={ref} {...input} className="mt-1 size-[1.125rem] shrink-0" />
      <span className="min-w-0">
        {label}
        {note && <span className="block text-sm text-soft">{note}</span>}
      </span>
    </label>
  )
})
