import type { Grade } from '#app/grading/grades.ts'
import type { SupplierClass, SupplierRegion } from '#app/suppliers/vocabulary.ts'
import type { AuditMode, AuditOccasion } from './vocabulary.ts'

/** Suppliers of class 2 are visited every second year. */
export const VISIT_EVERY_YEARS = 2

export type PlanFacts = {
  supplierClass: SupplierClass
  region: SupplierRegion
  /** Where it stands now; null when it has never been graded. */
  grade: Grade | null
  /** An open corrective action is about a trigger that stands. */
  hasStandingTrigger: boolean
  /** The year of its last audit on site or from afar, also one still to come; null without any. */
  lastVisitYear: number | null
}

export type PlanProposal = { mode: AuditMode; occasion: AuditOccasion }

/**
 * How a supplier is to be audited in a year (reference/seeds.md §5.5): risk comes first, then class. Whoever stands at C or
 * D, or has a trigger standing, is visited this year whatever its class; class 1 every year, class 2 every second year and
 * by itself between, class 3 by itself. Visits overseas are made from afar.
 */
export function proposeAudit(facts: PlanFacts, year: number): PlanProposal {
  const occasion = occasionOf(facts, year)
  if (occasion === 'class-2-self' || occasion === 'class-3') return { mode: 'self-assessment', occasion }
  return { mode: facts.region === 'overseas' ? 'remote' : 'on-site', occasion }
}

/**
 * The audit that the year's plan lacks of a supplier; null when it has what it needs. A self-assessment does not stand in
 * for a visit that has become due since.
 */
export function missingAudit(
  facts: PlanFacts & { planned: readonly AuditMode[] },
  year: number,
): PlanProposal | null {
  const proposal = proposeAudit(facts, year)
  const isVisit = proposal.mode !== 'self-assessment'
  const hasIt = isVisit ? facts.planned.some(mode => mode !== 'self-assessment') : facts.planned.length > 0
  return hasIt ? null : proposal
}

function occasionOf(facts: PlanFacts, year: number): AuditOccasion {
  if (facts.hasStandingTrigger) return 'standing-trigger'
  if (facts.grade === 'C' || facts.grade === 'D') return 'weak-grade'
  if (facts.supplierClass === 1) return 'class-1'
  if (facts.supplierClass === 3) return 'class-3'
  return wasVisitedLately(facts, year) ? 'class-2-self' : 'class-2-visit'
}

function wasVisitedLately({ lastVisitYear }: PlanFacts, year: number) {
  return lastVisitYear !== null && year - lastVisitYear < VISIT_EVERY_YEARS
}
