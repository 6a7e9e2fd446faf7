import { isAskedOf } from '#app/questionnaires/applicability.ts'
import type { QuestionnaireContent } from '#app/questionnaires/content-schema.ts'
import type { SupplierCategory } from '#app/suppliers/vocabulary.ts'

/** Where those under way stand at an item or a section. `asked` is the sum of complete, begun and untouched. */
export type Standing = { asked: number; complete: number; begun: number; untouched: number; stalled: number }
/** `answered` counts everybody who began and has completed the item; declined and not applicable are of these. */
export type ItemLine = Standing & {
  code: string
  answered: number
  declined: number
  notApplicable: number
  /** Median time that was spent on the item; null when nobody spent any. */
  medianSeconds: number | null
}
export type SectionLine = Standing & { code: string; items: ItemLine[] }
export type StallReport = { underWay: number; stalled: number; sections: SectionLine[] }

/** A report with the instant it speaks of. */
export type CountedStalls = StallReport & { countedAt: Date }

export type AnswerMark = {
  itemCode: string
  isComplete: boolean
  isNotApplicable: boolean
  isDeclined: boolean
  workedMs: number
}
type Facts = {
  /** Those under way by category, and those of them that stopped by the item saved last. */
  underWay: Partial<Record<SupplierCategory, number>>
  stalledByItem: Readonly<Record<string, number>>
}
type Touched = { complete: number; begun: number }
type ItemCount = Touched & {
  answered: number
  declined: number
  notApplicable: number
  /** How often each number of seconds was spent. */
  seconds: Uint32Array
}

/** Longer times count as this long: the median does not move by it. */
const MAX_SECONDS = 3600

/** Counts the answers of a campaign, one assessment after the other, in the same memory however many they are. */
export function stallCounter({ dimensions }: QuestionnaireContent) {
  const sections = dimensions.map(({ code, items }) => ({ code, items, touched: { complete: 0, begun: 0 } }))
  const counts = new Map(sections.flatMap(({ items }) => items.map(({ code }) => [code, emptyCount()])))

  function add(category: SupplierCategory, isUnderWay: boolean, marks: readonly AnswerMark[]) {
    const byItem = new Map(marks.map(mark => [mark.itemCode, mark]))
    for (const mark of marks) countMark(counts.get(mark.itemCode), mark, isUnderWay)
    if (!isUnderWay) return
    for (const { items, touched } of sections) {
      const asked = items.filter(item => isAskedOf(item, category))
      const found = asked.flatMap(({ code }) => byItem.get(code) ?? [])
      if (found.length === 0) continue
      if (found.filter(({ isComplete }) => isComplete).length === asked.length) touched.complete += 1
      else touched.begun += 1
    }
  }

  function report(facts: Facts): StallReport {
    const lines = sections.map(({ code, items, touched }): SectionLine => {
      const itemLines = items.map(item => lineOf(item, counts.get(item.code) ?? emptyCount(), facts))
      const asked = askedOf(items, facts)
      const stalled = itemLines.reduce((sum, line) => sum + line.stalled, 0)
      return { code, ...standingOf(asked, touched, stalled), items: itemLines }
    })
    return {
      underWay: sumOf(Object.values(facts.underWay)),
      stalled: sumOf(Object.values(facts.stalledByItem)),
      sections: lines,
    }
  }

  return { add, report }
}

type Items = QuestionnaireContent['dimensions'][number]['items']

function countMark(count: ItemCount | undefined, mark: AnswerMark, isUnderWay: boolean) {
  if (!count) return
  if (isUnderWay && mark.isComplete) count.complete += 1
  if (isUnderWay && !mark.isComplete) count.begun += 1
  if (mark.isComplete) count.answered += 1
  if (mark.isDeclined) count.declined += 1
  if (mark.isNotApplicable) count.notApplicable += 1
  const seconds = Math.min(MAX_SECONDS, Math.round(mark.workedMs / 1000))
  if (seconds > 0) count.seconds[seconds] = (count.seconds[seconds] ?? 0) + 1
}

function lineOf(item: Items[number], count: ItemCount, facts: Facts): ItemLine {
  const { answered, declined, notApplicable, seconds } = count
  return {
    code: item.code,
    ...standingOf(askedOf([item], facts), count, facts.stalledByItem[item.code] ?? 0),
    answered,
    declined,
    notApplicable,
    medianSeconds: medianOf(seconds),
  }
}

function standingOf(asked: number, { complete, begun }: Touched, stalled: number): Standing {
  return { asked, complete, begun, untouched: Math.max(0, asked - complete - begun), stalled }
}

/** Those under way that are asked at least one of the items. */
function askedOf(items: Items, { underWay }: Facts) {
  const categories = Object.entries(underWay) as [SupplierCategory, number][]
  return sumOf(categories.map(([category, n]) => (items.some(item => isAskedOf(item, category)) ? n : 0)))
}

/** The lower of the two middle values when there is an even number of them. */
function medianOf(seconds: Uint32Array): number | null {
  const total = sumOf(seconds)
  if (total === 0) return null
  let seen = 0
  return seconds.findIndex(n => (seen += n) * 2 >= total)
}

function emptyCount(): ItemCount {
  return {
    complete: 0,
    begun: 0,
    answered: 0,
    declined: 0,
    notApplicable: 0,
    seconds: new Uint32Array(MAX_SECONDS + 1),
  }
}

function sumOf(numbers: Iterable<number>) {
  let sum = 0
  for (const number of numbers) sum += number
  return sum
}
