import type { AssessmentState } from '#app/assessments/assessment-state.ts'
import type { ResponseRate } from '#app/campaigns/response-rate.ts'
import { GRADES, type Grade } from '#app/grading/grades.ts'
import type { GradingPolicy } from '#app/grading/types.ts'
import { roundScore } from '#app/grading/rounding.ts'
import type { SupplierCategory, SupplierClass } from '#app/suppliers/vocabulary.ts'

/** Grades first; then who has none yet, by reason. */
export const CLASSIFICATION_GROUPS = [...GRADES, 'in-review', 'waiting', 'no-response', 'exempt'] as const
export type ClassificationGroup = (typeof CLASSIFICATION_GROUPS)[number]

/** One supplier. Texts are in the reader's language already. */
export type ClassificationLine = {
  code: string
  name: string
  category: SupplierCategory
  supplierClass: SupplierClass
  /** Of the verified result; null without one. */
  score: number | null
  grade: Grade | null
  /** What holds the grade down: standing triggers, floors of dimensions. */
  findings: string[]
  remarks: string[]
}

export type Section = {
  group: ClassificationGroup
  lines: ClassificationLine[]
  /** Mean of the scores, one decimal; null where there are none. */
  meanScore: number | null
}

/** The supplier classification summary of one campaign, as it stands at `printedAt`. */
export type Classification = {
  organisation: string
  campaign: string
  questionnaireVersion: string
  policyVersion: string
  thresholds: GradingPolicy['thresholds']
  rate: ResponseRate
  population: number
  /** Every result has been published: nothing in it moves any more. */
  isFinal: boolean
  printedAt: Date
  sections: Section[]
}

/** Where a supplier stands: its verified grade, else why it has none. */
export function groupOf({
  state,
  verifiedGrade,
}: {
  state: AssessmentState
  verifiedGrade: Grade | null
}): ClassificationGroup {
  if (verifiedGrade && (state === 'verified' || state === 'published')) return verifiedGrade
  switch (state) {
    case 'exempt':
    case 'no-response':
      return state
    case 'invited':
    case 'in-progress':
      return 'waiting'
    default:
      return 'in-review'
  }
}

/**
 * Sections in the order of the paper, each from the highest score down, equal scores as they came; those nobody
 * stands in are left out, but for the grades.
 */
export function sectionsOf(lines: { group: ClassificationGroup; line: ClassificationLine }[]): Section[] {
  return CLASSIFICATION_GROUPS.map(group => {
    const own = lines
      .filter(each => each.group === group)
      .map(({ line }) => line)
      .sort((a, b) => (b.score ?? -1) - (a.score ?? -1))
    return { group, lines: own, meanScore: meanOf(own.flatMap(({ score }) => score ?? [])) }
  }).filter(({ group, lines: own }) => own.length > 0 || isGrade(group))
}

export function isGrade(group: ClassificationGroup): group is Grade {
  return GRADES.some(grade => grade === group)
}

function meanOf(scores: number[]) {
  if (scores.length === 0) return null
  return roundScore(scores.reduce((sum, score) => sum + score, 0) / scores.length)
}
