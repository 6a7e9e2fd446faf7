import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { optionsOf } from '#app/suppliers/labels.ts'
import { RadioGroup, SelectField, TextArea } from '#app/ui/Field.tsx'
import type { useRuleForm } from '#app/ui/use-form.ts'
import { SEVERITIES, type Severity } from '../actions/vocabulary.ts'
import { SEVERITY_LABELS } from '../actions/labels.ts'
import type { FindingForm } from './audit-forms.ts'
import type { AuditDimension } from './find-audit.server.ts'

type Props = {
  field: ReturnType<typeof useRuleForm<typeof FindingForm>>['field']
  dimensions: readonly AuditDimension[]
  finding: { itemCode: string | null; severity: Severity | null; finding: string; requirement: string }
}

/** What a finding is about, how grave it is, what was seen and what is asked. */
export function FindingFields({ field, dimensions, finding }: Props) {
  const l = useLocale()
  const items = dimensions.flatMap(({ items: each }) =>
    each.map(({ code, question }) => ({ value: code, label: `${code} ${question}` })),
  )
  return (
    <>
      <SelectField
        label={m.audit_finding_item({}, l)}
        hint={m.audit_finding_item_hint({}, l)}
        options={[{ value: '', label: m.audit_finding_free({}, l) }, ...items]}
        defaultValue={finding.itemCode ?? ''}
        {...field('itemCode')}
        required={undefined}
      />
      <RadioGroup
        legend={m.audit_severity({}, l)}
        options={optionsOf(SEVERITIES, SEVERITY_LABELS, l)}
        defaultValue={finding.severity ?? ''}
        {...field('severity')}
      />
      <TextArea
        label={m.audit_finding({}, l)}
        hint={m.audit_finding_hint({}, l)}
        rows={4}
        defaultValue={finding.finding}
        {...field('finding')}
      />
      <TextArea
        label={m.audit_requirement({}, l)}
        hint={m.audit_requirement_hint({}, l)}
        rows={4}
        defaultValue={finding.requirement}
        {...field('requirement')}
      />
    </>
  )
}
