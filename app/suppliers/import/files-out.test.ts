import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { importRows, imports } from '#db/schema/index.ts'
import { createSupplier } from '#db/factories/index.ts'
import { applyImport } from './apply-import.server.ts'
import { discardImport, forgetOldImports, KEEP_ROWS_DAYS, recoverImports } from './end-import.server.ts'
import { IMPORT_FIELDS } from './fields.ts'
import {
  acting,
  check,
  finished,
  NOW,
  openRegister,
  problemsOf,
  requireImport,
  row,
  rowsOf,
  TITLES,
  upload,
} from './imports.test-support.ts'
import { markedFile } from './marked-file.server.ts'
import { templateCsv, templateWorkbook } from './template.server.ts'

const LOCALES = ['zh-CN', 'en'] as const
const DAY_MS = 86_400_000

test.each(LOCALES)('the template in %s is recognised column by column', async locale => {
  const register = openRegister()
  const filled = row(1).join(',')
  const expected = Object.fromEntries(IMPORT_FIELDS.map((field, column) => [field, column]))
  const csv = await upload(register, `${templateCsv({ locale })}${filled}\r\n`)
  expect(csv.mapping).toEqual(expected)
  await expect(upload(register, Buffer.from(await templateWorkbook({ locale })))).rejects.toThrow('no-rows')
})

test('the marked file keeps every row and column, says what is wrong, and can be uploaded again', async () => {
  const register = openRegister()
  createSupplier(register.db, { code: 'K-1', nameZh: '样本供应商4' })
  const rows = [row(1), row(2, { 3: '其他', 6: 'x' }), row(3, { 0: '=cmd|x' }), row(4)]
  const found = await check(register, [[...TITLES, '自用栏'], ...rows.map(each => [...each, '保留'])])
  const bytes = Buffer.from(await markedFile(register.db, found, { locale: 'zh-CN' }))
  const again = await check(register, bytes)
  expect(again.headers).toEqual([...TITLES, '自用栏', '问题说明'])
  expect(problemsOf(register.db, again)).toEqual(['3 category not-a-word', '3 contact1Email not-an-email'])
  const cells = rowsOf(register.db, again).map(each => each.cells)
  expect(cells.map(each => each.slice(0, 8))).toEqual(
    rowsOf(register.db, found).map(each => each.cells.slice(0, 8)),
  )
  expect(cells[1]?.[8]).toContain('供应类别：不在可选范围内')
  expect(cells[3]?.[8]).toContain('K-1')
  const twice = await check(register, Buffer.from(await markedFile(register.db, again, { locale: 'en' })))
  expect(twice.headers).toEqual([...TITLES, '自用栏', 'What to correct'])
})

test('an import given up leaves the register as it is and cannot be applied any more', async () => {
  const { db, ...register } = openRegister()
  const found = await check({ db, ...register }, [TITLES, row(1)])
  expect(discardImport(db, register.by, found.id)).toEqual({ ok: true })
  expect(applyImport(db, register.by, found.id)).toEqual({ ok: false, refusal: { code: 'not-now' } })
})

test('a file that was being read when the server stopped has to be uploaded again', async () => {
  const register = openRegister()
  const { db } = register
  const found = await check(register, [TITLES, row(1)])
  db.update(imports).set({ state: 'reading' }).where(eq(imports.id, found.id)).run()
  recoverImports(db, NOW)
  expect(requireImport(db, found.id)).toMatchObject({ state: 'failed', failure: 'interrupted' })
  expect(rowsOf(db, found)).toEqual([])
})

test('rows are forgotten 90 days after the last change, the import itself is not', async () => {
  const register = openRegister()
  const { db, buyer } = register
  const day = (days: number) => new Date(NOW.getTime() + days * DAY_MS)
  const old = await check(register, [TITLES, row(1)])
  await finished(applyImport(db, register.by, old.id))
  const waiting = await check(register, [TITLES, row(2)])
  const young = await check({ ...register, by: acting(buyer, day(1)) }, [TITLES, row(3)])
  await forgetOldImports(db, day(KEEP_ROWS_DAYS))
  expect(db.select().from(importRows).all()).toHaveLength(3)
  await forgetOldImports(db, new Date(day(KEEP_ROWS_DAYS).getTime() + 1))
  await forgetOldImports(db, new Date(day(KEEP_ROWS_DAYS).getTime() + 1))
  expect(
    db
      .select()
      .from(importRows)
      .all()
      .map(each => each.importId),
  ).toEqual([young.id])
  expect(requireImport(db, old.id).state).toBe('applied')
  expect(requireImport(db, waiting.id).state).toBe('discarded')
})
