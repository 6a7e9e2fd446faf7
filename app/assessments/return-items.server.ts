import { recordEvent, type ActionContext } from '#app/history/record-event.server.ts'
import { formatDate } from '#app/i18n/format.ts'
import { loadSettings } from '#app/settings/organisation.server.ts'
import { transact, type Db } from '#db/client.server.ts'
import { nextAssessmentState } from './assessment-state.ts'
import { askedItems, type Checklist } from './checklist.ts'
import { subjectOf } from './event-subject.ts'
import { loadChecklist } from './find-assessment.server.ts'
import { notifySupplier } from './notify-supplier.server.ts'
import { updateAssessment } from './queries.server.ts'
import { refused, type Refused } from '#app/http/refusal.ts'
import type { ReturnRefusal } from './refusal.ts'
import { insertReturnedItems } from './review-queries.server.ts'
import { findUnderReview, takeIfSubmitted } from './take-for-review.server.ts'
import { tidyText } from './verdict.ts'

const DAY_MS = 86_400_000

export type ReturnedItem = { code: string; comment: string }
type Outcome = { ok: true; round: number; dueAt: Date } | Refused<ReturnRefusal>

/**
 * Sends items back to the supplier, each with what is asked, at most twice per assessment. The supplier can
 * change these items only and has the `returnDays` of the settings for it.
 */
export function returnItems(
  db: Db,
  context: ActionContext,
  assessmentId: string,
  { items }: { items: ReturnedItem[] },
): Outcome {
  return transact(db, (tx): Outcome => {
    const found = findUnderReview(tx, context.actor, assessmentId, 'return')
    if (!found.ok) return found
    const checklist = loadChecklist(tx, found.assessment)
    const refusal = whyNotReturned(checklist, items)
    if (refusal) return refused(refusal)
    takeIfSubmitted(tx, context, found.assessment)
    return { ok: true, ...writeReturn(tx, context, checklist, items) }
  })
}

function whyNotReturned(checklist: Checklist, items: ReturnedItem[]): ReturnRefusal | null {
  const asked = new Set(askedItems(checklist).map(({ code }) => code))
  const codes = items.map(({ code }) => code)
  if (codes.length === 0) return { code: 'nothing-returned' }
  if (new Set(codes).size < codes.length || codes.some(code => !asked.has(code)))
    return { code: 'unknown-item' }
  const silent = items.find(({ comment }) => !comment.trim())
  return silent ? { code: 'comment-required', itemCode: silent.code } : null
}

function writeReturn(tx: Db, context: ActionContext, checklist: Checklist, items: ReturnedItem[]) {
  const { now, actor } = context
  const { assessment } = checklist
  const { id: assessmentId } = assessment
  const round = assessment.returnRounds + 1
  const dueAt = new Date(now.getTime() + loadSettings(tx).returnDays * DAY_MS)
  const rows = items.map(({ code, comment }) => ({
    assessmentId,
    round,
    itemCode: code,
    comment: tidyText(comment),
    returnedById: actor.userId,
    returnedAt: now,
  }))
  insertReturnedItems(tx, rows)
  updateAssessment(tx, assessmentId, {
    state: nextAssessmentState('return'),
    returnRounds: round,
    dueAt,
    updatedAt: now,
  })
  const returned = rows.map(({ itemCode, comment }) => ({ itemCode, comment }))
  recordEvent(tx, context, 'assessment.returned', subjectOf(assessment), { round, dueAt, items: returned })
  const mail = { key: `items-returned-${round}`, page: '' } as const
  notifySupplier(tx, now, assessment, mail, (facts, url, locale) => ({
    kind: 'items-returned',
    ...facts,
    dueOn: formatDate(dueAt, locale),
    items: rows.map(({ itemCode: code, comment }) => ({
      code,
      question: askedItems(checklist).find(item => item.code === code)?.question[locale] ?? '',
      comment,
    })),
    url,
  }))
  return { round, dueAt }
}
