import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { needsCare, proposalForm } from '#app/remediation/measures/decision-forms.ts'
import { MeasureFormCard } from '#app/remediation/measures/MeasureFormCard.tsx'
import { SmallFirmNotice } from '#app/remediation/measures/SmallFirmNotice.tsx'
import { CheckField, TextArea, TextField } from '#app/ui/Field.tsx'
import { Notice } from '#app/ui/Notice.tsx'
import { useRuleForm } from '#app/ui/use-form.ts'
import type { ProposalData } from './route.tsx'

type Props = Pick<ProposalData, 'kind' | 'most' | 'supplier'> & { result: Parameters<typeof useRuleForm>[1] }

const CONSEQUENCES = {
  'grant-chance': m.measure_consequence_grant_chance,
  eliminate: m.measure_consequence_eliminate,
  release: m.measure_consequence_release,
  'defer-payment': m.measure_consequence_defer_payment,
  reinstate: m.measure_consequence_reinstate,
}

/** What is asked of the committee, why, and for how long. */
export function ProposalForm({ kind, most, supplier, result }: Props) {
  const l = useLocale()
  const { field, formProps } = useRuleForm(proposalForm(most), result)
  const isDelicate = needsCare(kind, supplier.isSmallFirm)
  return (
    <MeasureFormCard formProps={formProps} result={result} submit={m.measure_propose_submit({}, l)}>
      <Notice title={CONSEQUENCES[kind]({}, l)} />
      {isDelicate && <SmallFirmNotice />}
      {most !== null && (
        <TextField
          label={m.measure_days({}, l)}
          hint={m.measure_days_hint({ most: String(most) }, l)}
          type="number"
          inputMode="numeric"
          min={1}
          max={most}
          defaultValue={most}
          {...field('days')}
        />
      )}
      <TextArea label={m.measure_reason({}, l)} hint={m.measure_reason_hint({}, l)} {...field('reason')} />
      {isDelicate && <CheckField label={m.measure_small_firm_checked({}, l)} {...field('isCareConfirmed')} />}
    </MeasureFormCard>
  )
}
