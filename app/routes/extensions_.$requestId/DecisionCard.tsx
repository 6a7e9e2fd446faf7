import { FormCard } from '#app/campaigns/FormCard.tsx'
import { DecisionForm } from '#app/campaigns/campaign-form.ts'
import { endOfDay, formatDate, isoDate } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { RadioGroup, TextArea, TextField } from '#app/ui/Field.tsx'
import { useRuleForm } from '#app/ui/use-form.ts'
import type { ExtensionData } from './route.tsx'

type Props = Pick<ExtensionData, 'request' | 'assessment' | 'latestOn' | 'today'> & {
  result: Parameters<typeof useRuleForm>[1]
}

/** Granted until a date, or refused with a reason: decided once. */
export function DecisionCard({ request, assessment, latestOn, today, result }: Props) {
  const l = useLocale()
  const { field, formProps } = useRuleForm(DecisionForm, result)
  const dueOn = isoDate(assessment.dueAt)
  const wanted = isoDate(request.requestedDueAt)
  const hint = m.extension_until_hint({ date: formatDate(endOfDay(latestOn), l.locale) }, l)
  return (
    <div className="max-w-xl">
      <FormCard formProps={formProps} result={result} submit={m.extension_confirm({}, l)}>
        <RadioGroup
          legend={m.extension_decision({}, l)}
          options={[
            { value: 'granted', label: m.extension_grant({}, l) },
            { value: 'refused', label: m.extension_refuse({}, l) },
          ]}
          {...field('decision')}
        />
        <div className="in-[form:has([name=decision][value=refused]:checked)]:hidden">
          <TextField
            label={m.extension_until({}, l)}
            hint={hint}
            type="date"
            min={dueOn > today ? dueOn : today}
            max={latestOn}
            defaultValue={wanted < latestOn ? wanted : latestOn}
            {...field('dueOn')}
            required
          />
        </div>
        <TextArea
          label={m.extension_reason({}, l)}
          hint={m.extension_reason_hint({}, l)}
          {...field('reason')}
          required
        />
      </FormCard>
    </div>
  )
}
