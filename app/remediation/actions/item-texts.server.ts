import { requireBasis } from '#app/assessments/grading-basis.server.ts'
import type { Locale } from '#app/i18n/locale.ts'
import type { Dimension, Item } from '#app/questionnaires/content-schema.ts'
import { isAskedOf } from '#app/questionnaires/applicability.ts'
import { findAllVersionsByKind, findVersionById } from '#app/questionnaires/queries.server.ts'
import { findSupplierById } from '#app/suppliers/queries.server.ts'
import type { Db } from '#db/client.server.ts'
import { findVersionsOfAssessment } from './queries.server.ts'

/**
 * The items that an action can be about, as they were asked: in the result it comes from, or else in the newest version
 * of the checklist.
 */
export function itemsAskedIn(db: Db, assessmentId: string | null): ReadonlyMap<string, Item> {
  const versions = assessmentId ? findVersionsOfAssessment(db, assessmentId) : null
  if (!versions) return newestItems(db)
  const { items } = requireBasis(db, versions)
  return new Map([...items].map(([code, { item }]) => [code, item]))
}

/** The items of the newest checklist that the supplier's category is asked. */
export function itemsAskedOf(db: Db, supplierId: string): ReadonlyMap<string, Item> {
  const supplier = findSupplierById(db, supplierId)
  if (!supplier) return new Map()
  return new Map([...newestItems(db)].filter(([, item]) => isAskedOf(item, supplier.category)))
}

/** The dimensions of the newest checklist with their titles. */
export function findDimensions(db: Db, locale: Locale) {
  return newestDimensions(db).map(({ code, title }) => ({ code, title: title[locale] }))
}

function newestItems(db: Db): ReadonlyMap<string, Item> {
  const items = newestDimensions(db).flatMap(dimension => dimension.items)
  return new Map(items.map(item => [item.code, item]))
}

function newestDimensions(db: Db): Dimension[] {
  const [newest] = findAllVersionsByKind(db, 'esg-checklist')
  return (newest && findVersionById(db, newest.id)?.content.dimensions) ?? []
}
