import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chinaDay } from '#app/i18n/china-time.ts'
import { createAction, createSupplier, createUser } from '#db/factories/index.ts'
import { transact } from '#db/client.server.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { NO_ACTION_FILTER, type ActionFilter } from '../actions/action-search.ts'
import { ACTION_STATES, isActionOverdue, isOpenAction } from '../actions/action-state.ts'
import { AGE_BUCKETS, ageBucketOf } from '../actions/age-bucket.ts'
import { countMatchingActions } from '../actions/matching-queries.server.ts'
import type { ActionRow } from '../actions/queries.server.ts'
import { ACTION_SOURCES, SEVERITIES } from '../actions/vocabulary.ts'
import { medianOf } from './figures.ts'
import { actionBoard, readYear, yearsWithActions } from './find-board.server.ts'

const NOW = new Date('2026-11-29T02:00:00Z')
const DAY_MS = 86_400_000
const DIMENSIONS = ['GOV', 'SOC', null]

const daysAgo = (days: number) => new Date(NOW.getTime() - days * DAY_MS)

/** Actions of every kind, drawn from a seed, of four suppliers and two people who follow them. */
function openFixture(seed: number, count = 300) {
  const { db } = openTestDatabase()
  const owners = [createUser(db), createUser(db)].map(({ userId }) => userId)
  const suppliers = Array.from({ length: 4 }, () => createSupplier(db))
  const draw = fc.record({
    state: fc.constantFrom(...ACTION_STATES),
    severity: fc.constantFrom(...SEVERITIES),
    source: fc.constantFrom(...ACTION_SOURCES),
    dimension: fc.constantFrom(...DIMENSIONS),
    owner: fc.constantFrom(...owners, null),
    supplier: fc.nat(3),
    issuedDaysAgo: fc.nat(500),
    dueAfter: fc.integer({ min: 10, max: 90 }),
    endedAfter: fc.nat(150),
    isRepeat: fc.boolean(),
    promised: fc.integer({ min: 0, max: 8 }),
  })
  const drawn = fc.sample(draw, { numRuns: count, seed })
  const actions = transact(db, tx => {
    const first = createAction(tx, suppliers[0] ?? createSupplier(tx), { state: 'dropped' })
    const rows = drawn.map(({ owner, supplier, issuedDaysAgo, dueAfter, endedAfter, isRepeat, ...given }) => {
      const isIssued = given.state !== 'draft' && given.state !== 'dropped'
      const issuedAt = isIssued ? daysAgo(issuedDaysAgo) : null
      const isEnded = given.state === 'closed' || given.state === 'withdrawn'
      const { promised, ...facts } = given
      return createAction(tx, suppliers[supplier] ?? createSupplier(tx), {
        ...facts,
        ownerId: owner,
        issuedAt,
        dueAt: issuedAt && new Date(issuedAt.getTime() + dueAfter * DAY_MS),
        endedAt: isEnded && issuedAt ? new Date(issuedAt.getTime() + endedAfter * DAY_MS) : null,
        repeatOfId: isRepeat ? first.id : null,
        promisedPoints: promised,
        wonPoints: given.state === 'closed' ? promised / 2 : null,
      })
    })
    return [first, ...rows]
  })
  return { db, actions, suppliers }
}

/** A count by hand: row by row, with the rules and not with a query. */
const isOpen = ({ state }: ActionRow) => isOpenAction(state)
const isOverdue = (action: ActionRow) => isActionOverdue(action, NOW)
const yearOf = (instant: Date | null) =>
  instant && new Date(instant.getTime() + 8 * 3_600_000).getUTCFullYear()

test.each([1, 2, 3])('the board says of open actions what a count by hand says (%i)', seed => {
  const { db, actions, suppliers } = openFixture(seed)
  const { open, drafts, suppliers: busiest } = actionBoard(db, 2026, NOW)
  const byHand = (isCounted: (action: ActionRow) => boolean) => {
    const counted = actions.filter(action => isOpen(action) && isCounted(action))
    const having = (...states: string[]) => counted.filter(({ state }) => states.includes(state)).length
    return {
      open: counted.length,
      overdue: counted.filter(isOverdue).length,
      critical: counted.filter(({ severity }) => severity === 'critical').length,
      withSupplier: having('issued', 'planning', 'implementing'),
      withBuyer: having('contested', 'plan-review', 'verifying'),
    }
  }
  expect(open.all).toEqual(byHand(() => true))
  for (const { key, ...line } of open.states) expect(line).toEqual(byHand(({ state }) => state === key))
  for (const { key, ...line } of open.severities)
    expect(line).toEqual(byHand(({ severity }) => severity === key))
  for (const { key, ...line } of open.ages)
    expect(line).toEqual(byHand(({ issuedAt }) => issuedAt !== null && ageBucketOf(issuedAt, NOW) === key))
  for (const { key, ...line } of open.dimensions)
    expect(line).toEqual(byHand(({ dimension }) => dimension === key))
  for (const { key, ...line } of open.owners) expect(line).toEqual(byHand(({ ownerId }) => ownerId === key))
  expect(open.owners.at(-1)?.key).toBeNull()
  expect(open.dimensions.map(({ key }) => key)).toEqual(DIMENSIONS)
  expect(drafts).toBe(actions.filter(({ state }) => state === 'draft').length)
  for (const line of busiest)
    expect(line).toMatchObject({
      open: byHand(({ supplierId }) => supplierId === line.id).open,
      overdue: byHand(({ supplierId }) => supplierId === line.id).overdue,
    })
  expect(busiest.length).toBe(suppliers.length)
})

test.each([2025, 2026])('the board says of the closings of %i what a count by hand says', year => {
  const { db, actions } = openFixture(year)
  const { closed, issued } = actionBoard(db, year, NOW)
  const ended = actions.filter(({ state, endedAt }) => state === 'closed' && yearOf(endedAt) === year)
  for (const { key, ...line } of [{ key: null, ...closed.all }, ...closed.severities]) {
    const own = ended.filter(({ severity }) => key === null || severity === key)
    const days = own
      .map(({ issuedAt, endedAt }) => chinaDay(endedAt ?? NOW) - chinaDay(issuedAt ?? NOW))
      .sort((one, other) => one - other)
    const middle = [
      days[Math.floor((days.length - 1) / 2)] ?? 0,
      days[Math.floor(days.length / 2)] ?? 0,
    ] as const
    expect(line).toEqual({
      closed: own.length,
      onTime: own.filter(({ endedAt, dueAt }) => endedAt !== null && dueAt !== null && endedAt <= dueAt)
        .length,
      medianDays: (middle[0] + middle[1]) / 2,
      promised: own.reduce((sum, { promisedPoints }) => sum + promisedPoints, 0),
      won: own.reduce((sum, { wonPoints }) => sum + (wonPoints ?? 0), 0),
    })
  }
  const made = actions.filter(({ issuedAt }) => yearOf(issuedAt) === year)
  expect(issued).toEqual({
    issued: made.length,
    repeats: made.filter(({ repeatOfId }) => repeatOfId !== null).length,
    suppliers: new Set(made.map(({ supplierId }) => supplierId)).size,
  })
})

test('every number is how many its list has', () => {
  const { db } = openFixture(7)
  const { open, closed, issued, suppliers } = actionBoard(db, 2026, NOW)
  const listed = (filter: Partial<ActionFilter>) =>
    countMatchingActions(db, { ...NO_ACTION_FILTER, ...filter }, NOW)
  expect(listed({ state: 'open' })).toBe(open.all.open)
  expect(listed({ isOverdue: true })).toBe(open.all.overdue)
  expect(listed({ state: 'with-buyer' })).toBe(open.all.withBuyer)
  expect(listed({ state: 'with-supplier' })).toBe(open.all.withSupplier)
  for (const { key, ...line } of open.ages) {
    expect(listed({ age: key })).toBe(line.open)
    expect(listed({ age: key, isOverdue: true })).toBe(line.overdue)
  }
  for (const { key, ...line } of open.owners)
    expect(listed({ state: 'open', ownerId: key ?? 'none' })).toBe(line.open)
  for (const { key, ...line } of open.dimensions)
    expect(listed({ dimension: key ?? 'none', isOverdue: true })).toBe(line.overdue)
  for (const line of suppliers) expect(listed({ state: 'open', supplierId: line.id })).toBe(line.open)
  expect(listed({ closedIn: 2026 })).toBe(closed.all.closed)
  expect(listed({ closedIn: 2026, closed: 'on-time' })).toBe(closed.all.onTime)
  expect(listed({ closedIn: 2026, closed: 'late' })).toBe(closed.all.closed - closed.all.onTime)
  expect(listed({ issuedIn: 2026, isRepeat: true })).toBe(issued.repeats)
})

test('a board without any action has every line, and no median', () => {
  const { db } = openTestDatabase()
  const { open, closed, suppliers } = actionBoard(db, 2026, NOW)
  expect(open.all).toEqual({ open: 0, overdue: 0, critical: 0, withSupplier: 0, withBuyer: 0 })
  expect(open.ages.map(({ key }) => key)).toEqual([...AGE_BUCKETS])
  expect([open.dimensions, open.owners, suppliers]).toEqual([[], [], []])
  expect(closed.all.medianDays).toBeNull()
  expect(yearsWithActions(db, NOW)).toEqual([2026])
})

test('years go back to the first issue, and only they can be asked for', () => {
  const { db } = openTestDatabase()
  createAction(db, createSupplier(db), { issuedAt: new Date('2024-12-31T16:00:00Z') })
  const years = yearsWithActions(db, NOW)
  expect(years).toEqual([2026, 2025])
  expect(readYear(new URLSearchParams('year=2025'), years, NOW)).toBe(2025)
  expect(readYear(new URLSearchParams('year=2024'), years, NOW)).toBe(2026)
})

test.each([
  [[], null],
  [[{ value: 4, n: 1 }], 4],
  [
    [
      { value: 9, n: 1 },
      { value: 2, n: 1 },
    ],
    5.5,
  ],
  [
    [
      { value: 30, n: 2 },
      { value: 1, n: 3 },
    ],
    1,
  ],
])('the median of %j is %s', (counts, median) => expect(medianOf(counts)).toBe(median))
