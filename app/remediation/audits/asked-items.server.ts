import { isAskedOf } from '#app/questionnaires/applicability.ts'
import type { Dimension } from '#app/questionnaires/content-schema.ts'
import { findVersionById } from '#app/questionnaires/queries.server.ts'
import { findSupplierById } from '#app/suppliers/queries.server.ts'
import type { Db } from '#db/client.server.ts'
import type { AuditRow } from './queries.server.ts'

/** The dimensions of an audit's checklist with the items that are asked of the supplier's category. */
export function askedDimensions(
  db: Db,
  { questionnaireVersionId, supplierId }: Pick<AuditRow, 'questionnaireVersionId' | 'supplierId'>,
): Dimension[] {
  const content = findVersionById(db, questionnaireVersionId)?.content
  const category = findSupplierById(db, supplierId)?.category
  if (!content || !category) throw new Error('an audit without its checklist or its supplier')
  return content.dimensions
    .map(dimension => ({ ...dimension, items: dimension.items.filter(item => isAskedOf(item, category)) }))
    .filter(({ items }) => items.length > 0)
}

export function askedCodes(db: Db, audit: AuditRow): string[] {
  return askedDimensions(db, audit).flatMap(({ items }) => items.map(({ code }) => code))
}
