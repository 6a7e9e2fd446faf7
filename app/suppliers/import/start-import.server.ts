import { canManageSuppliers } from '#app/accounts/roles.ts'
import { newId } from '#app/accounts/token.server.ts'
import type { ActionContext } from '#app/history/record-event.server.ts'
import { transact, type Db } from '#db/client.server.ts'
import { inBackground } from './background.server.ts'
import { cleanCell } from './cell-text.ts'
import { requireImport, runCheck } from './check-import.server.ts'
import { kindOfRow } from './find-rows.ts'
import { digestOf } from './headers-digest.server.ts'
import type { ImportState } from './import-state.ts'
import { openTable, type OpenTable } from './open-table.server.ts'
import { findMapping, insertImport, updateImport } from './queries.server.ts'
import { insertFileRows, type FileRowInsert } from './row-queries.server.ts'
import { recogniseColumns } from './titles.ts'
import type { FileRefusal } from './upload-limits.ts'

/** Rows taken over from the reading thread at a time. */
const SLICE_ROWS = 250

export type StartResult =
  /** `done`: when the rows are stored, and checked if the titles are known from an earlier file. */
  { ok: true; id: string; done: Promise<void> } | { ok: false; refusal: FileRefusal | 'not-allowed' }

/**
 * Reads an uploaded table into an import of its own; nothing of it reaches the register yet. The file may be
 * removed as soon as this answers. Refuses, without a trace, what is no usable table.
 */
export async function startImport(
  db: Db,
  context: ActionContext,
  { file, fileName }: { file: string; fileName: string },
): Promise<StartResult> {
  if (!canManageSuppliers(context.actor)) return { ok: false, refusal: 'not-allowed' }
  const opened = await openTable(file)
  if (!opened.ok) return opened
  const { table } = opened
  try {
    const { id, next } = addImport(db, context, table, fileName)
    const storing = inBackground(db, id, 'failed', () => storeRows(db, id, table, next).finally(table.close))
    return { ok: true, id, done: storing.then(() => checkStored(db, context, id)) }
  } catch (error) {
    await table.close()
    throw error
  }
}

/** `next`: what the import waits for once its rows are stored. */
function addImport(db: Db, context: ActionContext, table: OpenTable, fileName: string) {
  const id = newId()
  const headers = table.headers.map(cleanCell)
  const known = findMapping(db, digestOf(headers))
  insertImport(db, {
    id,
    fileName,
    state: 'reading',
    headers,
    headerRow: table.headerIndex + 1,
    mapping: known ?? recogniseColumns(headers),
    counts: {},
    total: table.rowCount - table.headerIndex - 1,
    createdById: context.actor.userId,
    createdAt: context.now,
    updatedAt: context.now,
  })
  const next: ImportState = known ? 'checking' : 'mapped'
  return { id, next }
}

async function storeRows(db: Db, id: string, table: OpenTable, next: ImportState) {
  const total = table.rowCount
  const stored = { rows: 0, skipped: 0 }
  for (let from = table.headerIndex + 1; from < total; from += SLICE_ROWS) {
    const rows = await table.readRows(from, SLICE_ROWS)
    const kinds = rows.map(cells => kindOfRow(cells, table.headers))
    const inserts = rows.flatMap((cells, at): FileRowInsert[] =>
      kinds[at] === 'supplier' ? [fileRow(id, from + at + 1, cells)] : [],
    )
    stored.rows += inserts.length
    stored.skipped += kinds.filter(kind => kind === 'skipped').length
    const progress = from + rows.length - table.headerIndex - 1
    transact(db, tx => {
      insertFileRows(tx, inserts)
      updateImport(tx, id, { progress })
    })
  }
  updateImport(db, id, { state: next, total: stored.rows, skippedRows: stored.skipped, progress: 0 })
}

function fileRow(importId: string, rowNumber: number, cells: string[]): FileRowInsert {
  return { importId, rowNumber, cells, problems: [], changes: [], action: 'unchecked' }
}

/** Rows whose columns are known from an earlier file are checked at once. */
async function checkStored(db: Db, { now }: ActionContext, id: string) {
  if (requireImport(db, id).state !== 'checking') return
  await inBackground(db, id, 'mapped', () => runCheck(db, id, now, null))
}
