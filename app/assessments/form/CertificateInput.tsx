import { useState } from 'react'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { fieldName } from '#app/questionnaires/form-values.ts'
import type { LocalizedField } from '#app/questionnaires/localize.ts'
import { CERTIFICATE_TEXT_LENGTHS, needsCertificate } from '#app/questionnaires/parse-records.ts'
import { isRecord, isTicked } from '#app/questionnaires/raw-input.ts'
import { RadioGroup, SelectField, TextField, Tick } from '#app/ui/Field.tsx'
import { cx } from '#app/ui/cx.ts'
import type { FieldInputProps } from './FieldInput.tsx'
import { Records } from './Records.tsx'
import type { FormRecord } from './use-records.ts'

type CertificateField = Extract<LocalizedField, { type: 'certificate' }>
type Props = Omit<FieldInputProps, 'field'> & { field: CertificateField }

/** What the supplier holds, and, where that claims papers, the papers one by one. */
export function CertificateInput({ itemCode, field, value, errorAt }: Props) {
  const l = useLocale()
  const stored = isRecord(value) ? value : {}
  const [status, setStatus] = useState(typeof stored.status === 'string' ? stored.status : '')
  const path = `${field.id}.certificates`
  const isHidden = !needsCertificate(field, status)
  return (
    <div className="flex flex-col gap-4">
      <RadioGroup
        id={fieldName(itemCode, field.id)}
        name={fieldName(itemCode, `${field.id}.status`)}
        label={field.label}
        hint={field.hint}
        error={errorAt(`${field.id}.status`) ?? errorAt(path)}
        required={field.required}
        options={field.statuses.map(({ value, label }) => ({ value, label }))}
        defaultValue={status}
        onChange={event => setStatus(event.currentTarget.value)}
      />
      <div className={cx(isHidden && 'hidden noscript:block')}>
        <Records
          value={stored.certificates}
          max={field.maxRecords}
          nameOf={position => m.checklist_certificate_n({ position }, l)}
          addLabel={m.checklist_add_certificate({}, l)}
        >
          {(record, position) => (
            <CertificateFields
              field={field}
              record={record}
              name={part => fieldName(itemCode, `${path}.${record.index}.${part}`)}
              errorAt={part => errorAt(`${path}.${position}.${part}`)}
            />
          )}
        </Records>
      </div>
    </div>
  )
}

type CertificateFieldsProps = {
  field: CertificateField
  record: FormRecord
  name: (part: string) => string
  errorAt: (part: string) => string | undefined
}

function CertificateFields({ field, record, name, errorAt }: CertificateFieldsProps) {
  const l = useLocale()
  const text = (part: string) => {
    const value = record.values[part]
    return typeof value === 'string' ? value : ''
  }
  const input = (part: keyof typeof CERTIFICATE_TEXT_LENGTHS) => ({
    id: name(part),
    name: name(part),
    error: errorAt(part),
    defaultValue: text(part),
    maxLength: CERTIFICATE_TEXT_LENGTHS[part],
    autoComplete: 'off',
  })
  const date = (part: 'validFrom' | 'validTo') => ({
    id: name(part),
    name: name(part),
    type: 'date',
    error: errorAt(part),
    defaultValue: text(part),
  })
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      {field.certificateTypes && (
        <SelectField
          id={name('type')}
          name={name('type')}
          label={m.checklist_certificate_type({}, l)}
          error={errorAt('type')}
          options={[{ value: '', label: m.checklist_choose({}, l) }, ...field.certificateTypes]}
          defaultValue={text('type')}
        />
      )}
      <TextField label={m.checklist_certificate_number({}, l)} {...input('number')} />
      <TextField label={m.checklist_certificate_issuer({}, l)} {...input('issuer')} />
      <TextField label={m.checklist_certificate_valid_from({}, l)} {...date('validFrom')} />
      <div>
        <TextField label={m.checklist_certificate_valid_to({}, l)} {...date('validTo')} />
        <Tick
          type="checkbox"
          name={name('noExpiry')}
          label={m.checklist_certificate_no_expiry({}, l)}
          defaultChecked={isTicked(record.values.noExpiry)}
        />
      </div>
      <TextField label={m.checklist_certificate_scope({}, l)} required={false} {...input('scope')} />
      <TextField label={m.checklist_certificate_site({}, l)} required={false} {...input('site')} />
    </div>
  )
}
