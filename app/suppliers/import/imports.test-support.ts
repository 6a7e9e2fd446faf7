import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { writeXlsx, type WriteSheet } from 'hucre/xlsx'
import { expect } from 'vitest'
import type { Actor } from '#app/accounts/roles.ts'
import type { ActionContext } from '#app/history/record-event.server.ts'
import type { Db } from '#db/client.server.ts'
import { createUser } from '#db/factories/index.ts'
import { events, importRows, sites, suppliers, userRoles, users } from '#db/schema/index.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { checkCharacter } from '../credit-code.ts'
import { applyImport } from './apply-import.server.ts'
import { checkImport, decideRow, type WorkResult } from './check-import.server.ts'
import type { RowDecision } from './import-state.ts'
import { findImportById } from './queries.server.ts'
import { startImport } from './start-import.server.ts'

export const NOW = new Date('2026-03-02T02:00:00Z')
export const LATER = new Date('2026-03-03T02:00:00Z')

export const TITLES = ['供应商编号', '供应商名称', '省份', '类别', '分级', '联系人', '邮箱']
type CellValue = string | number | boolean | Date | null

/** A migrated database with one buyer who may import, and two sites. */
export function openRegister() {
  const { db, folder, file } = openTestDatabase()
  const buyer = createUser(db, { roles: ['procurement'], email: 'lin@buyer.example', name: '林悦' })
  for (const [id, code, nameZh, nameEn] of [
    ['site-a', 'A1', '东区工厂', 'East plant'],
    ['site-b', 'B2', '西区工厂', 'West plant'],
  ] as const)
    db.insert(sites).values({ id, code, nameZh, nameEn, createdAt: NOW }).run()
  return { db, folder, file, buyer, by: acting(buyer) }
}

export function acting(actor: Actor, now = NOW): ActionContext {
  return { actor, now, ip: null }
}

/** A valid credit code, one for each number. */
export function creditCode(number: number) {
  const body = `91350100${String(100_000_000 + number).slice(-9)}`
  return body + checkCharacter(body)
}

/** A plain row that registers a new supplier without any problem. */
export function row(number: number, changes: Partial<Record<number, CellValue>> = {}): CellValue[] {
  const cells: CellValue[] = [
    `S-${number}`,
    `样本供应商${number}`,
    '福建',
    '包装',
    '一类',
    '王敏',
    `c${number}@supplier.example`,
  ]
  for (const [column, value] of Object.entries(changes)) cells[Number(column)] = value ?? null
  return cells
}

export async function workbook(rows: CellValue[][], sheet: Partial<WriteSheet> = {}) {
  return Buffer.from(await writeXlsx({ sheets: [{ name: '供应商', rows, ...sheet }] }))
}

export function writeFile(folder: string, bytes: Buffer | string) {
  const file = path.join(folder, randomUUID())
  fs.writeFileSync(file, bytes)
  return file
}

type Register = { db: Db; folder: string; by: ActionContext }

/** Uploads a file; answers the import once its rows are stored. */
export async function upload({ db, folder, by }: Register, bytes: Buffer | string) {
  const started = await startImport(db, by, { file: writeFile(folder, bytes), fileName: 'suppliers.xlsx' })
  if (!started.ok) throw new Error(started.refusal)
  await started.done
  return requireImport(db, started.id)
}

/** Uploads and checks; answers the import with what the check found. */
export async function check(register: Register, table: CellValue[][] | Buffer | string) {
  const uploaded = await upload(register, Array.isArray(table) ? await workbook(table) : table)
  if (uploaded.state === 'mapped')
    await finished(checkImport(register.db, register.by, uploaded.id, uploaded.mapping))
  return requireImport(register.db, uploaded.id)
}

export function finished(result: WorkResult) {
  if (!result.ok) throw new Error(result.refusal.code)
  return result.done
}

export function requireImport(db: Db, id: string) {
  const found = findImportById(db, id)
  if (!found) throw new Error('no such import')
  return found
}

export function rowsOf(db: Db, { id }: { id: string }) {
  return db
    .select()
    .from(importRows)
    .all()
    .filter(each => each.importId === id)
}

/** What is wrong, as `row field code`. */
export function problemsOf(db: Db, found: { id: string }) {
  return rowsOf(db, found).flatMap(({ rowNumber, problems }) =>
    problems.map(({ field, code }) => `${rowNumber} ${field} ${code}`),
  )
}

export function codesOf(db: Db) {
  return db
    .select({ code: suppliers.code })
    .from(suppliers)
    .all()
    .map(({ code }) => code)
    .sort()
}

export function everything(db: Db) {
  return {
    suppliers: db.select().from(suppliers).all().length,
    users: db.select().from(users).all().length,
    events: db.select().from(events).all().length,
  }
}

/** Imports a table that has no problems and nothing to decide. */
export async function imported(
  register: ReturnType<typeof openRegister>,
  table: Parameters<typeof check>[1],
) {
  const found = await check(register, table)
  expect(problemsOf(register.db, found)).toEqual([])
  await finished(applyImport(register.db, register.by, found.id))
  return requireImport(register.db, found.id)
}

export function decide(
  { db, by }: Pick<Register, 'db' | 'by'>,
  id: string,
  rowNumber: number,
  decision: RowDecision,
) {
  expect(decideRow(db, by, id, { rowNumber, decision })).toEqual({ ok: true })
}

/** People of suppliers as address, name, language and roles. */
export function peopleOf(db: Db) {
  const roles = db.select().from(userRoles).all()
  return db
    .select()
    .from(users)
    .all()
    .filter(person => person.supplierId !== null)
    .map(({ id, email, name, locale }) => {
      const held = roles.filter(each => each.userId === id).map(each => each.role)
      return [email, name, locale, held.sort().join(' ')]
    })
    .sort(([a = ''], [b = '']) => a.localeCompare(b))
}
