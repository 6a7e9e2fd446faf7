import { Form, useNavigation } from '@remix-run/react'
import { useProblemTexts } from '#app/assessments/form/problem-text.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { Button } from '#app/ui/Button.tsx'
import { TextArea } from '#app/ui/Field.tsx'
import { Notice } from '#app/ui/Notice.tsx'
import { Card, Stack } from '#app/ui/Page.tsx'
import { EvidenceFiles } from './EvidenceFiles.tsx'
import type { AskedAnew, EvidenceFormData } from './evidence-form.server.ts'
import { ItemInputs } from './ItemInputs.tsx'
import { verificationRefusalText } from './labels.ts'
import type { FileTrouble } from './receive-evidence-form.server.ts'
import type { AnswerProblems, EvidenceRefusal } from './refusal.ts'
import { VERIFICATION_TEXT_MAX_LENGTH } from './verification-limits.ts'

/** What the page answers to a form that was not, or not yet, handed in. */
export type EvidenceAnswer = {
  refusal: EvidenceRefusal | null
  troubles: FileTrouble[]
  posted: {
    summary: string
    answers: Record<string, Record<string, unknown>>
    files: EvidenceFormData['files']
  }
}

type Props = { loaded: EvidenceFormData; result: EvidenceAnswer | undefined }

/** What has been done, the files that show it, and what the items are answered now: one form. */
export function EvidenceForm({ loaded, result }: Props) {
  const { action, items, limits, summary } = loaded
  const l = useLocale()
  const isSending = useNavigation().state !== 'idle'
  const refusal = result?.refusal ?? null
  const text = refusal && verificationRefusalText(refusal, l)
  return (
    <Form method="post" encType="multipart/form-data" noValidate>
      <input type="hidden" name="rev" value={action.rev} />
      <Stack>
        {refusal && text && !BESIDE_A_FIELD.includes(refusal.code) && <Notice tone="bad" title={text} />}
        <Card>
          <Stack>
            <TextArea
              id="summary"
              label={m.closure_summary({}, l)}
              hint={m.closure_summary_hint({}, l)}
              name="summary"
              rows={5}
              required
              maxLength={VERIFICATION_TEXT_MAX_LENGTH}
              defaultValue={result?.posted.summary ?? summary}
              error={refusal?.code === 'summary-required' ? (text ?? undefined) : undefined}
            />
            <EvidenceFiles
              actionId={action.id}
              files={result?.posted.files ?? loaded.files}
              limits={limits}
              troubles={result?.troubles ?? []}
              isMissing={refusal?.code === 'nothing-handed-in'}
            />
          </Stack>
        </Card>
        {items.length > 0 && (
          <Card title={m.closure_answers({}, l)}>
            <p className="mb-4 max-w-3xl text-soft">{m.closure_answers_lead({}, l)}</p>
            <Stack gap="lg">
              {items.map(asked => (
                <NewAnswer
                  key={asked.item.code}
                  asked={asked}
                  posted={result?.posted.answers[asked.item.code]}
                  wrong={wrongWith(refusal, asked.item.code)}
                />
              ))}
            </Stack>
          </Card>
        )}
        <div>
          <Button type="submit" name="handIn" value="yes" pending={isSending}>
            {m.closure_hand_in_send({}, l)}
          </Button>
        </div>
      </Stack>
    </Form>
  )
}

const BESIDE_A_FIELD: readonly EvidenceRefusal['code'][] = ['summary-required', 'nothing-handed-in']

type AnswerProps = {
  asked: AskedAnew
  posted: Record<string, unknown> | undefined
  wrong: AnswerProblems | undefined
}

function NewAnswer({ asked: { item, values, context }, posted, wrong }: AnswerProps) {
  const errorAt = useProblemTexts(wrong ? [...wrong.problems, ...wrong.missing] : [])
  return (
    <fieldset id={item.code} className="min-w-0 border-l-2 border-line pl-4">
      <legend className="float-left mb-3 w-full font-semibold">
        <span className="text-accent">{item.code}</span> {item.question}
      </legend>
      <div className="clear-left">
        <ItemInputs item={item} values={posted ?? values} context={context} errorAt={errorAt} />
      </div>
    </fieldset>
  )
}

function wrongWith(refusal: EvidenceRefusal | null, itemCode: string): AnswerProblems | undefined {
  if (refusal?.code !== 'answers-incomplete') return undefined
  return refusal.items.find(item => item.itemCode === itemCode)
}
