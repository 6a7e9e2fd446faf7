import { findPeopleBySupplierId } from '#app/accounts/queries.server.ts'
import { canSeeAssessments, type Actor } from '#app/accounts/roles.ts'
import { supplierTimeline } from '#app/history/timeline.server.ts'
import type { Locale } from '#app/i18n/locale.ts'
import type { Db } from '#db/client.server.ts'
import {
  countSuppliers,
  findAssessmentsBySupplierId,
  findSupplierById,
  findSupplierPage,
} from './queries.server.ts'
import type { SupplierSearch } from './supplier-search.ts'

export const SUPPLIERS_PER_PAGE = 50

/**
 * One page of the register, names sorted in the reader's language; a page past the end is the last one. People
 * of suppliers find nothing.
 */
export function searchSuppliers(
  db: Db,
  actor: Actor,
  search: SupplierSearch,
  locale: Locale,
  pageSize = SUPPLIERS_PER_PAGE,
) {
  const total = canSeeAssessments(actor) ? countSuppliers(db, search) : 0
  const pageCount = Math.max(1, Math.ceil(total / pageSize))
  const page = Math.min(search.page, pageCount)
  const rows = total === 0 ? [] : findSupplierPage(db, { ...search, page }, locale, pageSize)
  return { rows, total, page, pageCount }
}

/** Everything about one supplier in one place, its timeline from `before` on; null for whoever may not see it. */
export function findSupplier(db: Db, actor: Actor, id: string, before: number | null = null) {
  const supplier = canSeeAssessments(actor) ? findSupplierById(db, id) : null
  if (!supplier) return null
  return {
    supplier,
    people: findPeopleBySupplierId(db, id),
    assessments: findAssessmentsBySupplierId(db, id),
    timeline: supplierTimeline(db, id, before),
  }
}
