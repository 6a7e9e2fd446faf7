import { canAnswer, canReadAnswers, canReview, isSupplier, type Actor } from '#app/accounts/roles.ts'
import { newId } from '#app/accounts/token.server.ts'
import { recordEvent, type ActionContext } from '#app/history/record-event.server.ts'
import { profileOf } from '#app/questionnaires/kind-profiles.ts'
import type { QuestionnaireKind } from '#app/questionnaires/vocabulary.ts'
import { requireOrganisationName } from '#app/settings/organisation.server.ts'
import type { Locale } from '#app/i18n/locale.ts'
import { transact, type Db } from '#db/client.server.ts'
import type { Assessment } from './checklist.ts'
import { sideOf, whyNotComment, type CommentRefusal, type CommentView, type Side } from './comment.ts'
import { findCommentsByAssessmentId, findLatestComment, insertComment } from './comment-queries.server.ts'
import { subjectOf } from './event-subject.ts'
import { findAssessment } from './find-assessment.server.ts'
import { requireBasis } from './grading-basis.server.ts'
import { groupByItem } from './group-by-item.ts'
import { findAssessmentById } from './queries.server.ts'
import { refused, type Refused } from '#app/http/refusal.ts'
import { tellAboutComment } from './tell-about-comment.server.ts'

type Outcome = { ok: true; id: string } | Refused<CommentRefusal>

/**
 * Who may write about items: whoever answers at the supplier, whoever reviews at the buyer; about a confidential
 * questionnaire, whoever reads the answers.
 */
export function canComment(actor: Actor, kind: QuestionnaireKind = 'esg-checklist') {
  if (profileOf(kind).confidential) return canReadAnswers(actor, kind)
  return canAnswer(actor) || canReview(actor)
}

/**
 * Adds what one side says about an item and tells the other side by mail, at most once an hour and item.
 * Answers stay locked or open as they are. The same words again by the same person are not added twice, so
 * that a double click is harmless.
 */
export function addComment(
  db: Db,
  context: ActionContext,
  assessmentId: string,
  itemCode: string,
  given: string,
): Outcome {
  const { actor, now } = context
  const body = given.replace(/\r\n?/g, '\n').trim()
  return transact(db, (tx): Outcome => {
    // The supplier may see it; who reviews it, which the mail needs, is kept from the supplier.
    const assessment = findAssessment(tx, actor, assessmentId, 'any') && findAssessmentById(tx, assessmentId)
    if (!assessment) return refused({ code: 'not-found' })
    if (!canComment(actor, assessment.kind)) return refused({ code: 'not-allowed' })
    const item = requireBasis(tx, assessment.campaign)
      .dimensionsOf(assessment.category)
      .flatMap(({ items }) => items)
      .find(({ code }) => code === itemCode)
    if (!item) return refused({ code: 'unknown-item' })
    const refusal = whyNotComment(assessment, body)
    if (refusal) return refused(refusal)
    const latest = findLatestComment(tx, assessmentId, itemCode)
    if (latest?.body === body && latest.authorId === actor.userId) return { ok: true, id: latest.id }
    const id = newId()
    const isFromSupplier = isSupplier(actor)
    const row = { id, assessmentId, itemCode, body, authorId: actor.userId, isFromSupplier, writtenAt: now }
    insertComment(tx, row)
    recordEvent(tx, context, 'item.commented', subjectOf(assessment), {
      itemCode,
      commentId: id,
      comment: body,
    })
    tellAboutComment(tx, context, assessment, { item, body })
    return { ok: true, id }
  })
}

/**
 * What both sides have said, by item, oldest first; empty when the actor may not see the assessment. To the
 * supplier the buyer speaks under the name of its organisation.
 */
export function commentsByItem(
  db: Db,
  actor: Actor,
  assessment: Pick<Assessment, 'id' | 'supplier'>,
  locale: Locale,
): Record<string, CommentView[]> {
  if (isSupplier(actor) && actor.supplierId !== assessment.supplier.id) return {}
  const side = sideOf(actor)
  const rows = findCommentsByAssessmentId(db, assessment.id)
  if (rows.length === 0) return {}
  const buyerName = side === 'supplier' ? requireOrganisationName(db, locale) : null
  const groups = groupByItem(rows)
  return Object.fromEntries(
    Object.entries(groups).map(([code, comments]) => [
      code,
      comments.map(({ id, body, writtenAt, isFromSupplier, authorName }) => {
        const from = speaker(isFromSupplier)
        const isNameless = from === 'buyer' && buyerName !== null
        return { id, body, writtenAt, from, authorName: isNameless ? buyerName : authorName }
      }),
    ]),
  )
}

/** Which side said something about each item, oldest first. */
export function speakersByItem(db: Db, assessmentId: string): Record<string, { from: Side }[]> {
  const rows = findCommentsByAssessmentId(db, assessmentId)
  return groupByItem(
    rows.map(({ itemCode, isFromSupplier }) => ({ itemCode, from: speaker(isFromSupplier) })),
  )
}

function speaker(isFromSupplier: boolean): Side {
  return isFromSupplier ? 'supplier' : 'buyer'
}
