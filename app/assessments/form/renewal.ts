import type { Verdict } from '#app/grading/types.ts'
import { isoDate } from '#app/i18n/format.ts'
import type { Locale } from '#app/i18n/locale.ts'
import type { LocaleOption } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import type { ItemAnswer } from '#app/questionnaires/answers.ts'
import type { Item } from '#app/questionnaires/content-schema.ts'
import { fieldName } from '#app/questionnaires/form-values.ts'
import { localizeItem } from '#app/questionnaires/localize.ts'
import type { AnswerContext } from '#app/questionnaires/visible-fields.ts'
import { wordsOf, type AnswerWords } from '../answer-words.ts'
import {
  carryOver,
  datesGrownOld,
  expiredDates,
  expiredPapers,
  isEmptyAnswer,
  type CarriedItem,
} from '../carry-over.ts'
import { askedItems, itemAnswer, type Checklist } from '../checklist.ts'

/** What last year's assessment has to say about an item of this one, in the reader's language. */
export type Renewal = {
  kind: CarriedItem['kind']
  /** Last year's answer as far as it still fits: what one click confirms. Null when there is nothing to confirm. */
  answer: ItemAnswer | null
  /** The same in words, to stand beside what is different this year. */
  before: AnswerWords[]
  /** What the item asks differently, a line each. */
  changes: string[]
  /** Papers and dates of the answer that are over or too old by now, a line each: not to be confirmed in passing. */
  expired: string[]
  /** Name of the first input with such a date; null when it is papers only, or nothing. */
  dateToCheck: string | null
  /** What is no longer asked, with what was answered then. */
  dropped: AnswerWords[]
  /** The buyer did not take the answer as it was. */
  notTaken: { title: string; reason: string | null; corrected: AnswerWords[] } | null
  files: { id: string; fileName: string; sizeBytes: number; sha256: string }[]
  /** The assessment the files lie in. */
  filesFrom: string
}

/** Last year's side of one item; null in a supplier's first round. */
export function renewalOf(
  previous: Checklist | null,
  item: Item,
  context: AnswerContext,
  locale: Locale,
): Renewal | null {
  if (!previous) return null
  const { code } = item
  const l = { locale }
  const before = askedItems(previous).find(each => each.code === code)
  const carried = carryOver(before, item, itemAnswer(previous.answers[code]), context)
  const answer = 'answer' in carried && !isEmptyAnswer(carried.answer) ? carried.answer : null
  return {
    kind: carried.kind,
    answer,
    before: answer ? wordsOf(localizeItem(item, locale), answer, l) : [],
    changes: changesOf(item, carried, l),
    ...expiredOf(item, answer, { then: submittedOn(previous), now: context.asOf }, l),
    dropped: droppedOf(previous, before, carried, l),
    notTaken: notTakenOf(previous, item, l),
    files: (previous.evidence[code] ?? []).map(({ id, fileName, sizeBytes, sha256 }) => ({
      id,
      fileName,
      sizeBytes,
      sha256,
    })),
    filesFrom: previous.assessment.id,
  }
}

function changesOf(item: Item, carried: CarriedItem, l: LocaleOption) {
  if (carried.kind !== 'changed') return []
  const labels = item.fields
    .filter(({ id }) => carried.newFields.includes(id))
    .map(({ label }) => label[l.locale])
  const fields = labels.join(m.checklist_list_separator({}, l))
  return [
    ...(carried.isReworded ? [m.renewal_reworded({}, l)] : []),
    ...(labels.length > 0 ? [m.renewal_new_fields({ fields }, l)] : []),
  ]
}

function expiredOf(
  item: Item,
  answer: ItemAnswer | null,
  { then, now }: { then: string | null; now: string },
  l: LocaleOption,
): Pick<Renewal, 'expired' | 'dateToCheck'> {
  if (!answer) return { expired: [], dateToCheck: null }
  const papers = expiredPapers(answer, now).map(({ number, validTo }) =>
    m.renewal_expired({ number, date: validTo ?? '' }, l),
  )
  const over = expiredDates(item, answer, now)
  const old = then ? datesGrownOld(item, answer, then, now) : []
  const [first] = [...over, ...old]
  return {
    expired: [
      ...papers,
      ...over.map(({ field, date }) => m.renewal_date_over({ field: field.label[l.locale], date }, l)),
      ...old.map(({ field, date }) => m.renewal_date_old({ field: field.label[l.locale], date }, l)),
    ],
    dateToCheck: first ? fieldName(item.code, first.field.id) : null,
  }
}

function submittedOn({ assessment: { submittedAt } }: Checklist) {
  return submittedAt && isoDate(submittedAt)
}

function droppedOf(
  { answers }: Checklist,
  before: Item | undefined,
  carried: CarriedItem,
  l: LocaleOption,
): AnswerWords[] {
  if (!before || !('droppedFields' in carried) || carried.droppedFields.length === 0) return []
  const fields = localizeItem(before, l.locale).fields.filter(({ id }) => carried.droppedFields.includes(id))
  return wordsOf({ fields }, { values: answers[before.code]?.values ?? {} }, l)
}

const NOT_TAKEN: Partial<Record<Verdict, typeof m.renewal_verdict_corrected>> = {
  corrected: m.renewal_verdict_corrected,
  rejected: m.renewal_verdict_rejected,
  'na-refused': m.renewal_verdict_na_refused,
}

function notTakenOf({ reviews, assessment }: Checklist, item: Item, l: LocaleOption): Renewal['notTaken'] {
  const review = reviews[item.code]
  const title = review?.isCurrent && NOT_TAKEN[review.verdict]
  if (!review || !title) return null
  const { reason, correctedValues: values } = review
  const corrected = values ? wordsOf(localizeItem(item, l.locale), { values }, l) : []
  return { title: title({ year: String(assessment.campaign.year) }, l), reason, corrected }
}

/** The fixed words of a renewal: sent with the page, so that first rounds need not load them. */
export function renewalWords(previous: Checklist, l: LocaleOption) {
  const year = String(previous.assessment.campaign.year)
  return {
    toConfirm: m.renewal_to_confirm({ year }, l),
    confirm: m.renewal_confirm({}, l),
    confirmExpired: m.renewal_confirm_expired({}, l),
    keys: m.renewal_confirm_keys({}, l),
    newItem: m.renewal_new_item({}, l),
    unchanged: m.renewal_unchanged({ year }, l),
    before: m.renewal_before({ year }, l),
    dropped: m.renewal_dropped({ year }, l),
    correctedTo: m.renewal_corrected_to({}, l),
    filesWithAnswer: m.renewal_files_with_answer({ year }, l),
    files: m.renewal_files({ year }, l),
    carry: m.renewal_files_carry({}, l),
    removed: m.renewal_removed({}, l),
  }
}

export type RenewalWords = ReturnType<typeof renewalWords>

/** How many items of each kind still wait, none of them answered this year yet; null without a year before. */
export function renewalCounts(checklist: Checklist, previous: Checklist | null, asOf: string) {
  if (!previous) return null
  const { category, isSmallFirm } = checklist.assessment
  const earlier = new Map(askedItems(previous).map(item => [item.code, item]))
  const counts = { same: 0, changed: 0, new: 0, open: 0 }
  for (const item of askedItems(checklist)) {
    if (checklist.answers[item.code]) continue
    const answer = itemAnswer(previous.answers[item.code])
    counts[carryOver(earlier.get(item.code), item, answer, { category, isSmallFirm, asOf }).kind] += 1
  }
  return { year: previous.assessment.campaign.year, ...counts, removed: removedItems(checklist, previous) }
}

/** Codes of items that were answered last year and are no longer asked. */
export function removedItems(checklist: Checklist, previous: Checklist): string[] {
  const asked = new Set(askedItems(checklist).map(({ code }) => code))
  return askedItems(previous)
    .map(({ code }) => code)
    .filter(code => !asked.has(code) && previous.answers[code])
}
