import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { auditorOptions } from '#app/remediation/audits/ArrangementFields.tsx'
import type { PlanForm } from '#app/remediation/audits/audit-forms.ts'
import { SUPPLIER_OWNER } from '#app/remediation/audits/vocabulary.ts'
import { SelectField, TextArea, TextField } from '#app/ui/Field.tsx'
import { Card } from '#app/ui/Page.tsx'
import type { useRuleForm } from '#app/ui/use-form.ts'
import type { PlanData } from './route.tsx'

type Props = { page: PlanData; field: ReturnType<typeof useRuleForm<typeof PlanForm>>['field'] }

/** When, by whom, and what is looked at; days are asked for what is proposed. */
export function PlanFields({ page: { plan, search, auditors, firstDay }, field }: Props) {
  const l = useLocale()
  const hasSelf = plan.modes.includes('self-assessment')
  const hasVisits = plan.modes.some(mode => mode !== 'self-assessment')
  const lastDay = `${search.year}-12-31`
  const [nobody = { value: '', label: '' }, ...people] = auditorOptions(
    auditors,
    m.audit_auditor_later({}, l),
  )
  const days = { type: 'date', min: firstDay, max: lastDay } as const
  return (
    <Card title={m.audit_plan_how({}, l)}>
      <div className="grid items-end gap-4 sm:grid-cols-2 lg:grid-cols-4">
        {hasVisits && (
          <>
            <TextField {...days} label={m.audit_visits_from({}, l)} {...field('visitsFrom')} required />
            <TextField {...days} label={m.audit_visits_to({}, l)} {...field('visitsTo')} required />
          </>
        )}
        {hasSelf && <TextField {...days} label={m.audit_self_due({}, l)} {...field('selfDueOn')} required />}
        <SelectField
          label={m.audit_auditor({}, l)}
          options={[nobody, { value: SUPPLIER_OWNER, label: m.audit_auditor_owner({}, l) }, ...people]}
          {...field('auditorId')}
          required={undefined}
        />
      </div>
      <div className="mt-4">
        <TextArea
          label={m.audit_scope({}, l)}
          hint={m.audit_scope_hint({}, l)}
          rows={2}
          {...field('scope')}
        />
      </div>
    </Card>
  )
}
