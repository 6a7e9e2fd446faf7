import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { createSupplier } from '#db/factories/index.ts'
import { suppliers } from '#db/schema/index.ts'
import { applyImport } from './apply-import.server.ts'
import { decideOpenRows } from './check-import.server.ts'
import { findRows } from './find-import.server.ts'
import {
  check,
  codesOf,
  creditCode,
  finished,
  decide,
  peopleOf,
  openRegister,
  problemsOf,
  requireImport,
  row,
  rowsOf,
  TITLES,
} from './imports.test-support.ts'

const WITH_CREDIT_CODE = [...TITLES, '信用代码']
test.each([
  ['same', { create: 1, update: 1, skipped: 0 }, ['N-1', 'N-2'], '样本供应商1'],
  ['other', { create: 2, update: 0, skipped: 0 }, ['N-1', 'N-2', 'S-1'], '旧名称'],
  ['skip', { create: 1, update: 0, skipped: 1 }, ['N-2', 'S-1'], '旧名称'],
] as const)(
  'a new code with a known credit code waits for a decision: %s',
  async (decision, counts, codes, name) => {
    const register = openRegister()
    const { db } = register
    const known = createSupplier(db, { code: 'S-1', nameZh: '旧名称', creditCode: creditCode(1) })
    const found = await check(register, [
      WITH_CREDIT_CODE,
      [...row(1, { 0: 'N-1' }), creditCode(1)],
      row(2, { 0: 'N-2' }),
    ])
    expect(found.counts).toEqual({ duplicate: 1, create: 1 })
    expect(applyImport(db, register.by, found.id)).toMatchObject({ refusal: { code: 'has-open-duplicates' } })
    const shown = findRows(db, found, { action: 'duplicate', field: null, code: null }, 1).rows[0]
    expect(shown?.supplier?.id).toBe(known.id)
    expect(shown?.comparison?.fields).toContainEqual({
      field: 'nameZh',
      row: '样本供应商1',
      candidate: '旧名称',
    })
    decide(register, found.id, 2, decision)
    await finished(applyImport(db, register.by, found.id))
    expect(requireImport(db, found.id)).toMatchObject({ state: 'applied', counts })
    expect(codesOf(db)).toEqual([...codes])
    expect(db.select().from(suppliers).where(eq(suppliers.id, known.id)).get()?.nameZh).toBe(name)
  },
)

test('a known name in another spelling waits for a decision, too; what was decided holds at the next import', async () => {
  const register = openRegister()
  const { db } = register
  createSupplier(db, { code: 'S-1', nameZh: '青禾（福建）包装 有限公司' })
  const table = [TITLES, row(1, { 0: 'N-1', 1: '青禾(福建)包装有限公司' })]
  const found = await check(register, table)
  expect(found.counts).toEqual({ duplicate: 1 })
  decide(register, found.id, 2, 'same')
  await finished(applyImport(db, register.by, found.id))
  expect(codesOf(db)).toEqual(['N-1'])
  expect((await check(register, table)).counts).toEqual({ unchanged: 1 })
})

test('rows of the file that mean one supplier are one when decided so; later cells count', async () => {
  const register = openRegister()
  const found = await check(register, [
    [...TITLES, '人数'],
    [...row(1), 10],
    [...row(1, { 6: 'second@supplier.example', 5: '李娜' }), 20],
    [...row(3, { 0: 'S-3', 1: '样本 供应商１', 6: 'third@supplier.example' }), null],
  ])
  expect(found.counts).toEqual({ create: 1, duplicate: 2 })
  expect(rowsOf(register.db, found).map(each => each.duplicateOf)).toEqual([null, 2, 2])
  const repeated = findRows(register.db, found, { action: 'duplicate', field: null, code: null }, 1).rows
  expect(repeated.map(each => each.comparison?.canBeOther)).toEqual([false, true])
  await finished(decideOpenRows(register.db, register.by, found.id, 'same'))
  await finished(applyImport(register.db, register.by, found.id))
  expect(register.db.select().from(suppliers).all()).toMatchObject([{ code: 'S-1', headcount: 20 }])
  expect(peopleOf(register.db).map(([email, , , roles]) => [email, roles])).toEqual([
    ['c1@supplier.example', 'owner'],
    ['second@supplier.example', 'contributor'],
    ['third@supplier.example', 'contributor'],
  ])
})

test('two suppliers cannot have one code, whatever is decided: the row stays open and says why', async () => {
  const register = openRegister()
  const found = await check(register, [TITLES, row(1), row(1, { 1: '另一家' })])
  await finished(decideOpenRows(register.db, register.by, found.id, 'other'))
  expect(rowsOf(register.db, found)[1]).toMatchObject({ action: 'duplicate', decision: null })
  expect(problemsOf(register.db, found)).toEqual(['3 code one-code-for-two'])
})

test('a code in full-width characters is the same code: another supplier is no answer', async () => {
  const register = openRegister()
  const found = await check(register, [TITLES, row(1), row(1, { 0: 'Ｓ－１', 1: '另一家' })])
  expect(rowsOf(register.db, found)[1]).toMatchObject({ action: 'duplicate', duplicateOf: 2 })
  const { rows, offersOther } = findRows(
    register.db,
    found,
    { action: 'duplicate', field: null, code: null },
    1,
  )
  expect(rows.map(each => each.comparison?.canBeOther)).toEqual([false])
  expect(offersOther).toBe(false)
})

test('another supplier is offered where a row on the page may be one', async () => {
  const register = openRegister()
  const found = await check(register, [TITLES, row(1), row(1), row(3, { 1: '样本供应商1' })])
  const page = findRows(register.db, found, { action: 'duplicate', field: null, code: null }, 1)
  expect(page.rows.map(each => each.comparison?.canBeOther)).toEqual([false, true])
  expect(page.offersOther).toBe(true)
})
