import path from 'node:path'
import { Worker } from 'node:worker_threads'
import { findHeaderRow, HEAD_ROWS } from './find-rows.ts'
import { recogniseFile } from './recognise-file.server.ts'
import { countTitles } from './titles.ts'
import { MAX_IMPORT_COLUMNS, MAX_IMPORT_ROWS, type FileRefusal } from './upload-limits.ts'

/** The thread is a file of its own that the built server finds in the project's folder. */
const WORKER_FILE = path.join('app', 'suppliers', 'import', 'spreadsheet-worker.mjs')
const MAX_SHEETS = 10
const MAX_CELL_LENGTH = 5000
const OPEN_WITHIN_MS = 60_000
const WORKER_LIMITS = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 32 }

/** A table in an uploaded file: the titles, and the rows below them a slice at a time. Close it in the end. */
export type OpenTable = {
  headers: string[]
  /** Index of the row of titles, from 0. */
  headerIndex: number
  rowCount: number
  readRows: (from: number, count: number) => Promise<string[][]>
  close: () => Promise<void>
  /** When nothing of it takes memory any more, by `close` or by a failure. */
  closed: Promise<void>
}

export type OpenResult = { ok: true; table: OpenTable } | { ok: false; refusal: FileRefusal }

type Sheet = { rowCount: number; filledRows: number; columnCount: number; head: string[][] }

/** One file is read at a time, until its thread has ended: each may need as much memory as the rest of the server. */
let previous: Promise<unknown> = Promise.resolve()

/**
 * Opens the sheet of a file that looks most like a list of suppliers; waits until the table opened before it is
 * closed. The file itself is not needed any more.
 */
export function openTable(file: string): Promise<OpenResult> {
  const opening = previous.then(() => open(file))
  previous = opening.then(opened => (opened.ok ? opened.table.closed : undefined)).catch(() => undefined)
  return opening
}

async function open(file: string): Promise<OpenResult> {
  const recognised = await recogniseFile(file)
  if (!recognised.ok) return recognised
  const thread = startThread(file, recognised.kind)
  const opened = await thread.next(OPEN_WITHIN_MS)
  const sheets = opened && 'sheets' in opened ? opened.sheets : []
  const at = bestSheet(sheets)
  const sheet = sheets[at]
  const refusal = opened === null ? 'too-much-inside' : 'refusal' in opened ? opened.refusal : whyNot(sheet)
  if (refusal || !sheet) {
    await thread.close()
    return { ok: false, refusal: refusal ?? 'no-rows' }
  }
  const headerIndex = findHeaderRow(sheet.head)
  const table = {
    headers: sheet.head[headerIndex] ?? [],
    headerIndex,
    rowCount: sheet.rowCount,
    readRows: (from: number, count: number) => thread.rows(at, from, count),
    close: thread.close,
    closed: thread.ended,
  }
  return { ok: true, table }
}

function bestSheet(sheets: readonly Sheet[]) {
  const titles = sheets.map(({ head }) => Math.max(0, ...head.map(countTitles)))
  const best = titles.indexOf(Math.max(...titles, 0))
  return titles[best] ? best : sheets.findIndex(sheet => sheet.filledRows > 0)
}

function whyNot(sheet: Sheet | undefined): FileRefusal | null {
  const headerIndex = sheet ? findHeaderRow(sheet.head) : -1
  if (!sheet || headerIndex < 0 || sheet.rowCount <= headerIndex + 1) return 'no-rows'
  if (sheet.columnCount > MAX_IMPORT_COLUMNS) return 'too-many-columns'
  return sheet.filledRows > MAX_IMPORT_ROWS + headerIndex + 1 ? 'too-many-rows' : null
}

type Message = { sheets: Sheet[] } | { refusal: FileRefusal } | { rows: string[][] }

function startThread(file: string, kind: string) {
  const worker = new Worker(path.resolve(WORKER_FILE), {
    workerData: { file, kind, maxSheets: MAX_SHEETS, headRows: HEAD_ROWS, maxCellLength: MAX_CELL_LENGTH },
    resourceLimits: WORKER_LIMITS,
    execArgv: [],
    stderr: true,
  })
  // Out of memory is reported as an error; whoever waits for an answer gets none.
  let settle: (message: Message | null) => void = () => undefined
  let hasEnded = false
  const end = () => {
    hasEnded = true
    settle(null)
  }
  worker
    .on('message', (message: Message) => settle(message))
    .on('error', end)
    .on('exit', end)
  const ended = new Promise<void>(resolve => worker.once('exit', () => resolve()))
  const next = (withinMs: number) =>
    new Promise<Message | null>(resolve => {
      if (hasEnded) return resolve(null)
      const timer = setTimeout(() => resolve(null), withinMs)
      settle = message => {
        clearTimeout(timer)
        resolve(message)
      }
    })
  return {
    next,
    ended,
    async rows(sheet: number, from: number, count: number): Promise<string[][]> {
      const answer = next(OPEN_WITHIN_MS)
      worker.postMessage({ sheet, from, count })
      const message = await answer
      if (!message || !('rows' in message)) throw new Error('the reading thread has ended')
      return message.rows
    },
    close: async () => void (await worker.terminate()),
  }
}
