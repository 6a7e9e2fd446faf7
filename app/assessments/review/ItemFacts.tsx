import { formatDateTime } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { Badge } from '#app/ui/Badge.tsx'
import { Notice } from '#app/ui/Notice.tsx'
import { AnswerText } from '../AnswerText.tsx'
import type { DeskEntry, DeskTrigger } from './desk.ts'
import { EvidenceLinks } from './EvidenceLinks.tsx'
import { TRIGGER_LEVEL_LABELS, VERDICT_LABELS, VERDICT_TONES } from './labels.ts'

/** Answer beside evidence, the correction beside the original, what good looks like, and the triggers. */
export function ItemFacts({ assessmentId, entry }: { assessmentId: string; entry: DeskEntry }) {
  const { item, answer, evidence, review, returnComment } = entry
  const l = useLocale()
  const corrected = review?.isCurrent && review.verdict === 'corrected' ? review.correctedValues : null
  const shown = entry.triggers.filter(trigger => trigger.isFired || trigger.raising !== null)
  return (
    <>
      {returnComment && <Notice tone="warn">{returnComment}</Notice>}
      <div className="grid gap-x-8 gap-y-4 lg:grid-cols-2">
        <div className="min-w-0">
          <h3 className="mb-1 text-sm font-semibold text-soft">
            {corrected ? m.review_original_values({}, l) : m.review_answer({}, l)}
          </h3>
          <AnswerText item={item} answer={answer} />
          {answer && (
            <p className="mt-2 text-sm text-faint">
              {m.review_answer_by(
                { name: answer.updatedByName, time: formatDateTime(answer.updatedAt, l.locale) },
                l,
              )}
            </p>
          )}
          {corrected && (
            <div className="mt-3 border-l-2 border-warn pl-3">
              <h3 className="mb-1 text-sm font-semibold text-soft">{m.review_corrected_values({}, l)}</h3>
              <AnswerText item={item} answer={{ values: corrected }} />
            </div>
          )}
        </div>
        <div className="min-w-0">
          <h3 className="mb-1 text-sm font-semibold text-soft">{m.review_evidence({}, l)}</h3>
          <EvidenceLinks assessmentId={assessmentId} evidence={evidence} />
        </div>
      </div>
      {shown.map(trigger => (
        <TriggerLine key={trigger.id} trigger={trigger} />
      ))}
      <details>
        <summary className="link inline-block text-sm">{m.review_guidance({}, l)}</summary>
        <div className="mt-1 text-sm">
          <p>{item.guidance.good}</p>
          <p className="text-soft">{item.guidance.evidence}</p>
        </div>
      </details>
    </>
  )
}

function TriggerLine({ trigger }: { trigger: DeskTrigger }) {
  const l = useLocale()
  const tone = trigger.level === 'zeroTolerance' ? 'bad' : 'warn'
  return (
    <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
      <Badge tone={trigger.stands ? tone : 'neutral'}>{TRIGGER_LEVEL_LABELS[trigger.level]({}, l)}</Badge>
      <span>{trigger.label}</span>
      <span className="text-sm text-soft">{triggerNote(trigger, l)}</span>
    </div>
  )
}

function triggerNote({ stands, dismissal, raising }: DeskTrigger, l: ReturnType<typeof useLocale>) {
  if (raising) return m.review_trigger_raised({ reason: raising }, l)
  if (!stands && dismissal !== null) return m.review_trigger_dismissed({ reason: dismissal }, l)
  return m.review_trigger_stands({}, l)
}

/** Where the verdict on an item stands, in a word. */
export function VerdictBadge({ review }: Pick<DeskEntry, 'review'>) {
  const l = useLocale()
  if (!review?.isCurrent) return <Badge tone="accent">{m.review_verdict_open({}, l)}</Badge>
  return <Badge tone={VERDICT_TONES[review.verdict]}>{VERDICT_LABELS[review.verdict]({}, l)}</Badge>
}

/** The verdict with its reason, and who gave it; of an outdated one, that it needs to be given again. */
export function VerdictSummary({ review }: Pick<DeskEntry, 'review'>) {
  const l = useLocale()
  if (!review) return null
  const by = { name: review.reviewerName, time: formatDateTime(review.reviewedAt, l.locale) }
  return (
    <div className="text-sm">
      {!review.isCurrent && (
        <p className="font-medium text-warn">
          {m.review_verdict_stale({ verdict: VERDICT_LABELS[review.verdict]({}, l) }, l)}
        </p>
      )}
      {review.reason && <p className="break-words whitespace-pre-line">{review.reason}</p>}
      <p className="text-faint">{m.review_verdict_by(by, l)}</p>
    </div>
  )
}
