import { canReadAnswers, isSupplier, type Actor } from '#app/accounts/roles.ts'
import type { QuestionnaireKind } from '#app/questionnaires/vocabulary.ts'
import type { Db } from '#db/client.server.ts'
import { findAnswersByAssessmentId, findReturnedItems } from './answer-queries.server.ts'
import { answerView } from './answer-view.ts'
import { asSubmitted } from './as-submitted.server.ts'
import { askedItems, type AnswerView, type Assessment, type Checklist, type ReviewView } from './checklist.ts'
import { findEvidenceByAssessmentId, findEvidenceChanges } from './evidence-queries.server.ts'
import { groupByItem } from './group-by-item.ts'
import { requireBasis } from './grading-basis.server.ts'
import { findAssessmentById, findAssessmentsBySupplierId } from './queries.server.ts'
import { findReviewsByAssessmentId, type ReviewRow } from './review-queries.server.ts'

/** Which assessments a finder looks among for people of the buyer: of one kind, or of all that the person may read. */
export type KindScope = QuestionnaireKind | 'any'

/**
 * One assessment; null when there is none or the actor may not see it. A supplier sees its own only, the buyer the
 * checklist's unless another kind is asked for.
 */
export function findAssessment(
  db: Db,
  actor: Actor,
  id: string,
  scope: KindScope = 'esg-checklist',
): Assessment | null {
  const assessment = findAssessmentById(db, id)
  if (!assessment || !maySee(actor, assessment, scope)) return null
  return isSupplier(actor) ? forSupplier(assessment) : assessment
}

/** The actor's own supplier's assessments, newest first; none for people of the buyer. */
export function listOwnAssessments(db: Db, actor: Actor): Assessment[] {
  if (!isSupplier(actor)) return []
  return findAssessmentsBySupplierId(db, actor.supplierId)
    .filter(({ kind }) => canReadAnswers(actor, kind))
    .map(forSupplier)
}

/**
 * An assessment with its questions, answers, files and verdicts; null when the actor may not see it. What a
 * supplier has not submitted yet is its own affair: to the buyer, answers and files are empty until then, and
 * as last submitted while items are returned.
 */
export function findChecklist(
  db: Db,
  actor: Actor,
  id: string,
  scope: KindScope = 'esg-checklist',
): Checklist | null {
  const assessment = findAssessment(db, actor, id, scope)
  if (!assessment) return null
  const isOwn = isSupplier(actor)
  const checklist = loadChecklist(db, assessment)
  if (!isOwn && !assessment.firstSubmittedAt) return { ...checklist, answers: {}, evidence: {} }
  if (!isOwn && assessment.state === 'returned') return asSubmitted(db, checklist)
  return isOwn && assessment.state !== 'published' ? { ...checklist, reviews: {} } : checklist
}

/** The whole checklist of an assessment that the caller has already been allowed to see. */
export function loadChecklist(db: Db, assessment: Assessment): Checklist {
  const { id, campaign, category } = assessment
  const basis = requireBasis(db, campaign)
  const dimensions = basis.dimensionsOf(category)
  const answers = findAnswersByAssessmentId(db, id)
  const isReturned = assessment.state === 'returned'
  const checklist: Checklist = {
    assessment,
    questionnaire: basis.questionnaire,
    policy: basis.policy,
    dimensions,
    answers: Object.fromEntries(answers.map(row => [row.itemCode, answerView(row)])),
    evidence: groupByItem(findEvidenceByAssessmentId(db, id)),
    returned: isReturned ? returnedOf(db, assessment) : {},
    reviews: {},
  }
  const codes = new Set(askedItems(checklist).map(item => item.code))
  const changedAt = lastEvidenceChange(db, id)
  const reviews = findReviewsByAssessmentId(db, id).filter(row => codes.has(row.itemCode))
  checklist.reviews = Object.fromEntries(
    reviews.map(row => [
      row.itemCode,
      reviewView(row, checklist.answers[row.itemCode], changedAt.get(row.itemCode)),
    ]),
  )
  return checklist
}

function maySee(actor: Actor, { kind, supplier }: Assessment, scope: KindScope) {
  if (!canReadAnswers(actor, kind)) return false
  return isSupplier(actor) ? supplier.id === actor.supplierId : scope === 'any' || scope === kind
}

/** As the supplier may know it: never who reviews or why it was exempted, results once they are published. */
function forSupplier(assessment: Assessment): Assessment {
  const own = { ...assessment, reviewerId: null, reviewerName: null, exemptReason: null }
  if (assessment.state === 'published') return own
  return { ...own, verifiedAt: null, verifiedScore: null, verifiedGrade: null }
}

function returnedOf(db: Db, { id, returnRounds }: Assessment): Checklist['returned'] {
  const rows = findReturnedItems(db, id, returnRounds)
  return Object.fromEntries(rows.map(({ itemCode, comment, round }) => [itemCode, { comment, round }]))
}

function reviewView(
  row: ReviewRow,
  answer: AnswerView | undefined,
  evidenceChangedAt: Date | undefined,
): ReviewView {
  const { itemCode: _code, ...review } = row
  const isSameAnswer = review.answerRev === (answer?.rev ?? 0)
  const areSameFiles = !evidenceChangedAt || evidenceChangedAt <= review.reviewedAt
  return { ...review, isCurrent: isSameAnswer && areSameFiles }
}

function lastEvidenceChange(db: Db, assessmentId: string): Map<string, Date> {
  const changes = new Map<string, Date>()
  for (const { itemCode, uploadedAt, removedAt } of findEvidenceChanges(db, assessmentId)) {
    const at = removedAt ?? uploadedAt
    const known = changes.get(itemCode)
    if (!known || known < at) changes.set(itemCode, at)
  }
  return changes
}
