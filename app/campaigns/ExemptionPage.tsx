import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { nameFor } from '#app/suppliers/name-for.ts'
import { TextArea } from '#app/ui/Field.tsx'
import { Page } from '#app/ui/Page.tsx'
import { useRuleForm } from '#app/ui/use-form.ts'
import { ExemptionForm } from './campaign-form.ts'
import { FormCard, type FormResult } from './FormCard.tsx'

type Props = {
  assessmentId: string
  supplier: { nameZh: string; nameEn: string }
  /** What exempting means in this kind of round. */
  lead: string
  back: { to: string; label: string }
  result: FormResult
}

/** Takes one supplier out of a round, with a reason: the same page for every kind of questionnaire. */
export function ExemptionPage({ assessmentId, supplier, lead, back, result }: Props) {
  const l = useLocale()
  const { field, formProps } = useRuleForm(ExemptionForm, result)
  return (
    <Page
      title={m.campaign_exempt_title({ name: nameFor(supplier, l) }, l)}
      lead={lead}
      back={back}
      width="narrow"
    >
      <FormCard formProps={formProps} result={result} submit={m.campaign_exempt_confirm({}, l)}>
        <input type="hidden" name="assessmentId" value={assessmentId} />
        <TextArea
          label={m.campaign_exempt_reason({}, l)}
          hint={m.campaign_exempt_hint({}, l)}
          {...field('reason')}
        />
      </FormCard>
    </Page>
  )
}
