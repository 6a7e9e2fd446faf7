import type { Db } from '#db/client.server.ts'
import { askedItems, OUTDATED, type AnswerView, type Checklist } from './checklist.ts'
import { findEvidenceByAssessmentId } from './evidence-queries.server.ts'
import { groupByItem } from './group-by-item.ts'
import { findReceiptByKind } from './queries.server.ts'
import { readReceipt } from './receipt-row.ts'

/**
 * A returned checklist as it was last submitted: answers from the receipt of the submission, files as they
 * were attached then. The supplier's corrections are its own affair until it sends them.
 */
export function asSubmitted(db: Db, checklist: Checklist): Checklist {
  const { id, submittedAt } = checklist.assessment
  if (!submittedAt) return { ...checklist, answers: {}, evidence: {} }
  const reviews = Object.entries(checklist.reviews)
  return {
    ...checklist,
    answers: submittedAnswers(db, checklist, submittedAt),
    evidence: groupByItem(findEvidenceByAssessmentId(db, id, submittedAt)),
    // Nothing could change between the submission and a verdict on it.
    reviews: Object.fromEntries(
      reviews.map(([code, review]) => [code, { ...review, isCurrent: review.answerRev !== OUTDATED }]),
    ),
  }
}

function submittedAnswers(db: Db, checklist: Checklist, submittedAt: Date): Checklist['answers'] {
  const receipt = findReceiptByKind(db, checklist.assessment.id, 'self')
  const submitted = receipt ? readReceipt(receipt).inputs.answers : {}
  const entries = askedItems(checklist).flatMap(({ code }) => {
    const answer = submitted[code]
    if (!answer) return []
    const { values, notApplicable = null, declined = null } = answer
    const about = bylineOf(checklist, code, submittedAt)
    return [[code, { ...about, values, notApplicable, declined, isComplete: true }] as const]
  })
  return Object.fromEntries(entries)
}

type Byline = Pick<AnswerView, 'rev' | 'updatedAt' | 'updatedByName'>

/** Who answered and when; of an answer changed since, who submitted. */
function bylineOf({ answers, reviews, assessment }: Checklist, code: string, submittedAt: Date): Byline {
  const known = answers[code]
  if (known && known.updatedAt <= submittedAt) return known
  return {
    rev: Math.max(reviews[code]?.answerRev ?? known?.rev ?? 0, 0),
    updatedAt: submittedAt,
    updatedByName: assessment.submittedByName ?? '',
  }
}
