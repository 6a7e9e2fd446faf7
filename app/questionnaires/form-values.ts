import type { AskedField, AskedItem } from './localize.ts'

/** Names of the inputs that stand beside an item's fields. Field ids have no capitals: no clash. */
export const NOT_APPLICABLE = 'notApplicable'
export const NOT_APPLICABLE_REASON = 'notApplicableReason'
export const DECLINE = 'declineItem'
export const DECLINE_REASON = 'declineReason'

const MAX_ENTRIES = 5000
const INDEX = /^(?:0|[1-9]\d{0,5})$/

type Path = string | readonly (string | number)[]
type Leaf = { rest: string[]; value: string }
type RawRecord = Record<string, unknown>
type RawAnswer = { values: RawRecord; notApplicable?: { reason: string }; declined?: { reason: string } }

/** The name of a form input: `fieldName('GOV-01', ['licences', 'certificates', 0, 'number'])`. */
export function fieldName(itemCode: string, path: Path) {
  return [itemCode, ...(typeof path === 'string' ? [path] : path)].join('.')
}

/**
 * Collects one item's inputs from a posted form into raw input for `normalizeAnswer`. Names of other items
 * and names that the item does not know are passed over; of a repeated name the last value counts. Records
 * keep their order, gaps between their numbers close.
 */
export function readItemForm(item: AskedItem, entries: Iterable<readonly [string, unknown]>): RawAnswer {
  const byFirst = groupByFirst(entriesOf(item.code, entries))
  const fields: readonly AskedField[] = item.fields
  const values = Object.fromEntries(
    fields.flatMap(field => {
      const leaves = byFirst.get(field.id)
      return leaves ? [[field.id, readField(field, leaves)]] : []
    }),
  )
  const answer: RawAnswer = { values }
  if (isOn(byFirst, NOT_APPLICABLE)) answer.notApplicable = { reason: textOf(byFirst, NOT_APPLICABLE_REASON) }
  if (isOn(byFirst, DECLINE)) answer.declined = { reason: textOf(byFirst, DECLINE_REASON) }
  return answer
}

function entriesOf(itemCode: string, entries: Iterable<readonly [string, unknown]>): Leaf[] {
  const leaves: Leaf[] = []
  for (const [name, value] of entries) {
    if (typeof value !== 'string' || !name.startsWith(`${itemCode}.`)) continue
    leaves.push({ rest: name.slice(itemCode.length + 1).split('.'), value })
    if (leaves.length === MAX_ENTRIES) break
  }
  return leaves
}

function groupByFirst(leaves: Leaf[]): Map<string, Leaf[]> {
  const groups = new Map<string, Leaf[]>()
  for (const { rest, value } of leaves) {
    const [first = '', ...deeper] = rest
    const group = groups.get(first) ?? []
    group.push({ rest: deeper, value })
    groups.set(first, group)
  }
  return groups
}

function readField(field: AskedField, leaves: Leaf[]): unknown {
  if (field.type === 'rows') return readRecords(leaves)
  if (field.type !== 'certificate') return lastValue(leaves)
  const parts = groupByFirst(leaves)
  return {
    status: lastValue(parts.get('status') ?? []),
    certificates: readRecords(parts.get('certificates') ?? []),
  }
}

function readRecords(leaves: Leaf[]): RawRecord[] {
  return [...groupByFirst(leaves)]
    .filter(([index]) => INDEX.test(index))
    .sort(([a], [b]) => Number(a) - Number(b))
    .map(([, record]) =>
      Object.fromEntries([...groupByFirst(record)].map(([name, values]) => [name, lastValue(values)])),
    )
}

function lastValue(leaves: Leaf[]): string | undefined {
  return leaves.findLast(leaf => leaf.rest.length === 0)?.value
}

function isOn(groups: Map<string, Leaf[]>, name: string) {
  const value = lastValue(groups.get(name) ?? [])
  return value === 'on' || value === 'true'
}

function textOf(groups: Map<string, Leaf[]>, name: string) {
  return lastValue(groups.get(name) ?? []) ?? ''
}
