import type { SupplierFilter } from '#app/suppliers/supplier-search.ts'
import type { SupplierCategory } from '#app/suppliers/vocabulary.ts'

/** Days before and after the due date on which a reminder goes out, each list falling or rising. */
export type ReminderPlan = { daysBefore: number[]; daysAfter: number[] }

/**
 * Who reviews what, decided when a campaign opens. Reviewers are user ids; a category or site that is missing
 * goes round among `reviewers`; without any, an assessment waits for whoever takes it.
 */
export type ReviewerPlan = {
  mode: 'open' | 'round-robin' | 'category' | 'site'
  reviewers: string[]
  byCategory: Partial<Record<SupplierCategory, string>>
  /** Keyed by site id. */
  bySite: Record<string, string>
}

/** Whom a draft is meant for: all that match the filter, with single suppliers added and left out. */
export type DraftPopulation = { filter: SupplierFilter | null; added: string[]; leftOut: string[] }

export const USUAL_REMINDERS: ReminderPlan = { daysBefore: [14, 7, 1], daysAfter: [3, 7] }
export const NO_REVIEWERS: ReviewerPlan = { mode: 'open', reviewers: [], byCategory: {}, bySite: {} }
export const NOBODY: DraftPopulation = { filter: null, added: [], leftOut: [] }
