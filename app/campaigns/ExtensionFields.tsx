import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { TextArea, TextField } from '#app/ui/Field.tsx'
import type { useRuleForm } from '#app/ui/use-form.ts'
import type { ExtensionForm } from './campaign-form.ts'

type Props = {
  field: ReturnType<typeof useRuleForm<typeof ExtensionForm>>['field']
  /** Calendar days between which the new date lies. */
  min: string
  max?: string
}

/** The later date, and what the mail that tells of it says besides. */
export function ExtensionFields({ field, min, max }: Props) {
  const l = useLocale()
  return (
    <>
      <TextField
        label={m.campaign_extend_new({}, l)}
        hint={m.campaign_due_hint({}, l)}
        type="date"
        min={min}
        max={max}
        {...field('dueOn')}
      />
      <TextArea
        label={m.campaign_extend_note({}, l)}
        hint={m.campaign_extend_note_hint({}, l)}
        {...field('note')}
        required
      />
    </>
  )
}
