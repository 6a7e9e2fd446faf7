import type { Verdict } from '#app/grading/types.ts'
import type { CertificateRecord, ItemAnswer } from '#app/questionnaires/answers.ts'
import type { Item } from '#app/questionnaires/content-schema.ts'
import { localizeItem, type LocalizedField } from '#app/questionnaires/localize.ts'
import type { AnswerContext } from '#app/questionnaires/visible-fields.ts'
import type { Locale } from '#app/i18n/locale.ts'
import { carryOver, expiredPapers, isEmptyAnswer, type CarriedItem } from '../carry-over.ts'
import { askedItems, itemAnswer, type Checklist } from '../checklist.ts'

/** What last year's assessment has to say about an item of this one. */
export type Renewal = {
  year: number
  kind: CarriedItem['kind']
  /** Last year's answer as far as it still fits: what one click confirms. Null when there is nothing to confirm. */
  answer: ItemAnswer | null
  isReworded: boolean
  newFields: string[]
  /** What is no longer asked, with what was answered then. */
  dropped: { fields: LocalizedField[]; values: ItemAnswer['values'] } | null
  /** The buyer did not take the answer as it was. */
  verdict: { verdict: Verdict; reason: string | null; corrected: ItemAnswer['values'] | null } | null
  files: { id: string; fileName: string; sizeBytes: number; sha256: string }[]
  /** The assessment the files lie in. */
  filesFrom: string
  /** Papers of the answer that have run out by now: not to be confirmed in passing. */
  expired: Pick<CertificateRecord, 'number' | 'validTo'>[]
}

const NOT_TAKEN: readonly Verdict[] = ['corrected', 'rejected', 'na-refused']

/** Last year's side of one item; null in a supplier's first round. */
export function renewalOf(
  previous: Checklist | null,
  item: Item,
  context: AnswerContext,
  locale: Locale,
): Renewal | null {
  if (!previous) return null
  const { code } = item
  const before = askedItems(previous).find(each => each.code === code)
  const carried = carryOver(before, item, itemAnswer(previous.answers[code]), context)
  const answer = 'answer' in carried && !isEmptyAnswer(carried.answer) ? carried.answer : null
  return {
    year: previous.assessment.campaign.year,
    kind: carried.kind,
    answer,
    isReworded: 'isReworded' in carried && carried.isReworded,
    newFields: 'newFields' in carried ? carried.newFields : [],
    dropped: droppedOf(previous, before, carried, locale),
    verdict: verdictOn(previous, code),
    files: (previous.evidence[code] ?? []).map(({ id, fileName, sizeBytes, sha256 }) => ({
      id,
      fileName,
      sizeBytes,
      sha256,
    })),
    filesFrom: previous.assessment.id,
    expired: answer
      ? expiredPapers(answer, context.asOf).map(({ number, validTo }) => ({ number, validTo }))
      : [],
  }
}

/** How many items of each kind still wait, none of them answered this year yet; null without a year before. */
export function renewalCounts(checklist: Checklist, previous: Checklist | null, asOf: string) {
  if (!previous) return null
  const { category, isSmallFirm } = checklist.assessment
  const counts = { same: 0, changed: 0, new: 0, open: 0 }
  for (const item of askedItems(checklist)) {
    if (checklist.answers[item.code]) continue
    const before = askedItems(previous).find(({ code }) => code === item.code)
    const answer = itemAnswer(previous.answers[item.code])
    counts[carryOver(before, item, answer, { category, isSmallFirm, asOf }).kind] += 1
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

function droppedOf(
  { answers }: Checklist,
  before: Item | undefined,
  carried: CarriedItem,
  locale: Locale,
): Renewal['dropped'] {
  if (!before || !('droppedFields' in carried) || carried.droppedFields.length === 0) return null
  const isDropped = (id: string) => carried.droppedFields.includes(id)
  const values = Object.entries(answers[before.code]?.values ?? {}).filter(([id]) => isDropped(id))
  const fields = localizeItem(before, locale).fields.filter(({ id }) => isDropped(id))
  return { fields, values: Object.fromEntries(values) }
}

function verdictOn({ reviews }: Checklist, code: string): Renewal['verdict'] {
  const review = reviews[code]
  if (!review?.isCurrent || !NOT_TAKEN.includes(review.verdict)) return null
  const { verdict, reason, correctedValues: corrected } = review
  return { verdict, reason, corrected }
}
