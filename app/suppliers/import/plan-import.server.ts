import { setImmediate } from 'node:timers/promises'
import { qualificationGate } from '#app/agreements/qualification-gate.server.ts'
import type { Db } from '#db/client.server.ts'
import { foldWord } from './cell-text.ts'
import type { Directory } from './directory.ts'
import { addToIndex, emptyIndex, type FileIndex } from './file-index.ts'
import type { Found, KnownSupplier } from './identify-row.ts'
import { forEachSlice } from './in-slices.server.ts'
import { planRow, startPlanning, type PlannedRow, type Planning } from './plan-row.ts'
import type { ImportRow } from './queries.server.ts'
import type { FileRow } from './row-queries.server.ts'
import { identityOf, readRow, type ReadRow } from './read-row.ts'
import { findHolders, findKnownSuppliers, findNamesAfter } from './register-queries.server.ts'

const NAMES_AT_ONCE = 1000

export type PlannedSlice = { row: FileRow; planned: PlannedRow }[]

/**
 * Goes through all rows of an import and plans what each does to the register as it is now. The file is read
 * twice: rows can only be told apart once all of them are known. Changes nothing.
 */
export async function planImport(
  db: Db,
  { id, mapping }: Pick<ImportRow, 'id' | 'mapping'>,
  directory: Directory,
  today: string,
  onSlice: (slice: PlannedSlice) => void,
): Promise<Planning> {
  const index = emptyIndex()
  await forEachSlice(db, id, rows => {
    for (const row of rows) addToIndex(index, row.rowNumber, readRow(row.cells, mapping, directory).given)
  })
  const idsByName = await findSameNames(db, index)
  const planning = startPlanning(
    mapping,
    index,
    today,
    qualificationGate(db, new Date(`${today}T04:00:00Z`), null),
  )
  await forEachSlice(db, id, rows => {
    const read = rows.map(row => ({ row, ...readRow(row.cells, mapping, directory) }))
    const find = lookUp(db, read, idsByName)
    onSlice(read.map(each => ({ row: each.row, planned: plan(planning, each, find) })))
  })
  return planning
}

function plan(
  planning: Planning,
  { row, given, problems }: Read,
  find: (read: ReadRow) => Found,
): PlannedRow {
  const { rowNumber, decision } = row
  return planRow(planning, { rowNumber, decision, given, problems }, find({ given, problems }))
}

type Read = ReadRow & { row: FileRow }

/** Suppliers of the register by the folded names that the file has; the register is walked once, in slices. */
async function findSameNames(db: Db, { names }: FileIndex): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  let after = 0
  while (names.size > 0) {
    const rows = findNamesAfter(db, after, NAMES_AT_ONCE)
    const last = rows.at(-1)
    if (!last) break
    for (const { id, nameZh, nameEn } of rows)
      for (const name of [foldWord(nameZh), foldWord(nameEn)])
        if (names.has(name) && !found.has(name)) found.set(name, id)
    after = last.rowid
    await setImmediate()
  }
  return found
}

/** Everything the register has for a slice of rows, by four queries. */
function lookUp(db: Db, read: readonly ReadRow[], idsByName: Map<string, string>): (read: ReadRow) => Found {
  const identities = read.map(({ given }) => ({ ...identityOf(given), typed: given.values.creditCode ?? '' }))
  const known = findKnownSuppliers(db, {
    codes: identities.map(({ code }) => code).filter(Boolean),
    creditCodes: identities.flatMap(({ creditCode, typed }) => [creditCode, typed]).filter(Boolean),
    ids: identities.flatMap(({ names }) => names.flatMap(name => idsByName.get(name) ?? [])),
  })
  const holders = findHolders(
    db,
    read.flatMap(({ given }) => given.contacts.map(contact => contact.email)),
  )
  const byId = new Map(known.map(each => [each.id, each]))
  const byCode = new Map(known.map(each => [each.facts.code, each]))
  const byCreditCode = groupBy(known, each => each.facts.creditCode)
  return ({ given }) => {
    const { code, creditCode, names } = identityOf(given)
    const typed = given.values.creditCode ?? ''
    return {
      byCode: byCode.get(code) ?? null,
      byCreditCode: byCreditCode.get(creditCode) ?? byCreditCode.get(typed) ?? [],
      byName: names.flatMap(name => byId.get(idsByName.get(name) ?? '') ?? [])[0] ?? null,
      holders,
    }
  }
}

function groupBy(known: readonly KnownSupplier[], key: (each: KnownSupplier) => string | null) {
  const groups = new Map<string, KnownSupplier[]>()
  for (const each of known) {
    const value = key(each)
    if (value !== null) groups.set(value, [...(groups.get(value) ?? []), each])
  }
  return groups
}
