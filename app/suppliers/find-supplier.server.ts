import { findPeopleBySupplierId, findPersonById } from '#app/accounts/queries.server.ts'
import { canManageSuppliers, canSeeAssessments, type Actor } from '#app/accounts/roles.ts'
import { findVersionById } from '#app/questionnaires/queries.server.ts'
import type { Locale } from '#app/i18n/locale.ts'
import type { Db } from '#db/client.server.ts'
import { findOpenSites } from '#app/sites/queries.server.ts'
import { findOwners, findSitesBySupplierId } from './choice-queries.server.ts'
import { gradeHistory } from './grade-history.ts'
import {
  countDocuments,
  findAssessmentsBySupplierId,
  findDimensionScores,
  findDocuments,
  findRefusedAddresses,
  findRunningAssessments,
  findStandingChanges,
} from './profile-queries.server.ts'
import { countSuppliers, findSupplierById, findSupplierPage, type SupplierRow } from './queries.server.ts'
import { standingSteps } from './standing.ts'
import type { SupplierChoices } from './supplier-form.ts'
import type { SupplierSearch } from './supplier-search.ts'

export const SUPPLIERS_PER_PAGE = 50
export const DOCUMENTS_PER_PAGE = 50

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
  const { page, pageCount } = pageOf(search.page, total, pageSize)
  const rows = total === 0 ? [] : findSupplierPage(db, { ...search, page }, locale, pageSize)
  return { rows, total, page, pageCount }
}

/** One supplier; null for whoever may not see it. */
export function findSupplier(db: Db, actor: Actor, id: string): SupplierRow | null {
  return canSeeAssessments(actor) ? findSupplierById(db, id) : null
}

/** The same with its sites and what the form offers, for who may change it. */
export function findSupplierToEdit(db: Db, actor: Actor, id: string) {
  const supplier = canManageSuppliers(actor) ? findSupplierById(db, id) : null
  if (!supplier) return null
  const served = findSitesBySupplierId(db, id)
  return {
    supplier,
    siteIds: served.map(site => site.id),
    choices: supplierChoices(db, supplier.ownerId, served),
  }
}

/** The same with the campaigns it is still answering in, for who may close it. */
export function findSupplierToClose(db: Db, actor: Actor, id: string) {
  const supplier = canManageSuppliers(actor) ? findSupplierById(db, id) : null
  return supplier && { supplier, running: findRunningAssessments(db, id) }
}

/** A person of a supplier with the refusal of the address, for who may change it. */
export function findContact(db: Db, actor: Actor, supplierId: string, userId: string) {
  const supplier = canManageSuppliers(actor) ? findSupplierById(db, supplierId) : null
  const person = supplier && findPersonById(db, userId)
  if (!person || person.supplierId !== supplierId) return null
  const { id, name, email } = person
  const refused = findRefusedAddresses(db, supplierId).get(id) ?? null
  return { supplier, contact: { id, name, email, refused } }
}

type Site = SupplierChoices['sites'][number]

/** Sites and people to choose from; the ones chosen already stay, even when closed or disabled since. */
export function supplierChoices(
  db: Db,
  ownerId: string | null = null,
  served: readonly Site[] = [],
): SupplierChoices {
  const open = findOpenSites(db)
  const kept = served.filter(site => !open.some(one => one.id === site.id))
  const sites = [...open, ...kept].map(({ id, code, nameZh, nameEn }) => ({ id, code, nameZh, nameEn }))
  return { sites, owners: findOwners(db, ownerId) }
}

/** What stands on a supplier's page: what it is, its people, its assessments and what they came to. */
export function findProfile(db: Db, actor: Actor, id: string) {
  const supplier = findSupplier(db, actor, id)
  if (!supplier) return null
  const assessments = findAssessmentsBySupplierId(db, id)
  const published = assessments.filter(one => one.state === 'published')
  const scores = findDimensionScores(
    db,
    published.map(one => one.id),
  )
  const [latest] = published
  const dimensions = latest ? findVersionById(db, latest.questionnaireVersionId)?.content.dimensions : []
  const refused = findRefusedAddresses(db, id)
  return {
    supplier,
    ownerName: supplier.ownerId ? (findPersonById(db, supplier.ownerId)?.name ?? null) : null,
    sites: findSitesBySupplierId(db, id),
    steps: standingSteps(findStandingChanges(db, id)),
    people: findPeopleBySupplierId(db, id).map(person => ({
      ...person,
      refused: refused.get(person.id) ?? null,
    })),
    assessments,
    history: gradeHistory(published, scores, dimensions ?? []),
  }
}

/** One page of the files a supplier has sent; null for whoever may not see the supplier. */
export function findDocumentPage(db: Db, actor: Actor, id: string, asked: number) {
  if (!findSupplier(db, actor, id)) return null
  const total = countDocuments(db, id)
  const { page, pageCount } = pageOf(asked, total, DOCUMENTS_PER_PAGE)
  return { documents: findDocuments(db, id, page, DOCUMENTS_PER_PAGE), total, page, pageCount }
}

function pageOf(asked: number, total: number, pageSize: number) {
  const pageCount = Math.max(1, Math.ceil(total / pageSize))
  return { page: Math.min(asked, pageCount), pageCount }
}
