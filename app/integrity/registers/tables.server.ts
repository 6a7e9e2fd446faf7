import { canSeeIntegrity } from '#app/accounts/roles.ts'
import { m } from '#app/paraglide/messages.js'
import { defineTable, type Column } from '#app/reports/table.server.ts'
import { nameFor } from '#app/suppliers/name-for.ts'
import { CONFLICT_KIND_LABELS } from './labels.ts'
import { findConflictPage, findGiftPage } from './queries.server.ts'
import { readConflictFilter, readGiftFilter } from './register-search.ts'

const ROWS_PER_READ = 200

type GiftRow = ReturnType<typeof findGiftPage>[number]
type ConflictRow = ReturnType<typeof findConflictPage>[number]

const supplierColumns: Column<{ code: string; nameZh: string; nameEn: string }>[] = [
  { header: m.register_column_code, width: 12, value: ({ code }) => code },
  { header: m.matter_column_supplier, width: 30, value: (row, l) => nameFor(row, l) },
]

const giftColumns: Column<GiftRow>[] = [
  ...supplierColumns,
  { header: m.register_column_date, kind: 'date', value: ({ gift }) => gift.heldOn },
  { header: m.register_column_item, width: 30, value: ({ gift }) => gift.item },
  { header: m.register_column_value, kind: 'number', value: ({ gift }) => gift.value },
  { header: m.register_column_person, value: ({ gift }) => gift.person },
  { header: m.register_column_declared, kind: 'date', value: ({ gift }) => gift.declaredAt },
]

const conflictColumns: Column<ConflictRow>[] = [
  ...supplierColumns,
  { header: m.register_column_kind, value: ({ conflict }, l) => CONFLICT_KIND_LABELS[conflict.kind]({}, l) },
  { header: m.register_column_party, value: ({ conflict }) => conflict.party },
  { header: m.register_column_relation, value: ({ conflict }) => conflict.relation },
  { header: m.register_column_our_person, value: ({ conflict }) => conflict.ourPerson },
  { header: m.register_column_since, value: ({ conflict }) => conflict.since },
  { header: m.register_column_linked, value: ({ userName }) => userName },
  { header: m.register_column_declared, kind: 'date', value: ({ conflict }) => conflict.declaredAt },
  { header: m.register_column_ended, kind: 'date', value: ({ conflict }) => conflict.endedAt },
]

/** Declared gifts, as the register is filtered. */
const giftsTable = defineTable<GiftRow>('gifts', canSeeIntegrity, ({ db, params }) => {
  const filter = readGiftFilter(params)
  return {
    title: m.register_gifts,
    subject: { isRestricted: true },
    columns: giftColumns,
    pages: numbered(page => findGiftPage(db, filter, page, ROWS_PER_READ)),
  }
})

/** Declared conflicts, as the register is filtered. */
const conflictsTable = defineTable<ConflictRow>('conflicts', canSeeIntegrity, ({ db, params }) => {
  const filter = readConflictFilter(params)
  return {
    title: m.register_conflicts,
    subject: { isRestricted: true },
    columns: conflictColumns,
    pages: numbered(page => findConflictPage(db, filter, page, ROWS_PER_READ)),
  }
})

export const REGISTER_TABLES = [giftsTable, conflictsTable]

function* numbered<Row>(read: (page: number) => Row[]): Generator<Row[]> {
  for (let page = 1; ; page++) {
    const rows = read(page)
    if (rows.length > 0) yield rows
    if (rows.length < ROWS_PER_READ) return
  }
}
