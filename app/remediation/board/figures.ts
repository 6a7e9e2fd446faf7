import {
  OPEN_ACTION_STATES,
  WITH_BUYER_STATES,
  WITH_SUPPLIER_STATES,
  type ActionState,
} from '../actions/action-state.ts'
import { AGE_BUCKETS, type AgeBucket } from '../actions/age-bucket.ts'
import { SEVERITIES, type Severity } from '../actions/vocabulary.ts'

/** How many open actions share these properties. */
export type OpenCount = {
  state: ActionState
  severity: Severity
  /** Null: about no item. */
  dimension: string | null
  /** Null: nobody follows it. */
  ownerId: string | null
  age: AgeBucket
  isOverdue: boolean
  n: number
  /** Points they promise to win back, together. */
  promised: number
}

/** Open actions with something in common. */
export type OpenLine = {
  open: number
  overdue: number
  critical: number
  withSupplier: number
  withBuyer: number
}

export type KeyedLine<K> = OpenLine & { key: K }

/** Everything that the board says of what is open now. Lines without any action are left out, but for the fixed ones. */
export type OpenFigures = {
  all: OpenLine
  promised: number
  states: KeyedLine<ActionState>[]
  severities: KeyedLine<Severity>[]
  ages: KeyedLine<AgeBucket>[]
  /** By code; what is about no item last. */
  dimensions: KeyedLine<string | null>[]
  /** Whoever has most first; what nobody follows last. */
  owners: KeyedLine<string | null>[]
}

export function openFigures(counts: readonly OpenCount[]): OpenFigures {
  const linesOf = <K>(keys: readonly K[], keyOf: (count: OpenCount) => K) =>
    keys.map(key => ({ key, ...lineOf(counts.filter(count => keyOf(count) === key)) }))
  const dimensions = [...new Set(counts.map(({ dimension }) => dimension))].sort(nullLast)
  const owners = linesOf([...new Set(counts.map(({ ownerId }) => ownerId))], ({ ownerId }) => ownerId)
  return {
    all: lineOf(counts),
    promised: sum(counts, ({ promised }) => promised),
    states: linesOf(OPEN_ACTION_STATES, ({ state }) => state),
    severities: linesOf(SEVERITIES, ({ severity }) => severity),
    ages: linesOf(AGE_BUCKETS, ({ age }) => age),
    dimensions: linesOf(dimensions, ({ dimension }) => dimension),
    owners: owners.sort(
      (one, other) =>
        Number(one.key === null) - Number(other.key === null) ||
        other.open - one.open ||
        other.overdue - one.overdue,
    ),
  }
}

/** How many closed actions took so many days, were on time or not, and what they promised and won. */
export type ClosedCount = {
  severity: Severity
  /** Calendar days in China from the issue to the closure. */
  days: number
  isOnTime: boolean
  n: number
  promised: number
  won: number
}

export type ClosedLine = {
  closed: number
  onTime: number
  /** Half of them took no longer; the mean of the middle two where their number is even. Null without any. */
  medianDays: number | null
  promised: number
  won: number
}

export type ClosedFigures = { all: ClosedLine; severities: ({ key: Severity } & ClosedLine)[] }

/** Everything that the board says of what was closed within a year. */
export function closedFigures(counts: readonly ClosedCount[]): ClosedFigures {
  return {
    all: closedLine(counts),
    severities: SEVERITIES.map(key => ({
      key,
      ...closedLine(counts.filter(({ severity }) => severity === key)),
    })),
  }
}

function closedLine(counts: readonly ClosedCount[]): ClosedLine {
  return {
    closed: sum(counts, ({ n }) => n),
    onTime: sum(
      counts.filter(({ isOnTime }) => isOnTime),
      ({ n }) => n,
    ),
    medianDays: medianOf(counts.map(({ days, n }) => ({ value: days, n }))),
    promised: sum(counts, ({ promised }) => promised),
    won: sum(counts, ({ won }) => won),
  }
}

/** The median of values that are there so many times each; null of none. */
export function medianOf(counts: readonly { value: number; n: number }[]): number | null {
  const total = sum(counts, ({ n }) => n)
  if (total === 0) return null
  const sorted = counts.toSorted((one, other) => one.value - other.value)
  const at = (place: number) => {
    let before = 0
    return sorted.find(({ n }) => (before += n) > place)?.value ?? 0
  }
  return (at(Math.floor((total - 1) / 2)) + at(Math.floor(total / 2))) / 2
}

function lineOf(counts: readonly OpenCount[]): OpenLine {
  const countIf = (isCounted: (count: OpenCount) => boolean) => sum(counts.filter(isCounted), ({ n }) => n)
  return {
    open: countIf(() => true),
    overdue: countIf(({ isOverdue }) => isOverdue),
    critical: countIf(({ severity }) => severity === 'critical'),
    withSupplier: countIf(({ state }) => includes(WITH_SUPPLIER_STATES, state)),
    withBuyer: countIf(({ state }) => includes(WITH_BUYER_STATES, state)),
  }
}

function includes(states: readonly ActionState[], state: ActionState) {
  return states.includes(state)
}

function nullLast(one: string | null, other: string | null) {
  if (one === null || other === null) return Number(one === null) - Number(other === null)
  return one < other ? -1 : 1
}

function sum<T>(counts: readonly T[], valueOf: (count: T) => number): number {
  return counts.reduce((all, count) => all + valueOf(count), 0)
}
