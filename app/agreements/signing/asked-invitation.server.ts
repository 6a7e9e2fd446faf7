import { findSupplierById } from '#app/suppliers/queries.server.ts'
import { readSupplierFilter } from '#app/suppliers/supplier-search.ts'
import type { Db } from '#db/client.server.ts'
import type { Invitation } from './invite-to-sign.server.ts'
import { SIGNING_PURPOSES, type SigningPurpose } from './vocabulary.ts'

/** Whom an address asks to invite: one supplier (`supplier`), or all that match its filter. */
export function readInvitation(
  db: Db,
  templateId: string,
  params: URLSearchParams,
  purposes: readonly string[] = SIGNING_PURPOSES,
) {
  const supplier = findSupplierById(db, params.get('supplier') ?? '')
  const choice = supplier ? { supplierIds: [supplier.id] } : { filter: readSupplierFilter(params) }
  const wanted: SigningPurpose[] = SIGNING_PURPOSES.filter(purpose => purposes.includes(purpose))
  const invitation: Invitation = { templateId, choice, purposes: wanted }
  return { invitation, supplier: supplier && { nameZh: supplier.nameZh, nameEn: supplier.nameEn } }
}
