import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { fieldName } from '#app/questionnaires/form-values.ts'
import type { LocalizedField } from '#app/questionnaires/localize.ts'
import { FieldError, Hint, useFieldIds } from '#app/ui/Field.tsx'
import { PlainInput, type FieldInputProps } from './FieldInput.tsx'
import { Records } from './Records.tsx'

type RowsField = Extract<LocalizedField, { type: 'rows' }>

/** A small table typed in row by row; each row is a group, so that it works on a phone. */
export function RowsInput({
  itemCode,
  field,
  value,
  errorAt,
}: Omit<FieldInputProps, 'field'> & { field: RowsField }) {
  const l = useLocale()
  const ids = useFieldIds(fieldName(itemCode, field.id), field.hint, errorAt(field.id))
  return (
    <fieldset id={ids.control.id} className="min-w-0" aria-describedby={ids.control['aria-describedby']}>
      <legend className="mb-1 font-medium">{field.label}</legend>
      <Hint id={ids.hint} text={field.hint} />
      <Records
        value={value}
        max={field.maxRows}
        nameOf={position => m.checklist_row_n({ position }, l)}
        addLabel={m.checklist_add_row({}, l)}
      >
        {(record, position) => (
          <div className="grid gap-3 sm:grid-cols-2">
            {field.columns.map(column => {
              const path = `${field.id}.${record.index}.${column.id}`
              const error = errorAt(`${field.id}.${position}.${column.id}`)
              return (
                <PlainInput
                  key={column.id}
                  rules={column}
                  name={fieldName(itemCode, path)}
                  label={column.label}
                  hint={column.hint}
                  required={column.required}
                  value={record.values[column.id]}
                  error={error}
                  isCompact
                />
              )
            })}
          </div>
        )}
      </Records>
      <FieldError id={ids.error} text={errorAt(field.id)} />
    </fieldset>
  )
}
