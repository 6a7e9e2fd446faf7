import { AnswerText } from '#app/assessments/AnswerText.tsx'
import { useProblemTexts } from '#app/assessments/form/problem-text.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { TextField, Tick } from '#app/ui/Field.tsx'
import { Card, Stack } from '#app/ui/Page.tsx'
import { becauseName, dismissName } from './corrections.ts'
import { ItemInputs } from './ItemInputs.tsx'
import { verificationRefusalText } from './labels.ts'
import type { ClosureRefusal } from './refusal.ts'
import type { VerifiedItem } from './verification-form.server.ts'
import { VERIFICATION_TEXT_MAX_LENGTH } from './verification-limits.ts'

type Props = { verified: VerifiedItem; refusal: ClosureRefusal | null }

/** The answer so far beside the new one, what the verifier found instead, and triggers that do not stand. */
export function VerifiedItemCard({ verified, refusal }: Props) {
  const { item, before, answer, fired } = verified
  const l = useLocale()
  return (
    <Card
      title={
        <>
          <span className="text-accent">{item.code}</span> {item.question}
        </>
      }
      id={item.code}
    >
      <Stack>
        <div className="grid gap-x-8 gap-y-4 lg:grid-cols-2">
          <div className="min-w-0 text-soft">
            <h3 className="mb-1 text-sm font-semibold">{m.closure_answer_before({}, l)}</h3>
            <AnswerText item={item} answer={before} />
          </div>
          <div className="min-w-0">
            <h3 className="mb-1 text-sm font-semibold text-soft">{m.closure_answer_now({}, l)}</h3>
            <AnswerText item={item} answer={answer} />
          </div>
        </div>
        {fired.length > 0 && <Dismissals verified={verified} refusal={refusal} />}
        <Correction verified={verified} refusal={refusal} />
      </Stack>
    </Card>
  )
}

function Correction({ verified: { item, values, context }, refusal }: Props) {
  const l = useLocale()
  const wrong =
    refusal?.code === 'invalid-values'
      ? refusal.items.find(({ itemCode }) => itemCode === item.code)
      : undefined
  const errorAt = useProblemTexts(wrong?.problems ?? [])
  return (
    <details open={wrong !== undefined || undefined}>
      <summary className="link inline-block">{m.closure_verify_correct({}, l)}</summary>
      <div className="mt-2 border-l-2 border-line pl-4">
        <p className="mb-3 text-sm text-soft">{m.closure_verify_correct_hint({}, l)}</p>
        <ItemInputs item={item} values={values} context={context} errorAt={errorAt} />
      </div>
    </details>
  )
}

function Dismissals({ verified: { item, fired, dismissals }, refusal }: Props) {
  const l = useLocale()
  const isUnreasoned = (id: string) =>
    refusal?.code === 'trigger-reason-required' && refusal.itemCode === item.code && refusal.triggerId === id
  return (
    <fieldset>
      <legend className="mb-2 text-sm font-semibold text-soft">{m.closure_verify_triggers({}, l)}</legend>
      {fired.map(({ id, label }) => {
        const dismissal = dismissals.find(finding => finding.id === id)
        return (
          <div key={id} className="grid items-start gap-x-4 sm:grid-cols-2">
            <Tick
              type="checkbox"
              name={dismissName(item.code, id)}
              value="on"
              label={m.closure_verify_dismiss({ label }, l)}
              defaultChecked={dismissal !== undefined}
            />
            <TextField
              id={becauseName(item.code, id)}
              name={becauseName(item.code, id)}
              label={m.closure_verify_because({}, l)}
              maxLength={VERIFICATION_TEXT_MAX_LENGTH}
              defaultValue={dismissal?.reason ?? ''}
              error={isUnreasoned(id) && refusal ? verificationRefusalText(refusal, l) : undefined}
            />
          </div>
        )
      })}
    </fieldset>
  )
}
