import { endOfDay, formatDate, isoDate } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { nameFor } from '#app/suppliers/name-for.ts'
import { Page } from '#app/ui/Page.tsx'
import { useRuleForm } from '#app/ui/use-form.ts'
import { ExtensionForm } from './campaign-form.ts'
import { ExtensionFields } from './ExtensionFields.tsx'
import { FormCard, type FormResult } from './FormCard.tsx'

type Props = {
  /** Said with the form where the address does not say it. */
  assessmentId?: string
  supplier: { nameZh: string; nameEn: string }
  dueAt: Date
  /** Calendar days: the last one that the settings allow, and today. */
  latestOn: string
  today: string
  back: { to: string; label: string }
  result: FormResult
}

/** Gives one supplier of a round more time: the same page for every kind of questionnaire. */
export function ExtensionPage({ assessmentId, supplier, dueAt, latestOn, today, back, result }: Props) {
  const l = useLocale()
  const { field, formProps } = useRuleForm(ExtensionForm, result)
  const dates = {
    date: formatDate(dueAt, l.locale),
    latest: formatDate(endOfDay(latestOn), l.locale),
  }
  const dueOn = isoDate(dueAt)
  return (
    <Page
      title={m.campaign_extend_one_title({ name: nameFor(supplier, l) }, l)}
      lead={m.campaign_extend_one_lead(dates, l)}
      back={back}
      width="narrow"
    >
      <FormCard formProps={formProps} result={result} submit={m.campaign_extend_confirm({}, l)}>
        {assessmentId && <input type="hidden" name="assessmentId" value={assessmentId} />}
        <ExtensionFields field={field} min={dueOn > today ? dueOn : today} max={latestOn} />
      </FormCard>
    </Page>
  )
}
