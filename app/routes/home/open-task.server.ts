import type { Actor } from '#app/accounts/roles.ts'
import { EDITABLE_STATES } from '#app/assessments/assessment-state.ts'
import { missingItems, progressOf, type Assessment } from '#app/assessments/checklist.ts'
import { findChecklist } from '#app/assessments/find-assessment.server.ts'
import { nameIn } from '#app/assessments/names.ts'
import { findPrevious } from '#app/assessments/previous.server.ts'
import { isoDate } from '#app/i18n/format.ts'
import type { Locale } from '#app/i18n/locale.ts'
import type { Db } from '#db/client.server.ts'

/** Whether the supplier can still work on it: open in an open round, or returned. */
export function isOpenTo({ state, campaign }: Assessment) {
  if (state === 'returned') return true
  return EDITABLE_STATES.includes(state) && campaign.state === 'open'
}

/** What the home page says of an assessment that is open: how far it is and where to go on. */
export function openTask(
  db: Db,
  actor: Actor,
  assessmentId: string,
  { locale, now, waiting }: { locale: Locale; now: Date; waiting: number },
) {
  const checklist = findChecklist(db, actor, assessmentId)
  if (!checklist) return null
  const { assessment, dimensions, returned } = checklist
  const previous = findPrevious(db, actor, assessment)
  const progress = progressOf(checklist, isoDate(now))
  const titleOf = (code: string) =>
    dimensions.find(dimension => dimension.code === code)?.title[locale] ?? code
  const next = progress.find(({ asked, complete }) => complete < asked)
  const questions = new Map(
    dimensions.flatMap(({ code, items }) =>
      items.map(item => [item.code, { dimension: code, text: item.question[locale] }]),
    ),
  )
  return {
    id: assessment.id,
    state: assessment.state,
    round: nameIn(assessment.campaign, locale),
    dueAt: assessment.dueAt,
    asked: progress.reduce((sum, each) => sum + each.asked, 0),
    complete: progress.reduce((sum, each) => sum + each.complete, 0),
    /** Items where the buyer had the last word. */
    waiting,
    hasDeclined: assessment.declinedAt !== null,
    /** Last year's answers wait to be confirmed. */
    renews: previous && assessment.state !== 'returned' ? previous.assessment.campaign.year : null,
    missing: missingItems(checklist, isoDate(now)).length,
    next: next ? { code: next.code, title: titleOf(next.code), left: next.asked - next.complete } : null,
    returned: [...questions].flatMap(([code, { dimension, text }]) => {
      const comment = returned[code]?.comment
      return comment === undefined ? [] : [{ code, comment, dimension, question: text }]
    }),
  }
}

export type OpenTaskView = NonNullable<ReturnType<typeof openTask>>
