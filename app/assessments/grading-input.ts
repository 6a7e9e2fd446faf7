import { isoDate } from '#app/i18n/format.ts'
import { scoringModelOf } from '#app/grading/scoring-model.ts'
import type { GradingInput, ItemReview } from '#app/grading/types.ts'
import type { ItemAnswer } from '#app/questionnaires/answers.ts'
import { askedItems, itemAnswer, type Checklist, type ReviewView } from './checklist.ts'

/**
 * What a checklist is graded from: with the reviewer's verdicts, or (`self`) without. Papers are held against
 * the calendar date of the latest submission in China, before the first one against that of `now`.
 */
export function gradingInputFor(checklist: Checklist, kind: 'self' | 'verified', now: Date): GradingInput {
  const { assessment, questionnaire, policy } = checklist
  return {
    questionnaire: scoringModelOf(questionnaire),
    policy,
    supplier: { category: assessment.category, isSmallFirm: assessment.isSmallFirm },
    asOf: isoDate(assessment.submittedAt ?? now),
    answers: answersOf(checklist),
    reviews: kind === 'self' ? {} : reviewsOf(checklist),
  }
}

function answersOf(checklist: Checklist): Record<string, ItemAnswer> {
  const entries = askedItems(checklist).flatMap(({ code }) => {
    const answer = itemAnswer(checklist.answers[code])
    return answer ? [[code, answer] as const] : []
  })
  return Object.fromEntries(entries)
}

function reviewsOf(checklist: Checklist): Record<string, ItemReview> {
  const current = askedItems(checklist).flatMap(({ code }) => {
    const review = checklist.reviews[code]
    return review?.isCurrent ? [[code, itemReview(review)] as const] : []
  })
  return Object.fromEntries(current)
}

export function itemReview(review: ReviewView): ItemReview {
  return {
    verdict: review.verdict,
    ...(review.correctedValues ? { correctedValues: review.correctedValues } : {}),
    ...(review.reason ? { reason: review.reason } : {}),
    dismissedTriggers: review.dismissedTriggers,
    raisedTriggers: review.raisedTriggers,
  }
}
