import { and, asc, count, desc, eq, inArray, isNotNull, isNull, ne, sql, type SQL } from 'drizzle-orm'
import type { Locale } from '#app/i18n/locale.ts'
import type { Db } from '#db/client.server.ts'
import { suppliers, supplierSites, users } from '#db/schema/index.ts'
import {
  NO_OWNER,
  searchTerms,
  type SupplierFilter,
  type SupplierSearch,
  type SupplierSort,
} from './supplier-search.ts'
import { SPEND_BANDS } from './vocabulary.ts'

export type SupplierRow = typeof suppliers.$inferSelect
export type SupplierInsert = typeof suppliers.$inferInsert

const bySpend = sql`case ${suppliers.spendBand} ${sql.join(
  SPEND_BANDS.map((band, at) => sql`when ${band} then ${at}`),
  sql` `,
)} else -1 end`

const ORDER: Record<Exclude<SupplierSort, 'name' | 'code'>, SQL> = {
  category: sql`${suppliers.category}`,
  region: sql`${suppliers.region}`,
  class: sql`${suppliers.supplierClass}`,
  status: sql`${suppliers.status}`,
  spend: bySpend,
  grade: sql`coalesce(${suppliers.latestGrade}, 'Z')`,
}

/** The name a reader of the language is shown: lists sort by what they show. */
export function nameColumn(locale: Locale): SQL {
  return locale === 'zh-CN' ? sql`${suppliers.nameZh}` : sql`${suppliers.nameEn}`
}

export function insertSupplier(db: Db, row: SupplierInsert) {
  db.insert(suppliers).values(row).run()
}

export function updateSupplier(db: Db, id: string, changes: Partial<SupplierInsert>) {
  db.update(suppliers).set(changes).where(eq(suppliers.id, id)).run()
}

export function findSupplierById(db: Db, id: string): SupplierRow | null {
  return db.select().from(suppliers).where(eq(suppliers.id, id)).get() ?? null
}

export function findSupplierByCode(db: Db, code: string): SupplierRow | null {
  return db.select().from(suppliers).where(eq(suppliers.code, code)).get() ?? null
}

/** Whether a supplier other than `exceptId` has the code. */
export function existsSupplierCode(db: Db, code: string, exceptId: string) {
  const row = db
    .select({ id: suppliers.id })
    .from(suppliers)
    .where(and(eq(suppliers.code, code), ne(suppliers.id, exceptId)))
    .get()
  return row !== undefined
}

export function countSuppliers(db: Db, filter: SupplierFilter) {
  return supplierCountQuery(db, filter).get()?.n ?? 0
}

export function supplierCountQuery(db: Db, filter: SupplierFilter) {
  return db.select({ n: count() }).from(suppliers).where(matching(filter))
}

/** One page in the search's order; the code breaks ties, so that no row is lost between two pages. */
export function findSupplierPage(db: Db, search: SupplierSearch, locale: Locale, pageSize: number) {
  return supplierPageQuery(db, search, locale, pageSize).all()
}

/** Finds the page's ids in an index alone and only then reads their rows. */
export function supplierPageQuery(db: Db, search: SupplierSearch, locale: Locale, pageSize: number) {
  const order = orderOf(search, locale)
  const ids = db
    .select({ id: suppliers.id })
    .from(suppliers)
    .where(matching(search))
    .orderBy(...order)
    .limit(pageSize)
    .offset((search.page - 1) * pageSize)
  return db
    .select({
      id: suppliers.id,
      code: suppliers.code,
      nameZh: suppliers.nameZh,
      nameEn: suppliers.nameEn,
      category: suppliers.category,
      region: suppliers.region,
      province: suppliers.province,
      supplierClass: suppliers.supplierClass,
      isStrategic: suppliers.isStrategic,
      isSmallFirm: suppliers.isSmallFirm,
      spendBand: suppliers.spendBand,
      status: suppliers.status,
      closedAt: suppliers.closedAt,
      ownerName: users.name,
      score: suppliers.latestScore,
      grade: suppliers.latestGrade,
      standingScore: suppliers.standingScore,
      standingGrade: suppliers.standingGrade,
    })
    .from(suppliers)
    .leftJoin(users, eq(users.id, suppliers.ownerId))
    .where(inArray(suppliers.id, ids))
    .orderBy(...order)
}

/** Something can still be asked of it: neither closed nor disqualified. */
export function isStillAsked(): SQL | undefined {
  return and(isNull(suppliers.closedAt), ne(suppliers.status, 'disqualified'))
}

/** What it takes to match: counts, pages, exports and campaigns all ask here. */
export function matching(filter: SupplierFilter): SQL | undefined {
  const isOpen = filter.isClosed ? isNotNull(suppliers.closedAt) : isNull(suppliers.closedAt)
  return and(isOpen, matchingAtAnyTime(filter))
}

/** The same without asking whether the supplier is closed now. */
export function matchingAtAnyTime(filter: SupplierFilter): SQL | undefined {
  const { category, region, supplierClass, status, spendBand, isStrategic, isSmallFirm } = filter
  return and(
    ...searchTerms(filter.q).map(term => holds(sql`${suppliers.searchText}`, term)),
    category ? eq(suppliers.category, category) : undefined,
    region ? eq(suppliers.region, region) : undefined,
    supplierClass ? eq(suppliers.supplierClass, supplierClass) : undefined,
    status ? eq(suppliers.status, status) : undefined,
    spendBand ? eq(suppliers.spendBand, spendBand) : undefined,
    isStrategic === null ? undefined : eq(suppliers.isStrategic, isStrategic),
    isSmallFirm === null ? undefined : eq(suppliers.isSmallFirm, isSmallFirm),
    gradeIs(filter.grade),
    filter.standing ? eq(suppliers.standingGrade, filter.standing) : undefined,
    ownerIs(filter.ownerId),
    filter.siteId ? inArray(suppliers.id, servingSite(filter.siteId)) : undefined,
    filter.isUnreachable ? isUnreachable : undefined,
  )
}

/**
 * The supplier's search text contains the term; for lists that join suppliers to something else. Walks the index
 * of the search texts, which holds nothing else.
 */
export function contains(term: string): SQL {
  return sql`${suppliers}.rowid in (select found.rowid from ${suppliers} as found where ${holds(sql`found.search_text`, term)})`
}

function holds(text: SQL, term: string): SQL {
  return sql`instr(${text}, ${term}) > 0`
}

/** A literal, so that SQLite can use the index of the few that nobody answers for. */
const isUnreachable = sql`${suppliers.reachablePeople} = 0`

function gradeIs(grade: SupplierFilter['grade']): SQL | undefined {
  if (grade === null) return undefined
  return grade === 'none' ? isNull(suppliers.latestGrade) : eq(suppliers.latestGrade, grade)
}

function ownerIs(ownerId: string | null): SQL | undefined {
  if (ownerId === null) return undefined
  return ownerId === NO_OWNER ? isNull(suppliers.ownerId) : eq(suppliers.ownerId, ownerId)
}

function servingSite(siteId: string): SQL {
  return sql`(select ${supplierSites.supplierId} from ${supplierSites} where ${supplierSites.siteId} = ${siteId})`
}

function orderOf({ sort, direction }: SupplierSearch, locale: Locale): SQL[] {
  const towards = direction === 'desc' ? desc : asc
  if (sort === 'code') return [towards(suppliers.code)]
  const by = sort === 'name' ? nameColumn(locale) : ORDER[sort]
  return [towards(by), towards(suppliers.code)]
}
