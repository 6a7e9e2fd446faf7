import { contactField, type ImportField } from './fields.ts'
import { identify, type Found, type Identified, type KnownSupplier } from './identify-row.ts'
import type { ColumnMapping, RowAction, RowChange, RowDecision, RowProblem } from './import-state.ts'
import { changedFacts, mergeFacts, type ImportedFacts, type MergeProblem } from './merge-facts.ts'
import { newContacts, type NewContact } from './plan-contacts.ts'
import type { FileIndex } from './file-index.ts'
import type { GivenRow } from './read-row.ts'

/** Everything known while the rows of a file are gone through in their order. */
export type Planning = {
  mapping: ColumnMapping
  index: FileIndex
  /** Calendar day (`YYYY-MM-DD`) of the check. */
  today: string
  /** Whether a known supplier may become qualified. */
  isCommitted: (supplierId: string) => boolean
  /** What becomes of each supplier so far, by supplier id or `row:` and the number of the row that makes it. */
  pending: Map<string, Pending>
  /** Which supplier each new address goes to. */
  addresses: Map<string, { key: string; rowNumber: number }>
}

/** One supplier as the rows so far would leave it; `siteIds` null: as they are. */
export type Pending = {
  known: KnownSupplier | null
  facts: ImportedFacts
  siteIds: string[] | null
  contacts: NewContact[]
  rowNumbers: number[]
  /** The row that is about this supplier beyond doubt; null while there are only rows decided to be the same. */
  certainRow: number | null
}

export type PlannedRow = {
  action: RowAction
  /** Only a decision that can stand. */
  decision: RowDecision | null
  problems: RowProblem[]
  changes: RowChange[]
  supplierId: string | null
  duplicateOf: number | null
  seenAt: Date | null
}

type Row = {
  rowNumber: number
  given: GivenRow
  problems: RowProblem[]
  decision: RowDecision | null
}

export function startPlanning(
  mapping: ColumnMapping,
  index: FileIndex,
  today: string,
  isCommitted: Planning['isCommitted'] = () => true,
): Planning {
  return { mapping, index, today, isCommitted, pending: new Map(), addresses: new Map() }
}

/**
 * What one row does, with what rows before it have done already. A row with problems does nothing; a likely
 * duplicate does nothing until somebody has decided, and then what was decided.
 */
export function planRow(planning: Planning, row: Row, found: Found): PlannedRow {
  const identified = identify(planning, row.rowNumber, row.given, found)
  const known = identified.known
  const about = {
    decision: identified.isLikely ? row.decision : null,
    supplierId: known?.id ?? null,
    duplicateOf: identified.isLikely ? identified.duplicateOf : null,
    seenAt: known?.updatedAt ?? null,
  }
  const refused = identified.problems.map(problem => atColumn(planning, row, problem))
  const told = [...row.problems, ...refused]
  const isStopped = refused.length > 0 || (identified.isLikely && told.length > 0)
  if (isStopped) return { ...about, action: 'problem', problems: told, changes: [] }
  if (!identified.isLikely)
    return { ...about, ...place(planning, row, found, certainTarget(identified, row)) }
  const undecided: PlannedRow = { ...about, action: 'duplicate', problems: [], changes: [] }
  if (row.decision === null || row.decision === 'skip') return undecided
  const why = whyNotDecision(identified, row.decision)
  if (why)
    return { ...undecided, decision: null, problems: [atColumn(planning, row, { field: 'code', code: why })] }
  const placed = place(planning, row, found, decidedTarget(planning, identified, row))
  const isPossible = placed.problems.length === 0
  return { ...about, ...placed, action: 'duplicate', decision: isPossible ? row.decision : null }
}

function whyNotDecision({ canBeOther, known }: Identified, decision: 'same' | 'other') {
  if (decision === 'other') return canBeOther ? null : 'one-code-for-two'
  return known?.isClosed ? 'supplier-closed' : null
}

type Target = { key: string; known: KnownSupplier | null; keepsCode: boolean; isCertain: boolean }

function certainTarget({ known }: Identified, { rowNumber }: Row): Target {
  return { key: known?.id ?? rowKey(rowNumber), known, keepsCode: false, isCertain: true }
}

/** The same: the supplier of the earlier row, or the known one. Another one: a supplier of its own. */
function decidedTarget(planning: Planning, identified: Identified, row: Row): Target {
  const own = { key: rowKey(row.rowNumber), known: null, keepsCode: false, isCertain: false }
  if (row.decision === 'other') return own
  const { known, duplicateOf } = identified
  const key = known?.id ?? (duplicateOf === null ? own.key : rowKey(duplicateOf))
  if (known === null && !planning.pending.has(key)) return own
  // The code of the file replaces the known one, unless another row of the file goes by the known one.
  const keepsCode = known === null || planning.index.codes.has(known.facts.code)
  return { key, known, keepsCode, isCertain: false }
}

/** Stands for a supplier that the row makes. */
export function rowKey(rowNumber: number) {
  return `row:${rowNumber}`
}

type Placed = Pick<PlannedRow, 'action' | 'problems' | 'changes'>

function place(planning: Planning, row: Row, found: Found, target: Target): Placed {
  const { key, known, keepsCode, isCertain } = target
  const earlier = planning.pending.get(key)
  const given = keepsCode ? withoutCode(row.given) : row.given
  const before = earlier?.facts ?? known?.facts ?? null
  const isCommitted = known === null || planning.isCommitted(known.id)
  const merged = mergeFacts(given, before, planning.today, isCommitted)
  const contacts = newContacts(planning, row.given, found, key, known, earlier?.contacts ?? [])
  const problems = allProblems(planning, row, [
    ...(merged.ok ? [] : merged.problems),
    ...siteProblems(row.given, known),
    ...contacts.problems,
  ])
  if (!merged.ok || problems.length > 0) return { action: 'problem', problems, changes: [] }
  const pending: Pending = {
    known,
    facts: merged.facts,
    siteIds: row.given.sites?.listed.map(({ id }) => id) ?? earlier?.siteIds ?? null,
    contacts: [...(earlier?.contacts ?? []), ...contacts.added],
    rowNumbers: [...(earlier?.rowNumbers ?? []), row.rowNumber],
    certainRow: earlier?.certainRow ?? (isCertain ? row.rowNumber : null),
  }
  planning.pending.set(key, pending)
  for (const { email } of contacts.added) planning.addresses.set(email, { key, rowNumber: row.rowNumber })
  const changes = known ? changesOf(known, pending) : []
  return { action: known ? (changes.length > 0 ? 'update' : 'unchanged') : 'create', problems: [], changes }
}

/** A closed site stays with the suppliers that it has, and gets no new ones. */
function siteProblems({ sites }: GivenRow, known: KnownSupplier | null): MergeProblem[] {
  const isNew = sites?.listed.some(({ id, isGone }) => isGone && !known?.siteIds.includes(id))
  return isNew ? [{ field: 'sites', code: 'closed-site' }] : []
}

/** What is wrong with the cells, and what else is wrong with other fields: all of it is to be corrected at once. */
function allProblems(planning: Planning, row: Row, further: readonly MergeProblem[]): RowProblem[] {
  const isTold = (field: ImportField) => row.problems.some(problem => problem.field === field)
  const others = further
    .filter(({ field }) => !isTold(field))
    .map(problem => atColumn(planning, row, problem))
  return [...row.problems, ...others].sort((a, b) => (a.column ?? Infinity) - (b.column ?? Infinity))
}

function withoutCode({ values: { code: _, ...values }, ...given }: GivenRow): GivenRow {
  return { ...given, values }
}

/** What differs from the register; contacts by name and address. */
export function changesOf(known: KnownSupplier, { facts, siteIds, contacts }: Pending): RowChange[] {
  const changed = changedFacts(known.facts, facts).map(field => ({
    field: field === 'ownerId' ? 'owner' : field,
    old: String(known.facts[field] ?? ''),
    new: String(facts[field] ?? ''),
  }))
  const sites = siteIds && !isSameSet(known.siteIds, siteIds)
  return [
    ...changed,
    ...(sites ? [{ field: 'sites', old: known.siteIds.join(' '), new: siteIds.join(' ') }] : []),
    ...contacts.map(({ name, email }) => ({ field: 'contacts', old: '', new: `${name} <${email}>` })),
  ]
}

export function isSameSet(a: readonly string[], b: readonly string[]) {
  return a.length === b.length && a.every(each => b.includes(each))
}

function atColumn({ mapping }: Planning, { given }: Row, { field, code, limit }: MergeProblem): RowProblem {
  const value = valueOf(given, field)
  return { column: mapping[field] ?? null, field, code, value, ...(limit !== undefined && { limit }) }
}

function valueOf({ values, contacts, statusSince, sites, owner }: GivenRow, field: ImportField): string {
  if (field === 'statusSince') return statusSince ?? ''
  if (field === 'sites') return sites?.text ?? ''
  if (field === owner?.field) return owner.text
  const contact = contacts.find(each => contactField(each.number, 'Email') === field)
  return contact?.email ?? String(values[field as keyof typeof values] ?? '')
}
