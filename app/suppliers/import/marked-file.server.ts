import { setImmediate } from 'node:timers/promises'
import type { LocaleOption } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import type { Db } from '#db/client.server.ts'
import { foldWord } from './cell-text.ts'
import { SLICE_ROWS } from './in-slices.server.ts'
import { subjectLabel } from './labels.ts'
import { problemText } from './problem-text.ts'
import type { ImportRow } from './queries.server.ts'
import { findFileRowsAfter, type FileRow } from './row-queries.server.ts'
import { findSupplierNamesByIds } from './register-queries.server.ts'
import { writeWorkbook, type SheetRows } from './write-workbook.server.ts'

const COLUMN_WIDTH = 18
const PROBLEM_WIDTH = 60

/**
 * The uploaded rows again as a workbook: cells with problems coloured, and as the last column what to correct.
 * Corrected, it can be uploaded as it is.
 */
export function markedFile(db: Db, found: ImportRow, l: LocaleOption): Promise<Uint8Array<ArrayBuffer>> {
  const kept = keptColumns(found.headers)
  const name = m.import_sheet_suppliers({}, l)
  const widths = [...kept.map(() => COLUMN_WIDTH), PROBLEM_WIDTH]
  return writeWorkbook([{ head: { name, widths }, slices: slicesOf(db, found, kept, l) }])
}

/** A file that comes back with its earlier notes gets new ones in their place. */
function keptColumns(headers: readonly string[]) {
  const notes = (['zh-CN', 'en'] as const).map(locale => foldWord(m.import_marked_column({}, { locale })))
  return headers.flatMap((title, column) => (notes.includes(foldWord(title)) ? [] : [column]))
}

async function* slicesOf(
  db: Db,
  { id, headers }: ImportRow,
  kept: readonly number[],
  l: LocaleOption,
): AsyncGenerator<SheetRows> {
  yield { rows: [[...kept.map(column => headers[column] ?? ''), m.import_marked_column({}, l)]] }
  let after = 0
  for (;;) {
    const rows = findFileRowsAfter(db, id, after, SLICE_ROWS)
    const last = rows.at(-1)
    if (!last) return
    yield markedRows(db, rows, kept, l)
    after = last.rowNumber
    await setImmediate()
  }
}

function markedRows(db: Db, rows: readonly FileRow[], kept: readonly number[], l: LocaleOption): SheetRows {
  const ids = rows.flatMap(row => (row.action === 'duplicate' && row.supplierId ? [row.supplierId] : []))
  const codes = new Map(findSupplierNamesByIds(db, ids).map(({ id, code }) => [id, code]))
  const place = new Map(kept.map((column, at) => [column, at]))
  const marks = rows.flatMap((row, at) =>
    row.problems.flatMap(({ column }): [number, number][] => {
      const shown = column === null ? undefined : place.get(column)
      return shown === undefined ? [] : [[at, shown]]
    }),
  )
  const noted = rows.flatMap((row, at): [number, number][] =>
    row.problems.length > 0 ? [[at, kept.length]] : [],
  )
  return {
    rows: rows.map(row => [...kept.map(column => row.cells[column] ?? ''), noteOf(row, codes, l)]),
    marks: [...marks, ...noted],
  }
}

function noteOf(
  { problems, action, decision, supplierId, duplicateOf }: FileRow,
  codes: Map<string, string>,
  l: LocaleOption,
) {
  const lines = problems.map(problem => {
    const params = { field: subjectLabel(problem.field, l), problem: problemText(problem, l) }
    return m.import_marked_line(params, l)
  })
  if (action !== 'duplicate' || decision !== null) return lines.join('\n')
  const code = codes.get(supplierId ?? '')
  if (code !== undefined) lines.push(m.import_marked_duplicate_known({ code }, l))
  else if (duplicateOf !== null) lines.push(m.import_marked_duplicate_row({ row: String(duplicateOf) }, l))
  return lines.join('\n')
}
