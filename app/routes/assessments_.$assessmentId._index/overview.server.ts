import { editableItems, missingItems, progressOf, type Checklist } from '#app/assessments/checklist.ts'
import { isAwaitingReply, isConversationOpen, type CommentView } from '#app/assessments/comment.ts'
import type { ReturnedItemView } from '#app/assessments/form/returned-items.server.ts'
import { renewalCounts } from '#app/assessments/form/renewal.ts'
import { sectionPath } from '#app/assessments/form/section-path.ts'
import { profileOf } from '#app/questionnaires/kind-profiles.ts'
import type { Locale } from '#app/i18n/locale.ts'

/**
 * The sections of a checklist as rows: how far, what each is worth, who was there last, what is to be corrected,
 * who waits for a word.
 */
export function sectionRows(
  checklist: Checklist,
  returned: readonly ReturnedItemView[],
  comments: Record<string, CommentView[]>,
  locale: Locale,
  asOf: string,
) {
  const progress = progressOf(checklist, asOf)
  const isOpen = isConversationOpen(checklist.assessment)
  return checklist.dimensions.map(({ code, title, items }) => {
    const answers = items.flatMap(item => checklist.answers[item.code] ?? [])
    const latest = answers.sort((one, other) => other.updatedAt.getTime() - one.updatedAt.getTime())[0]
    const { asked = 0, complete = 0 } = progress.find(each => each.code === code) ?? {}
    return {
      code,
      title: title[locale],
      points: profileOf(checklist.assessment.kind).scored
        ? items.reduce((sum, item) => sum + item.points, 0)
        : null,
      asked,
      complete,
      edited: latest ? { by: latest.updatedByName, at: latest.updatedAt } : null,
      toCorrect: returned.filter(item => item.dimension === code && !item.isChanged).length,
      waiting: items.filter(item => isOpen && isAwaitingReply(comments[item.code], 'supplier')).length,
    }
  })
}

/** What last year's answers mean for this year's work, and where to begin; null without a year before. */
export function renewalWork(checklist: Checklist, previous: Checklist | null, asOf: string) {
  const counts = editableItems(checklist).length > 0 ? renewalCounts(checklist, previous, asOf) : null
  if (!counts) return null
  const [first] = missingItems(checklist, asOf)
  const start = first && `${sectionPath(checklist.assessment.id, first.dimension)}#${first.itemCode}`
  return { ...counts, removed: counts.removed.length, start: start ?? null }
}
