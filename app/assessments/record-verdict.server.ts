import { recordEvent, type ActionContext } from '#app/history/record-event.server.ts'
import { isoDate } from '#app/i18n/format.ts'
import type { AnswerValues } from '#app/questionnaires/answers.ts'
import { normalizeValues } from '#app/questionnaires/check-answer.ts'
import type { Item } from '#app/questionnaires/content-schema.ts'
import { transact, type Db } from '#db/client.server.ts'
import { askedItems, type Checklist } from './checklist.ts'
import { subjectOf } from './event-subject.ts'
import { loadChecklist } from './find-assessment.server.ts'
import { refused, type Refused } from '#app/http/refusal.ts'
import type { VerdictRefusal } from './refusal.ts'
import { upsertReview } from './review-queries.server.ts'
import { findUnderReview, takeIfSubmitted } from './take-for-review.server.ts'
import { tidyFindings, tidyText, whyNotVerdict, type VerdictInput } from './verdict.ts'

/**
 * What the reviewer saw: `rev` of the verdict and `answerRev` of the answer, 0 for none, and the submission it
 * belongs to (`submittedAt`, milliseconds), which stands for the files as well. `correctedValues` is raw input
 * in the shape of answer values and replaces the answer as a whole.
 */
export type NewVerdict = VerdictInput & {
  rev: number
  answerRev: number
  submittedAt: number
  correctedValues?: unknown
}

type Outcome = { ok: true; rev: number } | Refused<VerdictRefusal>

/**
 * Records a reviewer's verdict on one item; the supplier's answer stays as it is. Begins the review of an
 * assessment that is still waiting. Refused when another verdict or answer came in since the reviewer looked.
 */
export function recordVerdict(
  db: Db,
  context: ActionContext,
  assessmentId: string,
  itemCode: string,
  input: NewVerdict,
): Outcome {
  return transact(db, (tx): Outcome => {
    const found = findUnderReview(tx, context.actor, assessmentId, 'verify')
    if (!found.ok) return found
    const checklist = loadChecklist(tx, found.assessment)
    const item = askedItems(checklist).find(({ code }) => code === itemCode)
    if (!item) return refused({ code: 'unknown-item' })
    const known = checklist.reviews[itemCode]
    if (known && known.rev !== input.rev)
      return refused({ code: 'conflict', rev: known.rev, reviewerName: known.reviewerName })
    if (!isSeen(checklist, itemCode, input)) return refused({ code: 'answer-changed' })
    const refusal = whyNotVerdict(item, checklist.answers[itemCode], input)
    if (refusal) return refused(refusal)
    const corrected = correctedValuesOf(checklist, item, input, context.now)
    if (corrected.problems.length > 0)
      return refused({ code: 'invalid-values', problems: corrected.problems })
    takeIfSubmitted(tx, context, checklist.assessment)
    return {
      ok: true,
      rev: writeVerdict(tx, context, checklist, itemCode, { ...input, correctedValues: corrected.values }),
    }
  })
}

function isSeen({ assessment, answers }: Checklist, itemCode: string, seen: NewVerdict) {
  const isSameAnswer = seen.answerRev === (answers[itemCode]?.rev ?? 0)
  return isSameAnswer && seen.submittedAt === assessment.submittedAt?.getTime()
}

export type CheckedVerdict = VerdictInput & { correctedValues: AnswerValues | null }

/**
 * Stores a checked verdict with its event; answers its revision. Call inside the transaction of the step.
 * `isTogether`: accepted with others, not looked at on its own.
 */
export function writeVerdict(
  tx: Db,
  context: ActionContext,
  checklist: Checklist,
  itemCode: string,
  { verdict, reason, correctedValues, ...findings }: CheckedVerdict,
  isTogether = false,
): number {
  const { assessment } = checklist
  const { raised, dismissed } = tidyFindings(findings)
  const known = checklist.reviews[itemCode]
  const review = {
    verdict,
    correctedValues,
    reason: reason?.trim() ? tidyText(reason) : null,
    dismissedTriggers: dismissed,
    raisedTriggers: raised,
    answerRev: checklist.answers[itemCode]?.rev ?? 0,
    rev: (known?.rev ?? 0) + 1,
    isTogether,
  }
  upsertReview(tx, {
    assessmentId: assessment.id,
    itemCode,
    ...review,
    reviewerId: context.actor.userId,
    reviewedAt: context.now,
  })
  const data = { itemCode, ...review, previous: known?.verdict ?? null }
  recordEvent(tx, context, 'review.recorded', subjectOf(assessment), data)
  return review.rev
}

function correctedValuesOf(
  { assessment }: Checklist,
  item: Item,
  { verdict, correctedValues }: NewVerdict,
  now: Date,
) {
  if (verdict !== 'corrected') return { values: null, problems: [] }
  const { category, isSmallFirm, submittedAt } = assessment
  const asOf = isoDate(submittedAt ?? now)
  return normalizeValues(item, correctedValues, { category, isSmallFirm, asOf })
}
