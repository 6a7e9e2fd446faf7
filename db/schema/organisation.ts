import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Settings } from '#app/settings/settings.ts'
import { instant, json } from '../columns.ts'

/** The buyer organisation this installation serves: exactly one row, with id 1. */
export const organisation = sqliteTable('organisation', {
  id: integer('id').primaryKey(),
  nameZh: text('name_zh').notNull(),
  nameEn: text('name_en').notNull(),
  settings: json<Partial<Settings>>('settings').notNull(),
  createdAt: instant('created_at').notNull(),
})
