import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { optionsOf } from '#app/suppliers/labels.ts'
import { SelectField, TextArea, TextField } from '#app/ui/Field.tsx'
import type { useRuleForm } from '#app/ui/use-form.ts'
import type { FindingForm } from './action-forms.ts'
import { SEVERITY_LABELS } from './labels.ts'
import { SEVERITIES, type Severity } from './vocabulary.ts'

type Written = {
  severity: Severity
  finding: string
  requirement: string
  itemCodes: string[]
  ownerId: string | null
}

type Props = {
  field: ReturnType<typeof useRuleForm<typeof FindingForm>>['field']
  people: { id: string; name: string }[]
  /** Days that each severity leaves. */
  days: Record<Severity, number>
  written?: Partial<Written>
}

/** What is found, how grave it is, what is asked, about which items, and who follows it. */
export function FindingFields({ field, people, days, written = {} }: Props) {
  const l = useLocale()
  const words = { critical: String(days.critical), major: String(days.major), minor: String(days.minor) }
  return (
    <>
      <SelectField
        label={m.action_form_severity({}, l)}
        hint={m.action_form_severity_hint(words, l)}
        options={optionsOf(SEVERITIES, SEVERITY_LABELS, l)}
        defaultValue={written.severity ?? 'major'}
        className="max-w-56"
        {...field('severity')}
      />
      <TextArea
        label={m.action_form_finding({}, l)}
        hint={m.action_form_finding_hint({}, l)}
        rows={5}
        defaultValue={written.finding}
        {...field('finding')}
      />
      <TextArea
        label={m.action_form_requirement({}, l)}
        hint={m.action_form_requirement_hint({}, l)}
        rows={5}
        defaultValue={written.requirement}
        {...field('requirement')}
      />
      <TextField
        label={m.action_form_items({}, l)}
        hint={m.action_form_items_hint({}, l)}
        defaultValue={written.itemCodes?.join(', ')}
        {...field('itemCodes')}
      />
      <SelectField
        label={m.action_form_owner({}, l)}
        options={[
          { value: '', label: m.action_form_owner_none({}, l) },
          ...people.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        defaultValue={written.ownerId ?? ''}
        {...field('ownerId')}
      />
    </>
  )
}
