import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { needsCare, VerdictForm as Rules } from '#app/remediation/measures/decision-forms.ts'
import { MeasureFormCard } from '#app/remediation/measures/MeasureFormCard.tsx'
import { SmallFirmNotice } from '#app/remediation/measures/SmallFirmNotice.tsx'
import { CheckField, RadioGroup, TextArea } from '#app/ui/Field.tsx'
import { useRuleForm } from '#app/ui/use-form.ts'
import type { DecisionData } from './route.tsx'

type Props = Pick<DecisionData, 'found'> & { result: Parameters<typeof useRuleForm>[1] }

/** Approved or refused by a second person, with the reason that is minuted. */
export function VerdictCard({ found, result }: Props) {
  const l = useLocale()
  const isDelicate = needsCare(found.kind, found.isSmallFirm)
  const { field, formProps } = useRuleForm(Rules, result)
  return (
    <MeasureFormCard
      formProps={formProps}
      result={result}
      title={m.measure_decide({}, l)}
      submit={m.measure_decide_submit({}, l)}
    >
      {isDelicate && <SmallFirmNotice />}
      <RadioGroup
        legend={m.measure_verdict({}, l)}
        options={[
          { value: 'approved', label: m.measure_approve({}, l) },
          { value: 'refused', label: m.measure_refuse({}, l) },
        ]}
        {...field('verdict')}
      />
      <TextArea
        label={m.measure_minutes_decision_reason({}, l)}
        hint={m.measure_reason_hint({}, l)}
        {...field('reason')}
      />
      {isDelicate && <CheckField label={m.measure_small_firm_checked({}, l)} {...field('isCareConfirmed')} />}
    </MeasureFormCard>
  )
}
