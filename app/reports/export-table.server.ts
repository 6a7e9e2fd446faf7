import { Readable } from 'node:stream'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { ActionContext } from '#app/history/record-event.server.ts'
import { recordEvent } from '#app/history/record-event.server.ts'
import { formatNumber } from '#app/i18n/format.ts'
import type { Locale } from '#app/i18n/locale.ts'
import { m } from '#app/paraglide/messages.js'
import { log } from '#app/server/log.server.ts'
import { transact, type Db } from '#db/client.server.ts'
import { csvBytes } from './csv.server.ts'
import { fileNames, type FileNames } from './file-name.ts'
import { fitSheet, MAX_SHEET_ROWS } from './fit-sheet.ts'
import type { Cell, OpenedTable } from './table.server.ts'
import { TABLES } from './tables.server.ts'
import { takeTurn } from './turns.server.ts'
import { XLSX_TYPE, xlsxBytes } from './xlsx.server.ts'

export const EXPORT_FORMATS = ['xlsx', 'csv'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

const MEDIA_TYPES: Record<ExportFormat, string> = { xlsx: XLSX_TYPE, csv: 'text/csv; charset=utf-8' }
const ADDRESS = /^([a-z-]+)\.(xlsx|csv)$/

export type Download = {
  names: FileNames
  mediaType: string
  /** Reads the table while it is read itself; destroying it ends the work. */
  bytes: Readable
}
export type ExportOutcome =
  { ok: true; download: Download } | { ok: false; refusal: { code: 'not-found' | 'busy' } }

type ExportRequest = {
  /** Last part of the address: a table's id and a format, `suppliers.xlsx`. */
  file: string
  params: URLSearchParams
  locale: Locale
  /** Rows of a sheet, the titles included; what does not fit is left out and said so in the last row. */
  maxSheetRows?: number
}

/**
 * Opens a table for download. Refuses a table the actor may not see, and a second one while the actor's first is
 * still under way. Whatever has left when the stream is closed, to its end or not, is an event.
 */
export function exportTable(db: Db, context: ActionContext, request: ExportRequest): ExportOutcome {
  const { actor, now } = context
  const [, id, format] = ADDRESS.exec(request.file) ?? []
  const table = TABLES.find(each => each.id === id && each.isAllowed(actor))
  const { params, locale, maxSheetRows = MAX_SHEET_ROWS } = request
  const opened = table?.open({ db, actor, params, now, locale }) ?? null
  if (!table || !opened || !isFormat(format)) return { ok: false, refusal: { code: 'not-found' } }
  const endTurn = takeTurn(actor.userId)
  if (!endTurn) return { ok: false, refusal: { code: 'busy' } }

  const taken = { rows: 0, isComplete: false }
  const bytes = Readable.from(encoded(format, opened, taken, { locale, maxSheetRows }), { objectMode: false })
  bytes.once('close', () => {
    endTurn()
    record(db, context, { table: table.id, format, filters: Object.fromEntries(params), ...taken }, opened)
  })
  const names = fileNames([opened.title, opened.about], table.id, format, now)
  return { ok: true, download: { names, mediaType: MEDIA_TYPES[format], bytes } }
}

type Taken = { rows: number; isComplete: boolean }
type Sheet = Required<Pick<ExportRequest, 'locale' | 'maxSheetRows'>>

async function* encoded(format: ExportFormat, opened: OpenedTable, taken: Taken, sheet: Sheet) {
  const { title, columns } = opened
  const pages = inTurns(opened)
  let isCut = false
  const fitting = fitSheet(pages, sheet.maxSheetRows, () => {
    isCut = true
    return [fullText(sheet)]
  })
  yield* format === 'csv'
    ? csvBytes(columns, counted(pages, taken))
    : xlsxBytes(title, columns, counted(fitting, taken))
  if (isCut) taken.rows -= 1
  taken.isComplete = !isCut
}

function fullText({ locale, maxSheetRows }: Sheet) {
  return m.export_sheet_full({ rows: formatNumber(maxSheetRows, locale) }, { locale })
}

async function* counted(pages: AsyncIterable<Cell[][]>, taken: Taken): AsyncGenerator<Cell[][]> {
  for await (const page of pages) {
    taken.rows += page.length
    yield page
  }
}

/** Lets whatever else waits for the server go first before each page. */
async function* inTurns({ title, pages }: OpenedTable): AsyncGenerator<Cell[][]> {
  try {
    for (const page of pages) {
      yield page
      await nextTurn()
    }
  } catch (error) {
    log.error({ err: error, title }, 'a table could not be read to its end')
    throw error
  }
}

function record(db: Db, context: ActionContext, data: Record<string, unknown>, { subject }: OpenedTable) {
  try {
    transact(db, tx => recordEvent(tx, context, 'table.exported', subject, data))
  } catch (error) {
    log.error({ err: error, table: data.table }, 'an export could not be recorded')
  }
}

function isFormat(format: string | undefined): format is ExportFormat {
  return EXPORT_FORMATS.some(each => each === format)
}
