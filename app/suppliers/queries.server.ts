import { and, asc, count, desc, eq, ne, sql, type SQL } from 'drizzle-orm'
import type { Grade } from '#app/grading/grades.ts'
import type { Locale } from '#app/i18n/locale.ts'
import type { Db } from '#db/client.server.ts'
import { assessments, campaigns, suppliers } from '#db/schema/index.ts'
import {
  searchTerms,
  type SupplierFilter,
  type SupplierSearch,
  type SupplierSort,
} from './supplier-search.ts'

export type SupplierRow = typeof suppliers.$inferSelect

const MAX_ASSESSMENTS = 50

const ofLatestPublished = sql`
  select ${assessments.verifiedGrade} from ${assessments}
  where ${assessments.supplierId} = ${suppliers.id} and ${assessments.state} = 'published'
  order by ${assessments.invitedAt} desc limit 1`

/** Grade of the supplier's latest published assessment. Nested, so that Drizzle keeps the tables' names. */
const latestGrade = sql<Grade | null>`(${ofLatestPublished})`

const ORDER: Record<Exclude<SupplierSort, 'name'>, SQL> = {
  code: sql`${suppliers.code}`,
  category: sql`${suppliers.category}`,
  region: sql`${suppliers.region}`,
  class: sql`${suppliers.supplierClass}`,
  status: sql`${suppliers.status}`,
  grade: sql`coalesce(grade, 'Z')`,
}

/** The name a reader of the language is shown: lists sort by what they show. */
export function nameColumn(locale: Locale): SQL {
  return locale === 'zh-CN' ? sql`${suppliers.nameZh}` : sql`${suppliers.nameEn}`
}

export function insertSupplier(db: Db, row: typeof suppliers.$inferInsert) {
  db.insert(suppliers).values(row).run()
}

export function updateSupplier(db: Db, id: string, changes: Partial<typeof suppliers.$inferInsert>) {
  db.update(suppliers).set(changes).where(eq(suppliers.id, id)).run()
}

export function findSupplierById(db: Db, id: string): SupplierRow | null {
  return db.select().from(suppliers).where(eq(suppliers.id, id)).get() ?? null
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
  return db.select({ n: count() }).from(suppliers).where(matching(filter)).get()?.n ?? 0
}

/** One page in the search's order. The row id breaks ties, so that no row is lost between two pages. */
export function findSupplierPage(db: Db, search: SupplierSearch, locale: Locale, pageSize: number) {
  return supplierPageQuery(db, search, locale, pageSize).all()
}

export function supplierPageQuery(db: Db, search: SupplierSearch, locale: Locale, pageSize: number) {
  const by = search.sort === 'name' ? nameColumn(locale) : ORDER[search.sort]
  const direction = search.direction === 'desc' ? desc : asc
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
      status: suppliers.status,
      grade: latestGrade.as('grade'),
    })
    .from(suppliers)
    .where(matching(search))
    .orderBy(direction(by), direction(sql`${suppliers}.rowid`))
    .limit(pageSize)
    .offset((search.page - 1) * pageSize)
}

/** Ids and frozen facts of every supplier that matches, bounded. */
export function findSuppliersMatching(db: Db, filter: SupplierFilter, limit: number) {
  return db.select().from(suppliers).where(matching(filter)).orderBy(asc(suppliers.code)).limit(limit).all()
}

/** Newest first, with the campaign each belongs to. */
export function findAssessmentsBySupplierId(db: Db, supplierId: string) {
  return db
    .select({
      id: assessments.id,
      campaignId: campaigns.id,
      campaignNameZh: campaigns.nameZh,
      campaignNameEn: campaigns.nameEn,
      year: campaigns.year,
      state: assessments.state,
      dueAt: assessments.dueAt,
      askedItems: assessments.askedItems,
      completeItems: assessments.completeItems,
      selfScore: assessments.selfScore,
      selfGrade: assessments.selfGrade,
      verifiedScore: assessments.verifiedScore,
      verifiedGrade: assessments.verifiedGrade,
      exemptReason: assessments.exemptReason,
    })
    .from(assessments)
    .innerJoin(campaigns, eq(campaigns.id, assessments.campaignId))
    .where(eq(assessments.supplierId, supplierId))
    .orderBy(desc(assessments.invitedAt))
    .limit(MAX_ASSESSMENTS)
    .all()
}

function matching(filter: SupplierFilter): SQL | undefined {
  return and(
    ...searchTerms(filter.q).map(contains),
    filter.category ? eq(suppliers.category, filter.category) : undefined,
    filter.region ? eq(suppliers.region, filter.region) : undefined,
    filter.supplierClass ? eq(suppliers.supplierClass, filter.supplierClass) : undefined,
    filter.status ? eq(suppliers.status, filter.status) : undefined,
    gradeIs(filter.grade),
  )
}

function gradeIs(grade: SupplierFilter['grade']): SQL | undefined {
  if (grade === null) return undefined
  return grade === 'none' ? sql`${latestGrade} is null` : sql`${latestGrade} = ${grade}`
}

/** Also used by the lists of a campaign. `%` and `_` in a query mean themselves. */
export function contains(term: string): SQL {
  const pattern = `%${term.replace(/[\\%_]/g, '\\$&')}%`
  return sql`${suppliers.searchText} like ${pattern} escape '\\'`
}
