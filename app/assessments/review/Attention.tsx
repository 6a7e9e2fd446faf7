import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { Badge } from '#app/ui/Badge.tsx'
import { Notice } from '#app/ui/Notice.tsx'
import { AnswerText } from '../AnswerText.tsx'
import type { AttentionReason } from './attention.ts'
import { CROSS_CHECKS } from './cross-checks.ts'
import type { DeskEntry } from './desk.ts'
import { VERDICT_LABELS } from './labels.ts'

const REASONS = {
  trigger: { label: m.review_attention_trigger, tone: 'bad' },
  contradiction: { label: m.review_attention_contradiction, tone: 'bad' },
  'evidence-against-no': { label: m.review_attention_evidence_against_no, tone: 'warn' },
  missing: { label: m.review_attention_missing, tone: 'warn' },
  claim: { label: m.review_attention_claim, tone: 'warn' },
  declined: { label: m.review_attention_declined, tone: 'neutral' },
  'certificate-undated': { label: m.review_attention_undated, tone: 'warn' },
  'certificate-expired': { label: m.review_attention_expired, tone: 'warn' },
  'certificate-expiring': { label: m.review_attention_expiring, tone: 'neutral' },
  'far-from-last-year': { label: m.review_attention_far, tone: 'warn' },
  changed: { label: m.review_attention_changed, tone: 'neutral' },
  commented: { label: m.review_attention_commented, tone: 'info' },
} as const satisfies Record<AttentionReason, object>

const SAMPLES = {
  finding: m.review_sample_finding,
  important: m.review_sample_important,
  lot: m.review_sample_lot,
}

/** Why an item wants a person's eyes, and what contradicts what. */
export function Attention({ examination: { attention, checks, sample } }: Pick<DeskEntry, 'examination'>) {
  const l = useLocale()
  if (attention.length === 0 && !sample) return null
  return (
    <div className="flex flex-col gap-2">
      <ul aria-label={m.review_why({}, l)} className="flex flex-wrap gap-2">
        {attention.map(reason => (
          <li key={reason}>
            <Badge tone={REASONS[reason].tone}>{REASONS[reason].label({}, l)}</Badge>
          </li>
        ))}
        {sample && (
          <li>
            <Badge tone="neutral">{SAMPLES[sample]({}, l)}</Badge>
          </li>
        )}
      </ul>
      {CROSS_CHECKS.filter(({ id }) => checks.includes(id)).map(({ id, label }) => (
        <Notice key={id} tone="warn">
          {label({}, l)}
        </Notice>
      ))}
    </div>
  )
}

/** Last year's answer, where this year's is another one, and what was said about it then. */
export function LastYear({ entry: { item, before } }: { entry: DeskEntry }) {
  const l = useLocale()
  if (!before) return null
  const { answer, review } = before
  return (
    <div className="border-l-2 border-line pl-3 text-sm">
      <h3 className="mb-1 font-semibold text-soft">{m.review_before({}, l)}</h3>
      <AnswerText item={item} answer={answer} />
      {review && (
        <p className="mt-1 text-soft">
          {m.review_before_verdict({ verdict: VERDICT_LABELS[review.verdict]({}, l) }, l)}
        </p>
      )}
    </div>
  )
}
