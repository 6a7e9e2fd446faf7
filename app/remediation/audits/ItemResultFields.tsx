import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { FieldError, TextArea, Tick } from '#app/ui/Field.tsx'
import { Card, Stack } from '#app/ui/Page.tsx'
import type { useRuleForm } from '#app/ui/use-form.ts'
import { itemFields } from './audit-forms.ts'
import type { AuditItem } from './find-audit.server.ts'
import { AUDIT_RESULT_LABELS, SELF_RESULT_LABELS } from './labels.ts'
import { ResultBadge } from './ResultBadge.tsx'
import { AUDIT_RESULTS, SELF_RESULTS } from './vocabulary.ts'

type Props = {
  item: AuditItem
  who: 'auditor' | 'supplier'
  field: ReturnType<typeof useRuleForm>['field']
  /** As it stands since somebody else was there before: what is typed now replaces that. */
  rev: number
}

/** One item of a form: the question, what was found or is said of oneself, and a note. */
export function ItemResultFields({ item, who, field, rev }: Props) {
  const l = useLocale()
  const fields = itemFields(item.code)
  const isAuditor = who === 'auditor'
  return (
    <Card id={item.code}>
      <Stack gap="sm">
        <p>
          <span className="mr-2 font-semibold">{item.code}</span>
          {item.question}
        </p>
        {isAuditor && item.selfResult && (
          <p className="text-sm text-soft">
            {m.audit_self_says({}, l)} <ResultBadge result={item.selfResult} isSelf /> {item.selfNote}
          </p>
        )}
        <input type="hidden" name={fields.rev} value={rev} />
        <ResultChoice item={item} isAuditor={isAuditor} input={field(fields.result)} />
        <TextArea
          label={isAuditor ? m.audit_note({}, l) : m.audit_self_note({}, l)}
          rows={2}
          defaultValue={isAuditor ? item.note : item.selfNote}
          {...field(fields.note)}
          required={undefined}
        />
      </Stack>
    </Card>
  )
}

type ChoiceProps = { item: AuditItem; isAuditor: boolean; input: ReturnType<Props['field']> }

/** The possible results beside each other: a form has a dozen of these. */
function ResultChoice({ item, isAuditor, input: given }: ChoiceProps) {
  const l = useLocale()
  const stored = (isAuditor ? item.result : item.selfResult) ?? ''
  const { error, defaultValue = stored, required: _, ...input } = given
  const errorId = `${item.code}-error`
  const options = isAuditor
    ? AUDIT_RESULTS.map(value => ({ value, label: AUDIT_RESULT_LABELS[value]({}, l) }))
    : SELF_RESULTS.map(value => ({ value, label: SELF_RESULT_LABELS[value]({}, l) }))
  return (
    <fieldset className="min-w-0" aria-describedby={error ? errorId : undefined}>
      <legend className="mb-1 font-medium">
        {isAuditor ? m.audit_result({}, l) : m.audit_self_result({}, l)}
      </legend>
      <div className="flex flex-wrap gap-x-6">
        {options.map(({ value, label }) => (
          <Tick
            key={value}
            type="radio"
            {...input}
            value={value}
            label={label}
            defaultChecked={value === defaultValue}
          />
        ))}
      </div>
      <FieldError id={errorId} text={error} />
    </fieldset>
  )
}
