import { setImmediate } from 'node:timers/promises'
import type { Db } from '#db/client.server.ts'
import { findFileRowsAfter, type FileRow } from './row-queries.server.ts'

/** Rows worked off before other requests get their turn; some 10 ms. */
export const SLICE_ROWS = 100

/** Goes through the rows of an import in the order of the file, letting others in between. */
export async function forEachSlice(db: Db, importId: string, work: (rows: FileRow[]) => void): Promise<void> {
  let after = 0
  for (;;) {
    const rows = findFileRowsAfter(db, importId, after, SLICE_ROWS)
    const last = rows.at(-1)
    if (!last) return
    work(rows)
    after = last.rowNumber
    await setImmediate()
  }
}
