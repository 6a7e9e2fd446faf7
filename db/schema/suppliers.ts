import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import {
  SUPPLIER_CATEGORIES,
  SUPPLIER_REGIONS,
  SUPPLIER_STATUSES,
  type SupplierClass,
} from '#app/suppliers/vocabulary.ts'
import { flag, id, instant } from '../columns.ts'

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
    status: text('status', { enum: SUPPLIER_STATUSES }).notNull().default('qualified'),
    /** Lower-cased code, names and credit code, for the search box. */
    searchText: text('search_text').notNull(),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  table => [
    index('suppliers_category').on(table.category, table.code),
    index('suppliers_name_zh').on(table.nameZh),
    index('suppliers_name_en').on(table.nameEn),
    index('suppliers_region').on(table.region, table.code),
    index('suppliers_class').on(table.supplierClass, table.code),
  ],
)
