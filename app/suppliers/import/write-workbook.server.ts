import { once } from 'node:events'
import path from 'node:path'
import { Worker } from 'node:worker_threads'

/** The thread is a file of its own that the built server finds in the project's folder. */
const WORKER_FILE = path.join('app', 'suppliers', 'import', 'workbook-worker.mjs')
const WORKER_LIMITS = { maxOldGenerationSizeMb: 320, maxYoungGenerationSizeMb: 32 }

export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export type SheetHead = {
  name: string
  /** Column widths in characters. */
  widths: number[]
  /** Words to choose from, by the letters of the column. */
  validations?: { column: string; values: string[]; lastRow: number }[]
  isWrapped?: boolean
}

/** Rows of a sheet, the titles first; `marks`: places [row, column] within `rows` to be coloured. */
export type SheetRows = { rows: string[][]; marks?: [row: number, column: number][] }

export type SheetSource = { head: SheetHead; slices: Iterable<SheetRows> | AsyncIterable<SheetRows> }

/** A workbook of texts, put together in a thread of its own while its rows are read. */
export async function writeWorkbook(sheets: readonly SheetSource[]): Promise<Uint8Array<ArrayBuffer>> {
  const worker = new Worker(path.resolve(WORKER_FILE), { resourceLimits: WORKER_LIMITS, execArgv: [] })
  try {
    const written = once(worker, 'message') as Promise<[Uint8Array<ArrayBuffer>]>
    // Waited for below; here only so that an early end is not taken for one nobody looks at.
    written.catch(() => undefined)
    for (const { head, slices } of sheets) {
      worker.postMessage({ sheet: head })
      for await (const slice of slices) worker.postMessage(slice)
    }
    worker.postMessage({ finish: true })
    const [bytes] = await written
    return bytes
  } finally {
    await worker.terminate()
  }
}
