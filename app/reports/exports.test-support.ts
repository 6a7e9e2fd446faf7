import { Readable } from 'node:stream'
import { parse } from 'csv-parse/sync'
import { readXlsx, type CellValue } from 'hucre/xlsx'
import type { Actor } from '#app/accounts/roles.ts'
import type { Locale } from '#app/i18n/locale.ts'
import type { Db } from '#db/client.server.ts'
import { exportTable } from './export-table.server.ts'

export const EXPORT_NOW = new Date('2026-11-22T02:00:00Z')

type Asked = { actor: Actor; search?: string; locale?: Locale; now?: Date; maxSheetRows?: number }

export function openExport(
  db: Db,
  file: string,
  { actor, search = '', locale = 'en', now = EXPORT_NOW, ...limits }: Asked,
) {
  const params = new URLSearchParams(search)
  return exportTable(db, { actor, now, ip: null }, { file, params, locale, ...limits })
}

/** The whole file; a refusal is a failure of the test. */
export async function exported(db: Db, file: string, asked: Asked): Promise<Buffer> {
  const outcome = openExport(db, file, asked)
  if (!outcome.ok) throw new Error(outcome.refusal.code)
  const chunks: Uint8Array[] = []
  for await (const chunk of outcome.download.bytes) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/** The rows of a CSV export by their column's title. */
export async function exportedRecords(
  db: Db,
  table: string,
  asked: Asked,
): Promise<Record<string, string>[]> {
  return parse(await exported(db, `${table}.csv`, asked), { bom: true, columns: true })
}

/** The cells of an XLSX export, the titles first. */
export async function exportedCells(db: Db, table: string, asked: Asked): Promise<CellValue[][]> {
  const workbook = await readXlsx(await exported(db, `${table}.xlsx`, asked))
  return workbook.sheets[0]?.rows ?? []
}

/** Pages out of rows in memory, as a table would read them. */
export async function* pagesOf<T>(...pages: T[][]): AsyncGenerator<T[]> {
  yield* Readable.from(pages)
}
