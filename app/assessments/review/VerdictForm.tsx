import { useFetcher } from '@remix-run/react'
import type { FormEvent } from 'react'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { Button } from '#app/ui/Button.tsx'
import { TextArea } from '#app/ui/Field.tsx'
import { Notice } from '#app/ui/Notice.tsx'
import { Stack } from '#app/ui/Page.tsx'
import { FieldInput } from '../form/FieldInput.tsx'
import { useProblemTexts } from '../form/problem-text.ts'
import type { VerdictRefusal } from '../refusal.ts'
import { REVIEW_TEXT_MAX_LENGTH } from '../verdict.ts'
import type { DeskEntry } from './desk.ts'
import { reviewRefusalText, VERDICT_ACTIONS } from './labels.ts'
import { TriggerInputs } from './TriggerInputs.tsx'
import type { PostedVerdict } from './verdict-form.ts'

/** What the item's own route answers to a verdict that was refused. */
export type VerdictAnswer = { ok: true } | { ok: false; refusal: VerdictRefusal; posted: PostedVerdict }

type Props = {
  assessmentId: string
  entry: DeskEntry
  /** A refused verdict, where the page was loaded as the answer to it. */
  answered?: VerdictAnswer | undefined
}

/** The item's own submission: the form sends with it, the item around the form looks at what it answers. */
export function useVerdictFetcher(assessmentId: string, itemCode: string) {
  return useFetcher<VerdictAnswer>({ key: `verdict-${assessmentId}-${itemCode}` })
}

export function refusedOf(answer: VerdictAnswer | undefined) {
  return answer && !answer.ok ? answer : null
}

/**
 * Reason, triggers, correction and the verdict buttons of one item: a form of its own. With JavaScript the page
 * stays where it is; without, the item's own page takes the form.
 */
export function VerdictForm({ assessmentId, entry, answered }: Props) {
  const { item, answer, review, verdicts, triggers } = entry
  const l = useLocale()
  const fetcher = useVerdictFetcher(assessmentId, item.code)
  const refused = refusedOf(fetcher.data ?? answered)
  const refusal = refused?.refusal ?? null
  const posted = refused?.posted ?? null
  const isPending = fetcher.state !== 'idle'
  const action = `/reviews/${assessmentId}/items/${item.code}`

  function stayOnPage(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const { submitter } = event.nativeEvent as SubmitEvent
    const form = new FormData(event.currentTarget, submitter)
    form.set('stay', 'yes')
    if (!isPending) fetcher.submit(form, { method: 'post', action })
  }

  return (
    <form method="post" action={action} onSubmit={stayOnPage} noValidate>
      <Stack gap="sm">
        <RefusalNotice refusal={refusal} latest={action} />
        <input type="hidden" name="rev" value={review?.rev ?? 0} />
        <input type="hidden" name="answerRev" value={answer?.rev ?? 0} />
        <input type="hidden" name="submittedAt" value={entry.submittedAt} />
        <TriggerInputs itemCode={item.code} triggers={triggers} posted={posted} refusal={refusal} />
        <Correction entry={entry} posted={posted} refusal={refusal} />
        <TextArea
          id={`${item.code}.reason`}
          label={m.review_reason({}, l)}
          hint={m.review_reason_hint({}, l)}
          name="reason"
          rows={2}
          className="min-h-0"
          maxLength={REVIEW_TEXT_MAX_LENGTH}
          defaultValue={posted?.reason ?? review?.reason ?? ''}
          error={refusal?.code === 'reason-required' ? reviewRefusalText(refusal, l) : undefined}
        />
        <div className="flex flex-wrap gap-2">
          {verdicts.map(verdict => (
            <Button
              key={verdict}
              type="submit"
              name="verdict"
              value={verdict}
              variant={verdict === verdicts[0] ? 'primary' : 'secondary'}
              size="sm"
              pending={isPending && fetcher.formData?.get('verdict') === verdict}
            >
              {VERDICT_ACTIONS[verdict]({}, l)}
              <span className="sr-only"> {item.code}</span>
            </Button>
          ))}
        </div>
      </Stack>
    </form>
  )
}

const BESIDE_A_FIELD: readonly VerdictRefusal['code'][] = ['reason-required', 'trigger-reason-required']

/** A refusal that belongs to no single input. */
function RefusalNotice({ refusal, latest }: { refusal: VerdictRefusal | null; latest: string }) {
  const l = useLocale()
  if (!refusal || BESIDE_A_FIELD.includes(refusal.code)) return null
  return (
    <Notice tone="bad" title={reviewRefusalText(refusal, l)}>
      {refusal.code !== 'invalid-values' && (
        <a href={latest} className="link">
          {m.review_reload({}, l)}
        </a>
      )}
    </Notice>
  )
}

type CorrectionProps = { entry: DeskEntry; posted: PostedVerdict | null; refusal: VerdictRefusal | null }

/** The item's inputs with what counts now, to be changed and posted as a correction. */
function Correction({ entry, posted, refusal }: CorrectionProps) {
  const { item, answer, review } = entry
  const l = useLocale()
  const problems = refusal?.code === 'invalid-values' ? refusal.problems : []
  const errorAt = useProblemTexts(problems)
  const values: Record<string, unknown> =
    posted?.values ?? (review?.isCurrent ? review.correctedValues : null) ?? answer?.values ?? {}
  return (
    <details data-correction open={problems.length > 0 || undefined}>
      <summary className="link inline-block">{m.review_correction_edit({}, l)}</summary>
      <div className="mt-2 border-l-2 border-line pl-4">
        <p className="mb-3 text-sm text-soft">{m.review_correction_hint({}, l)}</p>
        <Stack gap="sm">
          {item.fields.map(field => (
            <FieldInput
              key={field.id}
              itemCode={item.code}
              field={field}
              value={values[field.id]}
              errorAt={errorAt}
            />
          ))}
        </Stack>
      </div>
    </details>
  )
}
