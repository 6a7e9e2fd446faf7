import { SUBMITTED_STATES, type AssessmentState } from '#app/assessments/assessment-state.ts'
import { GRADES, type Grade } from '#app/grading/grades.ts'
import {
  SPEND_BANDS,
  SUPPLIER_CLASSES,
  type SpendBand,
  type SupplierClass,
} from '#app/suppliers/vocabulary.ts'
import type { GradeBasis } from '../population-search.ts'
import type { SpendFilter } from './result-search.ts'

/** How many assessments of a campaign share these. */
export type ResultCount = {
  verifiedGrade: Grade | null
  selfGrade: Grade | null
  state: AssessmentState
  supplierClass: SupplierClass
  spendBand: SpendBand | null
  n: number
}

export type GradeCounts = Record<Grade, number>
export type UngradedCounts = Record<
  'in-review' | 'waiting' | 'in-progress' | 'no-response' | 'exempt',
  number
>

export function gradeCounts(counts: ResultCount[], basis: GradeBasis): GradeCounts {
  const totals: GradeCounts = { A: 0, B: 0, C: 0, D: 0 }
  for (const row of counts) {
    const grade = gradeBy(row, basis)
    if (grade) totals[grade] += row.n
  }
  return totals
}

/** Who has no published grade, by reason; and the size of the whole population. */
export function ungradedCounts(counts: ResultCount[]): UngradedCounts & { population: number } {
  const inStates = (states: readonly AssessmentState[]) =>
    total(counts.filter(row => states.includes(row.state)))
  return {
    population: total(counts),
    'in-review': inStates(SUBMITTED_STATES.filter(state => state !== 'published')),
    waiting: inStates(['invited']),
    'in-progress': inStates(['in-progress']),
    'no-response': inStates(['no-response']),
    exempt: inStates(['exempt']),
  }
}

export type ClassRow = {
  supplierClass: SupplierClass
  spend: SpendFilter
  grades: GradeCounts
  graded: number
}

/** Grades by class and spend; combinations that nobody is in are left out. */
export function gradesByClass(counts: ResultCount[], basis: GradeBasis): ClassRow[] {
  return SUPPLIER_CLASSES.flatMap(supplierClass =>
    [...SPEND_BANDS.toReversed(), 'none' as const].flatMap(spend => {
      const own = counts.filter(
        row => row.supplierClass === supplierClass && (row.spendBand ?? 'none') === spend,
      )
      const grades = gradeCounts(own, basis)
      const graded = GRADES.reduce((sum, grade) => sum + grades[grade], 0)
      return graded > 0 ? [{ supplierClass, spend, grades, graded }] : []
    }),
  )
}

/** Published results by the grade the supplier gave itself (rows) and the one it got (cells). */
export function gradesBySelf(counts: ResultCount[]) {
  return GRADES.map(from => {
    const grades = gradeCounts(
      counts.filter(row => row.selfGrade === from),
      'verified',
    )
    return { from, cells: GRADES.map(to => ({ to, count: grades[to] })) }
  })
}

function gradeBy(row: ResultCount, basis: GradeBasis) {
  return basis === 'verified' ? row.verifiedGrade : row.selfGrade
}

function total(rows: ResultCount[]) {
  return rows.reduce((sum, { n }) => sum + n, 0)
}
