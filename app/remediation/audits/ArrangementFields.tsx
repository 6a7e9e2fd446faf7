import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { optionsOf } from '#app/suppliers/labels.ts'
import { RadioGroup, SelectField, TextArea } from '#app/ui/Field.tsx'
import type { useRuleForm } from '#app/ui/use-form.ts'
import type { NewAuditForm } from './audit-forms.ts'
import { AUDIT_MODE_LABELS } from './labels.ts'
import { AUDIT_MODES, type AuditMode } from './vocabulary.ts'

type Props = {
  field: ReturnType<typeof useRuleForm<Pick<typeof NewAuditForm, 'mode' | 'auditorId' | 'scope'>>>['field']
  auditors: readonly { id: string; name: string }[]
  audit?: { mode: AuditMode; auditorId: string | null; scope: string }
}

/** How an audit is made, by whom, and what it looks at. */
export function ArrangementFields({ field, auditors, audit }: Props) {
  const l = useLocale()
  return (
    <>
      <RadioGroup
        legend={m.audit_mode({}, l)}
        options={optionsOf(AUDIT_MODES, AUDIT_MODE_LABELS, l)}
        defaultValue={audit?.mode ?? 'on-site'}
        {...field('mode')}
      />
      <SelectField
        label={m.audit_auditor({}, l)}
        hint={m.audit_auditor_hint({}, l)}
        options={auditorOptions(auditors, m.audit_auditor_later({}, l))}
        defaultValue={audit?.auditorId ?? ''}
        {...field('auditorId')}
      />
      <TextArea
        label={m.audit_scope({}, l)}
        hint={m.audit_scope_hint({}, l)}
        defaultValue={audit?.scope ?? ''}
        {...field('scope')}
      />
    </>
  )
}

export function auditorOptions(auditors: readonly { id: string; name: string }[], nobody: string) {
  return [{ value: '', label: nobody }, ...auditors.map(({ id, name }) => ({ value: id, label: name }))]
}
