import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { createSupplier, createUser } from '#db/factories/index.ts'
import { suppliers } from '#db/schema/index.ts'
import { applyImport } from './apply-import.server.ts'
import { checkImport, decideOpenRows, decideRow } from './check-import.server.ts'
import { discardImport } from './end-import.server.ts'
import {
  acting,
  check,
  codesOf,
  finished,
  LATER,
  openRegister,
  requireImport,
  row,
  rowsOf,
  TITLES,
  upload,
  writeFile,
} from './imports.test-support.ts'
import { openTable } from './open-table.server.ts'
import { startImport } from './start-import.server.ts'

const FILE = '供应商编号,供应商名称\nS-1,样本供应商\n'

test('of two people importing at once one succeeds and the other is told', async () => {
  const register = openRegister()
  const found = await check(register, [TITLES, row(1)])
  const first = applyImport(register.db, register.by, found.id)
  expect(applyImport(register.db, register.by, found.id)).toEqual({ ok: false, refusal: { code: 'not-now' } })
  expect(discardImport(register.db, register.by, found.id)).toEqual({
    ok: false,
    refusal: { code: 'not-now' },
  })
  await finished(first)
  expect(codesOf(register.db)).toEqual(['S-1'])
})

test('when the register has changed since the check nothing is written, and the import is checked anew', async () => {
  const register = openRegister()
  const { db } = register
  const { id } = createSupplier(db, { code: 'S-1', nameZh: '样本供应商1' })
  const found = await check(register, [
    [...TITLES, '人数'],
    [...row(1), 10],
    [...row(2), 10],
  ])
  db.update(suppliers).set({ headcount: 99, updatedAt: LATER }).where(eq(suppliers.id, id)).run()
  await finished(applyImport(db, register.by, found.id))
  expect(requireImport(db, found.id)).toMatchObject({ state: 'checked', failure: 'register-changed' })
  expect(codesOf(db)).toEqual(['S-1'])
  await finished(applyImport(db, register.by, found.id))
  expect(requireImport(db, found.id).state).toBe('applied')
  expect(codesOf(db)).toEqual(['S-1', 'S-2'])
})

test('a code taken while the import is being prepared leaves nothing half done', async () => {
  const register = openRegister()
  const found = await check(register, [TITLES, row(1), row(2)])
  const applying = applyImport(register.db, register.by, found.id)
  const other = createSupplier(register.db, { code: 'S-2' })
  await finished(applying)
  expect(requireImport(register.db, found.id)).toMatchObject({
    state: 'checked',
    failure: 'register-changed',
  })
  expect(codesOf(register.db)).toEqual(['S-2'])
  expect(rowsOf(register.db, found)[1]?.supplierId).toBe(other.id)
})

test('people without the permission can do nothing with imports', async () => {
  const register = openRegister()
  const found = await check(register, [TITLES, row(1)])
  const viewer = acting(createUser(register.db, { roles: ['viewer', 'sqe'] }))
  const refusal = { ok: false, refusal: { code: 'not-allowed' } }
  expect(applyImport(register.db, viewer, found.id)).toEqual(refusal)
  expect(checkImport(register.db, viewer, found.id)).toEqual(refusal)
  expect(decideOpenRows(register.db, viewer, found.id, 'skip')).toEqual(refusal)
  expect(decideRow(register.db, viewer, found.id, { rowNumber: 2, decision: 'skip' })).toEqual(refusal)
  expect(discardImport(register.db, viewer, found.id)).toEqual(refusal)
})

test('a second file is not opened before the first is closed', async () => {
  const { folder } = openRegister()
  const first = await openTable(writeFile(folder, FILE))
  if (!first.ok) throw new Error(first.refusal)
  const steps: string[] = []
  const opening = openTable(writeFile(folder, FILE)).finally(() => steps.push('second opened'))
  expect(await first.table.readRows(1, 1)).toEqual([['S-1', '样本供应商']])
  steps.push('first read')
  await first.table.close()
  const second = await opening
  expect(steps).toEqual(['first read', 'second opened'])
  if (second.ok) await second.table.close()
})

test('a file whose import cannot be stored is let go of: the next one is read', async () => {
  const register = openRegister()
  const stranger = acting({ ...register.buyer, userId: 'nobody' })
  const file = writeFile(register.folder, FILE)
  await expect(startImport(register.db, stranger, { file, fileName: 'suppliers.csv' })).rejects.toThrow()
  expect((await upload(register, FILE)).state).toBe('mapped')
})
