import { and, asc, eq, gt, sql } from 'drizzle-orm'
import { rolesOfUser } from '#app/accounts/queries.server.ts'
import { matching } from '#app/suppliers/queries.server.ts'
import type { SupplierFilter } from '#app/suppliers/supplier-search.ts'
import type { Db } from '#db/client.server.ts'
import { accountTokens, sites, suppliers, supplierSites, users } from '#db/schema/index.ts'
import { isOneOf } from './is-one-of-queries.server.ts'

/** Suppliers that match, with the owner's name and address, by code; with `after`, those whose code comes later. */
export function findSuppliersAfter(db: Db, filter: SupplierFilter, after: string | null, limit: number) {
  return db
    .select({ supplier: suppliers, ownerName: users.name, ownerEmail: users.email })
    .from(suppliers)
    .leftJoin(users, eq(users.id, suppliers.ownerId))
    .where(and(matching(filter), gt(suppliers.code, after ?? '')))
    .orderBy(asc(suppliers.code))
    .limit(limit)
    .all()
}

/** Which sites each supplier of a page serves. */
export function findSitesOfSuppliers(db: Db, supplierIds: string[]) {
  return db
    .select({
      supplierId: supplierSites.supplierId,
      code: sites.code,
      nameZh: sites.nameZh,
      nameEn: sites.nameEn,
    })
    .from(supplierSites)
    .innerJoin(sites, eq(sites.id, supplierSites.siteId))
    .where(isOneOf(supplierSites.supplierId, supplierIds))
    .orderBy(asc(sites.code))
    .all()
}

const invitedUntil = sql<number | null>`(
  select max(${accountTokens.expiresAt}) from ${accountTokens}
  where ${accountTokens.userId} = ${users.id} and ${accountTokens.kind} = 'invitation' and ${accountTokens.usedAt} is null)`

/** Everybody of the suppliers of a page, oldest account first. */
export function findContactsOfSuppliers(db: Db, supplierIds: string[]) {
  return db
    .select({
      supplierId: users.supplierId,
      name: users.name,
      email: users.email,
      locale: users.locale,
      roles: rolesOfUser,
      invitedUntil: invitedUntil.mapWith(users.createdAt),
      hasPassword: sql<boolean>`${users.passwordHash} is not null`.mapWith(Boolean),
      createdAt: users.createdAt,
      lastSignInAt: users.lastSignInAt,
      disabledAt: users.disabledAt,
      undeliverableAt: users.undeliverableAt,
      undeliverableReason: users.undeliverableReason,
    })
    .from(users)
    .where(isOneOf(users.supplierId, supplierIds))
    .orderBy(asc(users.createdAt), asc(users.id))
    .all()
}
