import { sql } from 'drizzle-orm'
import {
  index,
  integer,
  primaryKey,
  real,
  sqliteTable,
  text,
  type AnySQLiteColumn,
} from 'drizzle-orm/sqlite-core'
import { GRADES } from '#app/grading/grades.ts'
import {
  SPEND_BANDS,
  SUPPLIER_CATEGORIES,
  SUPPLIER_REGIONS,
  SUPPLIER_STATUSES,
  type SupplierClass,
} from '#app/suppliers/vocabulary.ts'
import { flag, id, instant } from '../columns.ts'
import { users } from './accounts.ts'

/** The buyer's places that suppliers deliver to. A site is closed, never deleted. */
export const sites = sqliteTable('sites', {
  id: id().primaryKey(),
  code: text('code').notNull().unique(),
  nameZh: text('name_zh').notNull(),
  nameEn: text('name_en').notNull(),
  createdAt: instant('created_at').notNull(),
  closedAt: instant('closed_at'),
})

export const suppliers = sqliteTable(
  'suppliers',
  {
    id: id().primaryKey(),
    /** The buyer's own number for the supplier. */
    code: text('code').notNull().unique(),
    nameZh: text('name_zh').notNull(),
    nameEn: text('name_en').notNull(),
    /** Unified social credit code; overseas a tax or DUNS number. */
    creditCode: text('credit_code'),
    region: text('region', { enum: SUPPLIER_REGIONS }).notNull(),
    /** Province in mainland China, country overseas. */
    province: text('province').notNull(),
    category: text('category', { enum: SUPPLIER_CATEGORIES }).notNull(),
    supplierClass: integer('supplier_class').$type<SupplierClass>().notNull(),
    isStrategic: flag('is_strategic').notNull().default(false),
    isSmallFirm: flag('is_small_firm').notNull().default(false),
    headcount: integer('headcount'),
    /** What the buyer spends there in a year. */
    spendBand: text('spend_band', { enum: SPEND_BANDS }),
    status: text('status', { enum: SUPPLIER_STATUSES }).notNull().default('qualified'),
    /** Calendar day (`YYYY-MM-DD`) since which the status holds, and why; earlier ones stand in the events. */
    statusSince: text('status_since'),
    statusReason: text('status_reason'),
    /** People there who can be written to: kept by triggers on the people. */
    reachablePeople: integer('reachable_people').notNull().default(0),
    /** Who at the buyer keeps the relationship: told when a reply is overdue. */
    ownerId: text('owner_id').references((): AnySQLiteColumn => users.id),
    notes: text('notes').notNull().default(''),
    /** Copies of the latest published assessment's figures, for lists and filters. */
    latestScore: real('latest_score'),
    latestGrade: text('latest_grade', { enum: GRADES }),
    /** Where it stands now: the latest result with what has been put right since. As above without any closure. */
    standingScore: real('standing_score'),
    standingGrade: text('standing_grade', { enum: GRADES }),
    /** No longer a supplier: kept, but in no list and no new campaign unless asked for. */
    closedAt: instant('closed_at'),
    closedReason: text('closed_reason'),
    /** Lower-cased code, names and credit code, for the search box. */
    searchText: text('search_text').notNull(),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  table => [
    // Every list walks one of these in its order and reads all it filters by from the index itself.
    index('suppliers_by_code').on(table.closedAt, table.code, ...filteredBy(table)),
    index('suppliers_by_name_zh').on(table.closedAt, table.nameZh, table.code, ...filteredBy(table)),
    index('suppliers_by_name_en').on(table.closedAt, table.nameEn, table.code, ...filteredBy(table)),
    index('suppliers_closed')
      .on(table.code, table.id)
      .where(sql`${table.closedAt} is not null`),
    index('suppliers_search').on(table.searchText, table.id),
    index('suppliers_credit_code').on(table.creditCode),
    index('suppliers_owner').on(table.ownerId),
    // A round's lists sorted by name, closed suppliers among them.
    index('suppliers_named_zh').on(table.nameZh, table.id),
    index('suppliers_named_en').on(table.nameEn, table.id),
    index('suppliers_unreachable')
      .on(table.reachablePeople, table.id)
      .where(sql`${table.reachablePeople} = 0`),
  ],
)

type Column = AnySQLiteColumn
type FilterColumns = Record<
  | 'category'
  | 'region'
  | 'supplierClass'
  | 'status'
  | 'latestGrade'
  | 'spendBand'
  | 'isStrategic'
  | 'isSmallFirm'
  | 'ownerId'
  | 'searchText'
  | 'id',
  Column
>

function filteredBy(table: FilterColumns) {
  const { category, region, supplierClass, status, latestGrade, spendBand } = table
  const { isStrategic, isSmallFirm, ownerId, searchText, id } = table
  return [
    category,
    region,
    supplierClass,
    status,
    latestGrade,
    spendBand,
    isStrategic,
    isSmallFirm,
    ownerId,
    searchText,
    id,
  ] as const
}

/** Suppliers a person has ticked, over pages and searches, to do something with them together. */
export const chosenSuppliers = sqliteTable(
  'chosen_suppliers',
  {
    userId: text('user_id')
      .notNull()
      .references(() => users.id),
    supplierId: text('supplier_id')
      .notNull()
      .references(() => suppliers.id),
  },
  table => [primaryKey({ columns: [table.userId, table.supplierId] })],
)

/** Which of the buyer's sites a supplier serves. */
export const supplierSites = sqliteTable(
  'supplier_sites',
  {
    supplierId: text('supplier_id')
      .notNull()
      .references(() => suppliers.id),
    siteId: text('site_id')
      .notNull()
      .references(() => sites.id),
  },
  table => [
    primaryKey({ columns: [table.supplierId, table.siteId] }),
    index('supplier_sites_site').on(table.siteId, table.supplierId),
  ],
)
