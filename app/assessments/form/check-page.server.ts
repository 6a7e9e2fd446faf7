import { canSubmit, type Actor } from '#app/accounts/roles.ts'
import { isoDate } from '#app/i18n/format.ts'
import type { Locale } from '#app/i18n/locale.ts'
import { profileOf } from '#app/questionnaires/kind-profiles.ts'
import { localizeItem } from '#app/questionnaires/localize.ts'
import type { Db } from '#db/client.server.ts'
import { askedItems, editableAnswers, editableItems, missingItems } from '../checklist.ts'
import { findChecklist } from '../find-assessment.server.ts'
import { nameIn } from '../names.ts'
import { findPrevious } from '../previous.server.ts'
import { returnedItemsOf } from './returned-items.server.ts'
import { submitterNames } from './submitters.server.ts'

/** What stands between an assessment and its submission; null when the actor may not see it. */
export function checkPage(db: Db, actor: Actor, assessmentId: string, locale: Locale, now: Date) {
  const checklist = findChecklist(db, actor, assessmentId)
  if (!checklist) return null
  const { assessment, dimensions, questionnaire } = checklist
  const items = new Map(askedItems(checklist).map(item => [item.code, item]))
  const missing = missingItems(checklist, isoDate(now))
  const offered = findPrevious(db, actor, assessment)?.answers ?? {}
  const editable = editableAnswers(checklist)
  return {
    userId: actor.userId,
    assessmentId: assessment.id,
    round: nameIn(assessment.campaign, locale),
    dueAt: assessment.dueAt,
    now,
    isConfidential: profileOf(assessment.kind).confidential,
    isEditable: editableItems(checklist).length > 0,
    missing: dimensions
      .map(({ code, title }) => ({
        code,
        title: title[locale],
        items: missing
          .filter(({ dimension }) => dimension === code)
          .flatMap(({ itemCode, missing: parts }) => {
            const item = items.get(itemCode)
            const isBegun = Boolean(checklist.answers[itemCode] ?? checklist.evidence[itemCode])
            if (!item) return []
            const { question, fields } = localizeItem(item, locale)
            const labels = fields.map(({ id, label }) => ({ id, label }))
            const isToConfirm = !isBegun && offered[itemCode] !== undefined
            return [{ code: itemCode, question, fields: labels, isBegun, isToConfirm, parts }]
          }),
      }))
      .filter(({ items }) => items.length > 0),
    editable,
    /** The dimension, and so the section, of every item that can be changed now. */
    dimensionOf: Object.fromEntries(
      dimensions.flatMap(({ code, items }) =>
        items.filter(item => item.code in editable.revs).map(item => [item.code, code] as const),
      ),
    ),
    returned: returnedItemsOf(db, checklist, locale),
    declaration: questionnaire.declaration[locale],
    isSubmitter: canSubmit(actor),
    signatory: actor.name,
    submitters: submitterNames(db, actor),
  }
}

export type CheckPageView = NonNullable<ReturnType<typeof checkPage>>
