import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { Tick, TextField } from '#app/ui/Field.tsx'
import type { VerdictRefusal } from '../refusal.ts'
import { REVIEW_TEXT_MAX_LENGTH } from '../verdict.ts'
import type { DeskTrigger } from './desk.ts'
import { reviewRefusalText } from './labels.ts'
import {
  dismissName,
  dismissReasonName,
  raiseName,
  raiseReasonName,
  type PostedVerdict,
} from './verdict-form.ts'

type Props = {
  itemCode: string
  triggers: DeskTrigger[]
  posted: PostedVerdict | null
  refusal: VerdictRefusal | null
}

/** Triggers that the answer fires can be dismissed, all others raised; each with its reason. */
export function TriggerInputs({ itemCode, triggers, posted, refusal }: Props) {
  const l = useLocale()
  const errorAt = (id: string) =>
    refusal?.code === 'trigger-reason-required' && refusal.triggerId === id
      ? reviewRefusalText(refusal, l)
      : undefined
  const fired = triggers.filter(trigger => trigger.isFired)
  const others = triggers.filter(trigger => !trigger.isFired)
  const isOpen = others.some(({ id, raising }) => raising !== null || errorAt(id) !== undefined)
  return (
    <>
      {fired.map(trigger => {
        const dismissal =
          posted?.dismissedTriggers.find(({ id }) => id === trigger.id)?.reason ?? trigger.dismissal
        return (
          <Finding
            key={trigger.id}
            idBase={itemCode}
            label={m.review_trigger_dismiss({ label: trigger.label }, l)}
            name={dismissName(trigger.id)}
            reasonName={dismissReasonName(trigger.id)}
            reason={dismissal}
            error={errorAt(trigger.id)}
          />
        )
      })}
      {others.length > 0 && (
        <details open={isOpen || undefined}>
          <summary className="link inline-block">{m.review_trigger_raise_more({}, l)}</summary>
          <div className="mt-2 border-l-2 border-line pl-4">
            {others.map(trigger => {
              const raising =
                posted?.raisedTriggers.find(({ id }) => id === trigger.id)?.reason ?? trigger.raising
              return (
                <Finding
                  key={trigger.id}
                  idBase={itemCode}
                  label={m.review_trigger_raise({ label: trigger.label }, l)}
                  name={raiseName(trigger.id)}
                  reasonName={raiseReasonName(trigger.id)}
                  reason={raising}
                  error={errorAt(trigger.id)}
                />
              )
            })}
          </div>
        </details>
      )}
    </>
  )
}

type FindingProps = {
  idBase: string
  label: string
  name: string
  reasonName: string
  /** Null: not ticked. */
  reason: string | null
  error: string | undefined
}

function Finding({ idBase, label, name, reasonName, reason, error }: FindingProps) {
  const l = useLocale()
  return (
    <div className="grid items-start gap-x-4 sm:grid-cols-2">
      <Tick type="checkbox" name={name} value="on" label={label} defaultChecked={reason !== null} />
      <TextField
        id={`${idBase}.${reasonName}`}
        label={m.review_trigger_because({}, l)}
        name={reasonName}
        maxLength={REVIEW_TEXT_MAX_LENGTH}
        defaultValue={reason ?? ''}
        error={error}
      />
    </div>
  )
}
