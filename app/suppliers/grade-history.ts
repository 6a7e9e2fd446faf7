import type { Grade } from '#app/grading/grades.ts'
import type { LocalizedText } from '#app/i18n/locale.ts'

type Published = { id: string; year: number; verifiedScore: number | null; verifiedGrade: Grade | null }
type Score = { assessmentId: string; dimension: string; score: number | null }
type Dimension = { code: string; title: LocalizedText }

export type GradeYear = {
  assessmentId: string
  year: number
  score: number
  grade: Grade | null
  /** By dimension code; null when nothing of it applied. */
  scores: Record<string, number | null>
}
export type GradeHistory = { years: GradeYear[]; dimensions: Dimension[] }

/**
 * Published results, oldest first, with the score of each dimension of the latest questionnaire; dimensions that
 * no year has a score for are left out.
 */
export function gradeHistory(
  published: readonly Published[],
  scores: readonly Score[],
  dimensions: readonly Dimension[],
): GradeHistory {
  const years = published.toReversed().flatMap(({ id, year, verifiedScore, verifiedGrade }): GradeYear[] => {
    if (verifiedScore === null) return []
    const own = scores.filter(one => one.assessmentId === id).map(one => [one.dimension, one.score] as const)
    return [
      {
        assessmentId: id,
        year,
        score: verifiedScore,
        grade: verifiedGrade,
        scores: Object.fromEntries(own),
      },
    ]
  })
  const isKnown = ({ code }: Dimension) => years.some(year => (year.scores[code] ?? null) !== null)
  return {
    years,
    dimensions: dimensions.filter(isKnown).map(({ code, title }) => ({ code, title })),
  }
}
