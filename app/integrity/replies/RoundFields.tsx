import type { CampaignForm } from '#app/campaigns/campaign-form.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { TextField } from '#app/ui/Field.tsx'
import type { useRuleForm } from '#app/ui/use-form.ts'

type Props = {
  field: ReturnType<typeof useRuleForm<typeof CampaignForm>>['field']
  /** Today and the due date as calendar days. */
  today: string
  current: { nameZh: string; nameEn: string; year: number; dueOn: string }
}

/** Names, year and due date of a round: of a new draft and of one being corrected. */
export function RoundFields({ field, today, current }: Props) {
  const l = useLocale()
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
