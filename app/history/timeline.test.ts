import { sql, type SQL } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Db } from '#db/client.server.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import type { EventType } from './events.ts'
import { insertEvent } from './ledger-queries.server.ts'
import { assessmentEventsQuery, supplierEventsQuery } from './queries.server.ts'
import { toSupplierEntry, toTimelineEntry } from './timeline-entry.ts'
import {
  ASSESSMENT_EVENTS_PER_PAGE,
  assessmentTimeline,
  readBefore,
  SUPPLIER_EVENTS_PER_PAGE,
  supplierTimeline,
} from './timeline.server.ts'

const MORNING = new Date('2026-03-02T02:00:00Z')
const NEXT_DAY = new Date('2026-03-02T17:00:00Z')

test('evidence taken over from last year is not called uploaded', () => {
  const data = { itemCode: 'SOC-01', carriedFromId: 'e-1' }
  const event = { seq: 1, at: MORNING, type: 'evidence.added' as const, actorId: 'u', actorName: '王敏' }
  expect(toTimelineEntry({ ...event, data }).isCarried).toBe(true)
  expect(toSupplierEntry({ ...event, data })?.isCarried).toBe(true)
  expect(toTimelineEntry({ ...event, data: { itemCode: 'SOC-01' } }).isCarried).toBe(false)
})

test('a supplier shows its steps without the saves of its forms, page by page', () => {
  const { db } = openTestDatabase()
  for (let n = 0; n < SUPPLIER_EVENTS_PER_PAGE + 5; n++) {
    record(db, 'supplier.changed')
    record(db, 'answer.saved', { itemCode: 'SOC-01' })
  }
  const first = supplierTimeline(db, 's1', null)
  const second = supplierTimeline(db, 's1', first.older)
  expect([first.entries.length, second.entries.length, second.older]).toEqual([100, 5, null])
  const shown = [...first.entries, ...second.entries]
  expect(new Set(shown.map(entry => entry.type))).toEqual(new Set(['supplier.changed']))
  expect(new Set(shown.map(entry => entry.seq)).size).toBe(105)
})

test('the saves of one person on one day in China are one entry that counts the items', () => {
  const { db } = openTestDatabase()
  for (const itemCode of ['SOC-01', 'SOC-02', 'SOC-02', 'SOC-03']) record(db, 'answer.saved', { itemCode })
  record(db, 'answer.saved', { itemCode: 'SOC-04' }, { actorName: '陈静' })
  record(db, 'assessment.submitted')
  record(db, 'answer.saved', { itemCode: 'SOC-01' }, { at: NEXT_DAY })
  const { entries } = assessmentTimeline(db, 'a1', null, 'buyer')
  expect(entries.map(({ type, actorName, count, about }) => [type, actorName, count, about])).toEqual([
    ['answer.saved', '王敏', 1, 'SOC-01'],
    ['assessment.submitted', '王敏', 1, null],
    ['answer.saved', '陈静', 1, 'SOC-04'],
    ['answer.saved', '王敏', 3, null],
  ])
})

test('plain acceptances of one person and day are one entry; other verdicts stand alone with all that was said', () => {
  const { db } = openTestDatabase()
  const accept = (itemCode: string, more = {}) =>
    record(db, 'review.recorded', { itemCode, verdict: 'accepted', previous: null, ...more })
  for (const itemCode of ['ENV-01', 'ENV-02', 'ENV-03']) accept(itemCode)
  accept('SOC-01', { previous: 'rejected' })
  accept('SOC-02', { dismissedTriggers: [{ id: 'case_found', reason: '误填' }] })
  record(db, 'review.recorded', {
    itemCode: 'SOC-03',
    verdict: 'rejected',
    reason: '证明已过期',
    raisedTriggers: [{ id: 'found_on_site', reason: '现场照片' }],
  })
  const plain = { value: 'accepted', previous: null, dismissed: [], raised: [] }
  expect(assessmentTimeline(db, 'a1', null, 'buyer').entries).toMatchObject([
    {
      about: 'SOC-03',
      reason: '证明已过期',
      verdict: { ...plain, value: 'rejected', raised: ['现场照片'] },
    },
    { about: 'SOC-02', count: 1, verdict: { ...plain, dismissed: ['误填'] } },
    { about: 'SOC-01', count: 1, verdict: { ...plain, previous: 'rejected' } },
    { about: null, count: 3, verdict: plain },
  ])
  expect(supplierTimeline(db, 's1', null).entries).toHaveLength(4)
})

test('an assessment with thousands of saves is read a page at a time', () => {
  const { db } = openTestDatabase()
  for (let n = 0; n < ASSESSMENT_EVENTS_PER_PAGE + 1; n++) record(db, 'answer.saved', { itemCode: 'SOC-01' })
  const { older } = assessmentTimeline(db, 'a1', null, 'buyer')
  expect(older).toBe(2)
  expect(assessmentTimeline(db, 'a1', older, 'buyer')).toMatchObject({ entries: [{ seq: 1 }], older: null })
})

test('a supplier reads its own steps and the outcomes, not who reviewed, how and why', () => {
  const { db } = openTestDatabase()
  const buyer = { actorName: '林悦', actorId: 'lin' }
  record(db, 'assessment.invited', {}, buyer)
  record(db, 'assessment.submitted')
  record(db, 'assessment.taken-for-review', {}, buyer)
  record(db, 'review.recorded', { itemCode: 'SOC-01', verdict: 'rejected', reason: '证明已过期' }, buyer)
  record(db, 'assessment.returned', { comment: '请补充' }, buyer)
  record(db, 'assessment.verified', {}, buyer)
  record(db, 'assessment.review-reopened', { reason: '复查' }, buyer)
  record(db, 'assessment.exempted', { reason: '停产' }, buyer)
  record(db, 'assessment.published', { grade: 'B' }, buyer)
  const page = assessmentTimeline(db, 'a1', null, 'supplier')
  expect(page.entries.map(({ type, actorName }) => [type, actorName])).toEqual([
    ['assessment.published', null],
    ['assessment.returned', null],
    ['assessment.submitted', '王敏'],
    ['assessment.invited', null],
  ])
  expect(JSON.stringify(page)).not.toMatch(/林悦|lin|rejected|过期|请补充|复查|停产/)
})

test('the buyer is not told the names of the supplier’s files', () => {
  const { db } = openTestDatabase()
  record(db, 'evidence.added', { itemCode: 'SOC-01', fileName: '工资表.pdf' })
  expect(supplierTimeline(db, 's1', null).entries).toMatchObject([{ about: 'SOC-01' }])
})

test.each([null, 4000])('both timelines walk an index, starting before %s', before => {
  const { db } = openTestDatabase()
  const supplierPlan = planOf(db, supplierEventsQuery(db, 's1', before, 101).getSQL())
  const assessmentPlan = planOf(db, assessmentEventsQuery(db, 'a1', before, 301).getSQL())
  expect(supplierPlan).toMatch(/^SEARCH events USING INDEX events_supplier /)
  expect(assessmentPlan).toMatch(/^SEARCH events USING INDEX events_assessment /)
  expect(supplierPlan + assessmentPlan).not.toContain('\n')
})

test.each([
  ['', null],
  ['?before=12', 12],
  ['?before=-1', null],
  ['?before=x', null],
])('the address "%s" starts before %s', (query, before) => {
  expect(readBefore(new Request(`https://portal.example/reviews/a1${query}`))).toBe(before)
})

function record(
  db: Db,
  type: EventType,
  data: Record<string, unknown> = {},
  who: { actorName?: string; actorId?: string; at?: Date } = {},
) {
  const { actorName = '王敏', actorId = 'wang', at = MORNING } = who
  insertEvent(db, { type, data, actorName, actorId, at, supplierId: 's1', assessmentId: 'a1' })
}

/** One line: nothing is sorted, no second table is visited. */
function planOf(db: Db, query: SQL) {
  return db
    .all<{ detail: string }>(sql`explain query plan ${query}`)
    .map(row => row.detail)
    .join('\n')
}
