import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { REASON_MAX_LENGTH } from '#app/questionnaires/check-answer.ts'
import {
  DECLINE,
  DECLINE_REASON,
  fieldName,
  NOT_APPLICABLE,
  NOT_APPLICABLE_REASON,
} from '#app/questionnaires/form-values.ts'
import { CheckField, TextArea } from '#app/ui/Field.tsx'
import { cx } from '#app/ui/cx.ts'
import type { ItemReading } from './item-state.ts'
import type { SectionEntry } from './section.ts'

type Props = { entry: SectionEntry; reading: ItemReading; errorAt: (path: string) => string | undefined }

/** The two ways not to answer: it does not apply, or it asks more than the law allows to ask of small firms. */
export function Exemptions({ entry, reading, errorAt }: Props) {
  const l = useLocale()
  const { item, answer } = entry
  const { notApplicable, declined } = reading.answer
  return (
    <>
      {entry.mayClaim && (
        <Exemption
          itemCode={item.code}
          tick={NOT_APPLICABLE}
          reason={NOT_APPLICABLE_REASON}
          label={m.checklist_not_applicable({}, l)}
          reasonLabel={m.checklist_not_applicable_reason({}, l)}
          stored={answer.notApplicable ?? null}
          isOn={Boolean(notApplicable)}
          error={errorAt(NOT_APPLICABLE_REASON)}
        />
      )}
      {entry.decline && (
        <Exemption
          itemCode={item.code}
          tick={DECLINE}
          reason={DECLINE_REASON}
          label={entry.decline.label}
          hint={entry.decline.hint}
          reasonLabel={entry.decline.reason}
          stored={answer.declined ?? null}
          isOn={Boolean(declined)}
          isReasonOptional
          error={errorAt(DECLINE_REASON)}
        />
      )}
    </>
  )
}

type ExemptionProps = {
  itemCode: string
  tick: string
  reason: string
  label: string
  hint?: string
  reasonLabel: string
  stored: { reason: string } | null
  isOn: boolean
  isReasonOptional?: boolean
  error: string | undefined
}

function Exemption(props: ExemptionProps) {
  const { itemCode, tick, reason, label, hint, reasonLabel, stored, isOn, isReasonOptional, error } = props
  return (
    <div className="flex flex-col gap-2">
      <CheckField
        id={fieldName(itemCode, tick)}
        name={fieldName(itemCode, tick)}
        label={label}
        hint={hint}
        defaultChecked={stored !== null}
      />
      <div className={cx(!isOn && 'hidden noscript:block')}>
        <TextArea
          id={fieldName(itemCode, reason)}
          name={fieldName(itemCode, reason)}
          label={reasonLabel}
          required={!isReasonOptional}
          maxLength={REASON_MAX_LENGTH}
          defaultValue={stored?.reason}
          error={error}
        />
      </div>
    </div>
  )
}
