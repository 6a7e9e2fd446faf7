import { canManageSuppliers } from '#app/accounts/roles.ts'
import type { ActionContext } from '#app/history/record-event.server.ts'
import { isoDate } from '#app/i18n/format.ts'
import { transact, type Db } from '#db/client.server.ts'
import { inBackground } from './background.server.ts'
import { digestOf } from './headers-digest.server.ts'
import type {
  ColumnMapping,
  ImportCounts,
  ProblemGroup,
  RowChange,
  RowDecision,
  RowProblem,
} from './import-state.ts'
import { planImport, type PlannedSlice } from './plan-import.server.ts'
import { claimImport, findImportById, saveMapping, updateImport, type ImportRow } from './queries.server.ts'
import { countActions, savePlannedRows, setDecision, setOpenDecisions } from './row-queries.server.ts'
import type { ImportRefusal } from './refusal.ts'
import { loadDirectory } from './register-queries.server.ts'

const MOST_PROBLEM_GROUPS = 50

export type WorkResult = { ok: true; done: Promise<void> } | { ok: false; refusal: ImportRefusal }

/**
 * Starts the dry run: every row is compared with the register, and what it would do is written beside it. With a
 * mapping, that one is used from now on, and remembered for the next file with the same titles.
 */
export function checkImport(db: Db, context: ActionContext, id: string, mapping?: ColumnMapping): WorkResult {
  if (!canManageSuppliers(context.actor)) return { ok: false, refusal: { code: 'not-allowed' } }
  const { now } = context
  const isClaimed = transact(db, tx => {
    const found = findImportById(tx, id)
    if (!found) return null
    const change = { state: 'checking', progress: 0, failure: null, updatedAt: now } as const
    if (!claimImport(tx, id, ['mapped', 'checked'], { ...change, ...(mapping && { mapping }) })) return false
    if (mapping) saveMapping(tx, digestOf(found.headers), mapping, now)
    return true
  })
  if (isClaimed === null) return { ok: false, refusal: { code: 'not-found' } }
  if (!isClaimed) return { ok: false, refusal: { code: 'not-now' } }
  return { ok: true, done: inBackground(db, id, 'mapped', () => runCheck(db, id, now, null)) }
}

/** Decides about all likely duplicates that nobody has decided yet, and checks again with that. */
export function decideOpenRows(
  db: Db,
  context: ActionContext,
  id: string,
  decision: RowDecision,
): WorkResult {
  if (!canManageSuppliers(context.actor)) return { ok: false, refusal: { code: 'not-allowed' } }
  const isDecided = transact(db, tx => {
    const change = { state: 'checking', progress: 0, failure: null, updatedAt: context.now } as const
    if (!claimImport(tx, id, ['checked'], change)) return false
    setOpenDecisions(tx, id, decision)
    return true
  })
  if (!isDecided) return { ok: false, refusal: { code: findImportById(db, id) ? 'not-now' : 'not-found' } }
  return { ok: true, done: inBackground(db, id, 'mapped', () => runCheck(db, id, context.now, null)) }
}

/** Decides about one likely duplicate, or (null) leaves it open again. */
export function decideRow(
  db: Db,
  { actor }: ActionContext,
  id: string,
  { rowNumber, decision }: { rowNumber: number; decision: RowDecision | null },
): { ok: true } | { ok: false; refusal: ImportRefusal } {
  if (!canManageSuppliers(actor)) return { ok: false, refusal: { code: 'not-allowed' } }
  return transact(db, tx => {
    const found = findImportById(tx, id)
    if (!found) return { ok: false, refusal: { code: 'not-found' } }
    if (found.state !== 'checked') return { ok: false, refusal: { code: 'not-now' } }
    return setDecision(tx, id, rowNumber, decision)
      ? { ok: true }
      : { ok: false, refusal: { code: 'not-found' } }
  })
}

/** The check itself; `notice` is what the page then says beside the result. */
export async function runCheck(db: Db, id: string, now: Date, notice: string | null) {
  const found = requireImport(db, id)
  const directory = loadDirectory(db)
  const groups = new Map<string, ProblemGroup>()
  let progress = 0
  await planImport(db, found, directory, isoDate(now), slice => {
    progress += slice.length
    countProblems(groups, slice)
    transact(db, tx => {
      savePlannedRows(
        tx,
        id,
        slice.map(({ row, planned }) => ({ rowNumber: row.rowNumber, planned: worded(planned, directory) })),
      )
      updateImport(tx, id, { progress })
    })
  })
  const problemGroups = [...groups.values()].sort((a, b) => b.count - a.count).slice(0, MOST_PROBLEM_GROUPS)
  const counts: ImportCounts = countActions(db, id)
  updateImport(db, id, { state: 'checked', counts, problemGroups, failure: notice, progress: 0 })
}

export function requireImport(db: Db, id: string): ImportRow {
  const found = findImportById(db, id)
  if (!found) throw new Error(`import ${id} is missing`)
  return found
}

function countProblems(groups: Map<string, ProblemGroup>, slice: PlannedSlice) {
  for (const { planned } of slice)
    for (const problem of planned.problems) {
      const key = `${problem.field} ${problem.code}`
      groups.set(key, oneMore(groups.get(key), problem))
    }
}

function oneMore(group: ProblemGroup | undefined, { field, code, limit }: RowProblem): ProblemGroup {
  const isSame = limit !== undefined && (!group || group.limit === limit)
  return { field, code, count: (group?.count ?? 0) + 1, ...(isSame && { limit }) }
}

type Worded = { siteCodes: Map<string, string>; ownerNames: Map<string, string> }

/** Changes are read by people: sites by their codes, people by their names. */
function worded<T extends { changes: RowChange[] }>(planned: T, { siteCodes, ownerNames }: Worded): T {
  const inWords = (names: Map<string, string>, text: string) =>
    text
      .split(' ')
      .map(id => names.get(id) ?? id)
      .join(' ')
  const changes = planned.changes.map(change => {
    const names = change.field === 'sites' ? siteCodes : change.field === 'owner' ? ownerNames : null
    if (!names) return change
    return { ...change, old: inWords(names, change.old), new: inWords(names, change.new) }
  })
  return { ...planned, changes }
}
