import { once } from 'node:events'
import { expect, test } from 'vitest'
import { searchSuppliers } from '#app/suppliers/find-supplier.server.ts'
import { readSupplierSearch } from '#app/suppliers/supplier-search.ts'
import { transact } from '#db/client.server.ts'
import { createSupplier, createUser } from '#db/factories/index.ts'
import { events } from '#db/schema/index.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { exported, exportedCells, exportedRecords, openExport } from './exports.test-support.ts'

test('the register is exported with the rows of the list, by code', async () => {
  const { db } = openTestDatabase()
  const actor = createUser(db)
  transact(db, tx => {
    for (let n = 0; n < 1200; n++)
      createSupplier(tx, { category: n % 3 ? 'logistics' : 'packaging', supplierClass: n % 2 ? 2 : 1 })
  })
  for (const search of ['', 'category=packaging', 'category=packaging&class=1', 'q=nobody']) {
    const records = await exportedRecords(db, 'suppliers', { actor, search })
    const listed = searchSuppliers(db, actor, readSupplierSearch(new URLSearchParams(search)), 'en', 5000)
    expect(records.map(record => record['Supplier code'])).toEqual(listed.rows.map(({ code }) => code))
  }
})

test('both formats carry names, numbers and dates as they are, in the words of the reader', async () => {
  const { db } = openTestDatabase()
  const actor = createUser(db)
  createSupplier(db, {
    code: 'S-1',
    nameZh: '=HYPERLINK("http://x.example")',
    nameEn: '＝1+1',
    headcount: 120,
    statusSince: '2026-03-01',
    latestScore: 84,
    latestGrade: 'B',
  })
  const [english] = await exportedRecords(db, 'suppliers', { actor })
  expect(english).toMatchObject({
    'Chinese name': `'=HYPERLINK("http://x.example")`,
    'English name': `'＝1+1`,
    Headcount: '120',
    'Status since': '2026-03-01',
    'Latest score': '84.0',
  })
  const [titles = [], row = []] = await exportedCells(db, 'suppliers', { actor, locale: 'zh-CN' })
  const cell = (title: string) => row[titles.indexOf(title)]
  expect(cell('中文名称')).toBe('=HYPERLINK("http://x.example")')
  expect(cell('状态日期')).toEqual(new Date('2026-03-01T00:00:00Z'))
  expect([cell('员工人数'), cell('最近得分'), cell('最近等级')]).toEqual([120, 84, 'B'])
})

test.each([
  [4, 3, null],
  [5, 4, null],
  [4, 4, 3],
  [4, 1200, 3],
  [1000, 1200, 999],
])('a sheet of %i rows for %i suppliers ends properly', async (maxSheetRows, suppliers, lastRow) => {
  const { db } = openTestDatabase()
  const actor = createUser(db)
  transact(db, tx => {
    for (let n = 0; n < suppliers; n++) createSupplier(tx)
  })
  const [, ...rows] = await exportedCells(db, 'suppliers', { actor, maxSheetRows })
  const all = await exportedRecords(db, 'suppliers', { actor, maxSheetRows })
  const codes = all.map(record => record['Supplier code'])
  const listed = lastRow === null ? codes : codes.slice(0, lastRow - 1)
  expect(all).toHaveLength(suppliers)
  expect(rows.slice(0, listed.length).map(([code]) => code)).toEqual(listed)
  const last = rows.slice(listed.length).map(([text]) => text)
  expect(last).toEqual(
    lastRow === null
      ? []
      : [expect.stringContaining(`holds ${maxSheetRows.toLocaleString('en')} rows at most`)],
  )
  expect(db.select().from(events).all()[0]?.data).toMatchObject({
    rows: listed.length,
    isComplete: lastRow === null,
  })
})

test('every export is an event with its filters and rows', async () => {
  const { db } = openTestDatabase()
  const actor = createUser(db)
  createSupplier(db, { category: 'packaging' })
  createSupplier(db, { category: 'logistics' })
  await exported(db, 'suppliers.csv', { actor, search: 'category=packaging' })
  const event = db.select().from(events).get()
  expect([event?.type, event?.actorId]).toEqual(['table.exported', actor.userId])
  expect(event?.data).toEqual({
    table: 'suppliers',
    format: 'csv',
    filters: { category: 'packaging' },
    rows: 1,
    isComplete: true,
  })
})

test('a person takes one table at a time, and breaking off makes way for the next', async () => {
  const { db } = openTestDatabase()
  const [actor, other] = [createUser(db), createUser(db)]
  transact(db, tx => {
    for (let n = 0; n < 1001; n++) createSupplier(tx)
  })
  const first = openExport(db, 'suppliers.csv', { actor })
  if (!first.ok) throw new Error(first.refusal.code)
  expect(openExport(db, 'suppliers.xlsx', { actor })).toEqual({ ok: false, refusal: { code: 'busy' } })
  expect((await exported(db, 'suppliers.csv', { actor: other })).length).toBeGreaterThan(0)

  await first.download.bytes[Symbol.asyncIterator]().next()
  first.download.bytes.destroy()
  await once(first.download.bytes, 'close')
  const stored = db
    .select()
    .from(events)
    .all()
    .find(({ actorId }) => actorId === actor.userId)
  expect(stored?.data).toMatchObject({ isComplete: false })
  expect(stored?.data.rows).toBeLessThan(1001)
  expect((await exported(db, 'suppliers.xlsx', { actor })).length).toBeGreaterThan(0)
})

test('a table is there for whom its list is there, in formats that there are', () => {
  const { db } = openTestDatabase()
  const actor = createUser(db)
  const supplier = createUser(db, { supplierId: createSupplier(db).id })
  const notFound = { ok: false, refusal: { code: 'not-found' } }
  expect(openExport(db, 'suppliers.csv', { actor: supplier })).toEqual(notFound)
  for (const file of ['nothing.csv', 'suppliers.pdf', 'suppliers', '', '../suppliers.csv'])
    expect(openExport(db, file, { actor })).toEqual(notFound)
  expect(db.select().from(events).all()).toEqual([])
})

test('the file is named in the language of the reader, with the day in China', async () => {
  const { db } = openTestDatabase()
  const actor = createUser(db)
  const late = new Date('2026-11-21T17:00:00Z')
  const outcome = openExport(db, 'suppliers.xlsx', { actor, locale: 'zh-CN', now: late })
  if (!outcome.ok) throw new Error(outcome.refusal.code)
  outcome.download.bytes.destroy()
  await once(outcome.download.bytes, 'close')
  expect(outcome.download.names).toEqual({
    name: '供应商_2026-11-22.xlsx',
    plain: 'suppliers_2026-11-22.xlsx',
  })
})
