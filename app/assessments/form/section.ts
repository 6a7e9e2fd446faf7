import { mayBeDeclined } from '#app/grading/effective-answer.ts'
import { tally } from '#app/grading/tally.ts'
import { mayClaimNotApplicable } from '#app/questionnaires/applicability.ts'
import { profileOf } from '#app/questionnaires/kind-profiles.ts'
import type { Item } from '#app/questionnaires/content-schema.ts'
import { localizeItem, type LocalizedItem } from '#app/questionnaires/localize.ts'
import type { AnswerContext } from '#app/questionnaires/visible-fields.ts'
import type { Locale } from '#app/i18n/locale.ts'
import type { LocaleOption } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import type { RawAnswer } from '../autosave-queue.ts'
import {
  askedItems,
  editableAnswers,
  editableItems,
  itemAnswer,
  missingForItem,
  type Checklist,
  type EditableAnswers,
  type EvidenceView,
} from '../checklist.ts'
import type { CommentView } from '../comment.ts'
import { removedItems, renewalOf, renewalWords, type Renewal, type RenewalWords } from './renewal.ts'

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
  /** Leaving the item out without penalty is offered, in these words; null where it is not. */
  decline: DeclineWords | null
  /** What the buyer asks to correct, in an open return round. */
  returnComment: string | null
  /** What last year's assessment says about it; null in a first round and where nothing can be changed. */
  renewal: Renewal | null
  /** What buyer and supplier said about it, oldest first. */
  comments: CommentView[]
}

export type DeclineWords = ReturnType<typeof declineWords>

export type Section = {
  code: string
  title: string
  intro: string
  entries: SectionEntry[]
  context: AnswerContext
  /** Of the whole checklist, not only of this section. */
  editable: EditableAnswers
  /** The rest of the checklist, for the running score: points that count and points won. */
  others: { points: number; won: number }
  /** Items of this section that were answered last year and are no longer asked. */
  removed: { code: string; question: string }[]
  /** Null in a first round. */
  words: RenewalWords | null
  mayComment: boolean
  /** Shows what answers are worth. */
  isScored: boolean
  previous: SectionLink | null
  next: SectionLink | null
}
export type SectionLink = {
  code: string
  title: string
  /** The first item there that still needs something. */
  firstOpen: string | null
}

/** What the form shows beside the checklist itself. */
export type SectionExtras = {
  previous: Checklist | null
  comments: Record<string, CommentView[]>
  mayComment: boolean
}

const NO_EXTRAS: SectionExtras = { previous: null, comments: {}, mayComment: false }

/** One dimension of a checklist as its form shows it; null when the checklist has no such dimension. */
export function sectionOf(
  checklist: Checklist,
  code: string,
  locale: Locale,
  asOf: string,
  extras = NO_EXTRAS,
): Section | null {
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
    entries: dimension.items.map(item => {
      const isEditable = editable.has(item.code)
      const entry = entryOf(checklist, item, isEditable, locale)
      const renewal = isEditable ? renewalOf(extras.previous, item, context, locale) : null
      return { ...entry, ...offered(entry, renewal), comments: extras.comments[item.code] ?? [] }
    }),
    context,
    editable: editableAnswers(checklist),
    others: pointsOfOthers(checklist, code, context),
    removed: removedFrom(checklist, extras.previous, code, locale),
    words: extras.previous && renewalWords(extras.previous, { locale }),
    mayComment: extras.mayComment,
    isScored: profileOf(checklist.assessment.kind).scored,
    previous: linkTo(checklist, index - 1, locale, asOf),
    next: linkTo(checklist, index + 1, locale, asOf),
  }
}

/** Sent with the page, because few firms need them. */
function declineWords(l: LocaleOption) {
  return {
    mark: m.checklist_may_decline({}, l),
    label: m.checklist_decline({}, l),
    hint: m.checklist_decline_hint({}, l),
    reason: m.checklist_decline_reason({}, l),
  }
}

/** As long as nothing is saved this year, the form shows last year's answer, marked as such. */
function offered({ rev, answer }: Pick<SectionEntry, 'rev' | 'answer'>, renewal: Renewal | null) {
  return { renewal, answer: rev === 0 && renewal?.answer ? renewal.answer : answer }
}

type Stored = Omit<SectionEntry, 'renewal' | 'comments'>

function entryOf(checklist: Checklist, item: Item, isEditable: boolean, locale: Locale): Stored {
  const answer = checklist.answers[item.code]
  return {
    // Which answers lead to findings is for the buyer's eyes; the form does without.
    item: { ...localizeItem(item, locale), triggers: [], flags: [] },
    answer: itemAnswer(answer) ?? { values: {} },
    rev: answer?.rev ?? 0,
    savedAt: answer?.updatedAt ?? null,
    savedByName: answer?.updatedByName ?? null,
    evidence: checklist.evidence[item.code] ?? [],
    isEditable,
    mayClaim: mayClaimNotApplicable(item, checklist.assessment.category),
    decline: mayBeDeclined(item, checklist.assessment) ? declineWords({ locale }) : null,
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

function removedFrom(checklist: Checklist, previous: Checklist | null, dimension: string, locale: Locale) {
  if (!previous || editableItems(checklist).length === 0) return []
  const removed = new Set(removedItems(checklist, previous))
  const items = previous.dimensions.filter(({ code }) => code === dimension).flatMap(({ items }) => items)
  return items
    .filter(({ code }) => removed.has(code))
    .map(({ code, question }) => ({ code, question: question[locale] }))
}

function linkTo(checklist: Checklist, index: number, locale: Locale, asOf: string): SectionLink | null {
  const dimension = checklist.dimensions[index]
  if (!dimension) return null
  const editable = new Set(editableItems(checklist))
  const open = dimension.items.find(
    item => editable.has(item.code) && missingForItem(checklist, item, asOf).length > 0,
  )
  return { code: dimension.code, title: dimension.title[locale], firstOpen: open?.code ?? null }
}
