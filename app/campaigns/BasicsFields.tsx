import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { SelectField, TextField } from '#app/ui/Field.tsx'
import type { useRuleForm } from '#app/ui/use-form.ts'
import type { CampaignForm } from './campaign-form.ts'

type Version = { id: string; version: string }

type Props = {
  field: ReturnType<typeof useRuleForm<typeof CampaignForm>>['field']
  /** Today and the due date as calendar days. */
  today: string
  current: {
    nameZh?: string
    nameEn?: string
    year: number
    dueOn: string
    questionnaireVersionId?: string
    policyVersionId?: string
  }
  versions: { questionnaires: Version[]; policies: Version[] }
}

/** Names, year, what is asked and graded by, and until when: of a new draft and of one being corrected. */
export function BasicsFields({ field, today, current, versions }: Props) {
  const l = useLocale()
  const optionsOf = (list: Version[]) =>
    list.map(({ id, version }, at) => ({
      value: id,
      label: at === 0 ? m.campaign_newest({ version }, l) : version,
    }))
  return (
    <>
      <TextField label={m.campaign_name_zh({}, l)} defaultValue={current.nameZh} {...field('nameZh')} />
      <TextField label={m.campaign_name_en({}, l)} defaultValue={current.nameEn} {...field('nameEn')} />
      <TextField
        label={m.campaign_year({}, l)}
        inputMode="numeric"
        defaultValue={current.year}
        {...field('year')}
      />
      <SelectField
        label={m.campaign_questionnaire_version({}, l)}
        hint={m.campaign_versions_hint({}, l)}
        options={optionsOf(versions.questionnaires)}
        defaultValue={current.questionnaireVersionId}
        {...field('questionnaireVersionId')}
        required
      />
      <SelectField
        label={m.campaign_policy_version({}, l)}
        options={optionsOf(versions.policies)}
        defaultValue={current.policyVersionId}
        {...field('policyVersionId')}
        required
      />
      <TextField
        label={m.campaign_due_on({}, l)}
        hint={m.campaign_due_hint({}, l)}
        type="date"
        min={today}
        defaultValue={current.dueOn}
        {...field('dueOn')}
      />
    </>
  )
}
