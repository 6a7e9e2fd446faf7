import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { fieldName } from '#app/questionnaires/form-values.ts'
import type { LocalizedField } from '#app/questionnaires/localize.ts'
import { RadioGroup, SelectField, TextArea, TextField } from '#app/ui/Field.tsx'
import { CertificateInput } from './CertificateInput.tsx'
import { RowsInput } from './RowsInput.tsx'

export type FieldInputProps = {
  itemCode: string
  field: LocalizedField
  /** As stored or as typed; anything that does not fit the field shows as empty. */
  value: unknown
  /** What is wrong with the input at a path inside the item. */
  errorAt: (path: string) => string | undefined
}

/** The inputs of one field, named so that a posted form can be read back by `readItemForm`. */
export function FieldInput({ itemCode, field, value, errorAt }: FieldInputProps) {
  if (field.type === 'certificate')
    return <CertificateInput itemCode={itemCode} field={field} value={value} errorAt={errorAt} />
  if (field.type === 'rows')
    return <RowsInput itemCode={itemCode} field={field} value={value} errorAt={errorAt} />
  const { id, label, hint, required } = field
  const rules = field.type === 'derived' ? field.as : field
  return (
    <PlainInput
      rules={rules}
      name={fieldName(itemCode, id)}
      label={label}
      hint={hint}
      required={required}
      value={value}
      error={errorAt(id)}
    />
  )
}

type Asked = LocalizedField | Extract<LocalizedField, { type: 'derived' }>['as']
type PlainRules = Extract<Asked, { type: 'choice' | 'number' | 'count' | 'date' | 'text' }>

type PlainInputProps = {
  rules: PlainRules
  name: string
  label: string
  hint?: string | undefined
  required: boolean
  value: unknown
  error: string | undefined
  /** In tables a choice is a list to pick from, elsewhere radios. */
  isCompact?: boolean
}

/** One input with one plain value. */
export function PlainInput({ rules, name, value, isCompact, ...frame }: PlainInputProps) {
  const l = useLocale()
  const shared = { ...frame, id: name, name }
  const text = textOf(value)
  switch (rules.type) {
    case 'choice':
      if (!isCompact) return <RadioGroup {...shared} options={optionsOf(rules)} defaultValue={text} />
      return (
        <SelectField
          {...shared}
          options={[{ value: '', label: m.checklist_choose({}, l) }, ...optionsOf(rules)]}
          defaultValue={text}
        />
      )
    case 'number':
    case 'count':
      return (
        <TextField
          {...shared}
          label={
            rules.unit
              ? m.checklist_label_with_unit({ label: frame.label, unit: rules.unit }, l)
              : frame.label
          }
          inputMode={rules.type === 'count' ? 'numeric' : 'decimal'}
          autoComplete="off"
          maxLength={60}
          defaultValue={text}
          className="max-w-56"
        />
      )
    case 'date':
      return <TextField {...shared} type="date" defaultValue={text} className="max-w-56" />
    case 'text':
      if (rules.multiline) return <TextArea {...shared} maxLength={rules.maxLength} defaultValue={text} />
      return <TextField {...shared} maxLength={rules.maxLength} autoComplete="off" defaultValue={text} />
  }
}

/** Only what the radio or list needs: factors are nobody's business in the markup. */
function optionsOf(rules: Extract<PlainRules, { type: 'choice' }>) {
  return rules.options.map(({ value, label }) => ({ value, label }))
}

function textOf(value: unknown) {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}
