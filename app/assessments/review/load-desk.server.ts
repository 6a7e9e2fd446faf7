import { canPublishGrades, canReview, canSeeAssessments, isBuyer, type Actor } from '#app/accounts/roles.ts'
import type { Locale } from '#app/i18n/locale.ts'
import type { Db } from '#db/client.server.ts'
import { whyNotRecall } from '../assessment-state.ts'
import type { Assessment } from '../checklist.ts'
import { isConversationOpen } from '../comment.ts'
import { commentsByItem } from '../comments.server.ts'
import { findChecklist } from '../find-assessment.server.ts'
import { workingResult } from '../working-result.server.ts'
import { deskEntry, deskOf } from './desk.ts'
import { examine } from './examine.server.ts'

type Reader = { actor: Actor; locale: Locale; now: Date }

/** The review of one assessment as a person of the buyer sees it; null before it was submitted. */
export function loadDesk(db: Db, reader: Reader, assessmentId: string, dimension: string | null) {
  const found = loadSubmitted(db, reader, assessmentId)
  if (!found) return null
  const { checklist, results } = found
  return {
    ...permissions(reader, checklist.assessment),
    assessment: checklist.assessment,
    ...deskOf(checklist, results, found.background, { wanted: dimension, locale: reader.locale }),
    comments: found.comments,
    isConversationOpen: isConversationOpen(checklist.assessment),
  }
}

/** One item of it, with its section; null when it is not asked. */
export function loadDeskItem(db: Db, reader: Reader, assessmentId: string, itemCode: string) {
  const found = loadSubmitted(db, reader, assessmentId)
  if (!found) return null
  const { checklist, results } = found
  for (const dimension of checklist.dimensions) {
    const item = dimension.items.find(({ code }) => code === itemCode)
    if (item)
      return {
        ...permissions(reader, checklist.assessment),
        assessment: checklist.assessment,
        dimension: dimension.code,
        content: item,
        entry: deskEntry(checklist, results, found.background, { item, locale: reader.locale }),
        comments: found.comments[itemCode] ?? [],
        isConversationOpen: isConversationOpen(checklist.assessment),
      }
  }
  return null
}

function loadSubmitted(db: Db, { actor, locale, now }: Reader, assessmentId: string) {
  if (!isBuyer(actor) || !canSeeAssessments(actor)) return null
  const checklist = findChecklist(db, actor, assessmentId)
  if (!checklist?.assessment.firstSubmittedAt) return null
  const results = workingResult(db, actor, checklist, now)
  if (!results?.verified) return null
  const { self, verified } = results
  const comments = commentsByItem(db, actor, checklist.assessment, locale)
  const background = examine(db, checklist, { verified, comments }, now)
  return { checklist, results: { self, verified }, comments, background }
}

function permissions({ actor, now }: Reader, assessment: Assessment) {
  const { state } = assessment
  const isOpen = state === 'submitted' || state === 'under-review'
  return {
    mayJudge: canReview(actor) && isOpen,
    mayReview: canReview(actor),
    mayRecall: canReview(actor) && whyNotRecall(assessment, now) === null,
    mayPublish: canPublishGrades(actor),
  }
}
