import type { SupplierCategory, SupplierClass, SupplierRegion } from '#app/suppliers/vocabulary.ts'
import { TRIGGER_LEVELS, type TriggerLevel } from '#app/questionnaires/vocabulary.ts'
import { GRADES, type Grade } from './grades.ts'
import type { GradingResult, ReceiptKind } from './types.ts'

/** What a result belongs to: the keys by which boards group it. */
export type ResultSubject = {
  assessmentId: string
  campaignId: string
  kind: ReceiptKind
  category: SupplierCategory
  region: SupplierRegion
  supplierClass: SupplierClass
}

export type DimensionRow = ResultSubject & { dimension: string; score: number | null }
/** `results` is 1, or −1 where a result is taken back; `tenths`: the score in tenths. */
export type DimensionShare = Omit<ResultSubject, 'assessmentId'> & {
  dimension: string
  results: number
  tenths: number
}
/** Points in thousandths: sums of many results stay exact. `short`: 1 when points were lost. */
export type ItemShare = {
  campaignId: string
  kind: ReceiptKind
  itemCode: string
  results: number
  short: number
  thousandths: number
  lostThousandths: number
}

type Lines = Pick<GradingResult, 'dimensions' | 'items'>

/** The dimensions of a result as rows for boards and heat maps. */
export function dimensionRows({ dimensions }: Lines, subject: ResultSubject): DimensionRow[] {
  return dimensions.map(({ code, score }) => ({ ...subject, dimension: code, score }))
}

/** What a result adds to the means of its groups; with `sign` −1, what goes when a newer one replaces it. */
export function dimensionShares({ dimensions }: Lines, subject: ResultSubject, sign: 1 | -1 = 1) {
  const { assessmentId: _one, ...group } = subject
  return dimensions.flatMap(({ code, score }): DimensionShare[] =>
    score === null
      ? []
      : [{ ...group, dimension: code, results: sign, tenths: sign * Math.round(score * 10) }],
  )
}

/** What a result adds to the totals of each item that counts in it; with `sign` −1, what goes. */
export function itemShares({ items }: Lines, subject: ResultSubject, sign: 1 | -1 = 1): ItemShare[] {
  const { campaignId, kind } = subject
  return items
    .filter(line => line.applicable)
    .map(({ code, points, lost }) => ({
      campaignId,
      kind,
      itemCode: code,
      results: sign,
      short: lost > 0 ? sign : 0,
      thousandths: sign * Math.round(points * 1000),
      lostThousandths: sign * Math.round(lost * 1000),
    }))
}

/** The codes of the items that lost points, as `,GOV-01,SOC-02,`; a comma alone when none did. */
export function lostItemList({ items }: Lines) {
  return `,${items
    .filter(line => line.lost > 0)
    .map(line => `${line.code},`)
    .join('')}`
}

/** The gravest trigger that stands in a result; null when none does. */
export function gravestTrigger({ triggers }: Pick<GradingResult, 'triggers'>): TriggerLevel | null {
  const isStanding = (level: TriggerLevel) => triggers.some(line => line.stands && line.level === level)
  return TRIGGER_LEVELS.find(isStanding) ?? null
}

export type ScoreAndGrade = { score: number | null; grade: Grade | null }
export type ResultChange = { scoreChange: number | null; gradeChange: number | null }

/** Against an earlier result: score points with one decimal, and grades up (above 0) or down; null without one. */
export function changeSince(earlier: ScoreAndGrade | null, later: ScoreAndGrade): ResultChange {
  const from = earlier ?? { score: null, grade: null }
  return {
    scoreChange:
      from.score === null || later.score === null ? null : Math.round((later.score - from.score) * 10) / 10,
    gradeChange:
      from.grade === null || later.grade === null
        ? null
        : GRADES.indexOf(from.grade) - GRADES.indexOf(later.grade),
  }
}
