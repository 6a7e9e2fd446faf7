import { mayBeDeclined } from '#app/grading/effective-answer.ts'
import { tally } from '#app/grading/tally.ts'
import { mayClaimNotApplicable } from '#app/questionnaires/applicability.ts'
import type { Item } from '#app/questionnaires/content-schema.ts'
import { localizeItem, type LocalizedItem } from '#app/questionnaires/localize.ts'
import type { AnswerContext } from '#app/questionnaires/visible-fields.ts'
import type { Locale } from '#app/i18n/locale.ts'
import type { RawAnswer } from '../autosave-queue.ts'
import { askedItems, editableItems, itemAnswer, type Checklist, type EvidenceView } from '../checklist.ts'

/** One item with what has been entered for it so far, in the reader's language. */
export type SectionEntry = {
  item: LocalizedItem
  answer: RawAnswer
  /** 0: never saved. */
  rev: number
  savedAt: Date | null
  savedByName: string | null
  evidence: EvidenceView[]
  isEditable: boolean
  /** "Not applicable" with a reason is offered. */
  mayClaim: boolean
  /** Leaving the item out without penalty is offered. */
  mayDecline: boolean
  /** What the buyer asks to correct, in an open return round. */
  returnComment: string | null
}

export type Section = {
  code: string
  title: string
  intro: string
  entries: SectionEntry[]
  context: AnswerContext
  /** The rest of the checklist, for the running score: points that count and points won. */
  others: { points: number; won: number }
  previous: SectionLink | null
  next: SectionLink | null
}
export type SectionLink = { code: string; title: string }

/** One dimension of a checklist as its form shows it; null when the checklist has no such dimension. */
export function sectionOf(checklist: Checklist, code: string, locale: Locale, asOf: string): Section | null {
  const index = checklist.dimensions.findIndex(dimension => dimension.code === code)
  const dimension = checklist.dimensions[index]
  if (!dimension) return null
  const { category, isSmallFirm } = checklist.assessment
  const context: AnswerContext = { category, isSmallFirm, asOf }
  const editable = new Set(editableItems(checklist))
  return {
    code,
    title: dimension.title[locale],
    intro: dimension.intro[locale],
    entries: dimension.items.map(item => entryOf(checklist, item, editable.has(item.code), locale)),
    context,
    others: pointsOfOthers(checklist, code, context),
    previous: linkTo(checklist, index - 1, locale),
    next: linkTo(checklist, index + 1, locale),
  }
}

function entryOf(checklist: Checklist, item: Item, isEditable: boolean, locale: Locale): SectionEntry {
  const answer = checklist.answers[item.code]
  return {
    // Which answers lead to findings is for the buyer's eyes; the form does without.
    item: { ...localizeItem(item, locale), triggers: [] },
    answer: itemAnswer(answer) ?? { values: {} },
    rev: answer?.rev ?? 0,
    savedAt: answer?.updatedAt ?? null,
    savedByName: answer?.updatedByName ?? null,
    evidence: checklist.evidence[item.code] ?? [],
    isEditable,
    mayClaim: mayClaimNotApplicable(item, checklist.assessment.category),
    mayDecline: mayBeDeclined(item, checklist.assessment),
    returnComment: checklist.returned[item.code]?.comment ?? null,
  }
}

function pointsOfOthers(checklist: Checklist, code: string, context: AnswerContext) {
  const items = checklist.dimensions
    .filter(dimension => dimension.code !== code)
    .flatMap(({ items }) => items)
  const answers = Object.fromEntries(
    askedItems(checklist).map(item => [item.code, itemAnswer(checklist.answers[item.code])]),
  )
  const { applicablePoints, won } = tally(items, answers, context)
  return { points: applicablePoints, won }
}

function linkTo({ dimensions }: Checklist, index: number, locale: Locale): SectionLink | null {
  const dimension = dimensions[index]
  return dimension ? { code: dimension.code, title: dimension.title[locale] } : null
}
