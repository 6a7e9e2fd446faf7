import fs from 'node:fs'
import { expect, test } from 'vitest'
import { acting, createAssessment, createCampaign, createSupplier } from '#db/factories/index.ts'
import { EVERYTHING, queueHref, readQueueRequest, searchOf, type QueueRequest } from './queue-search.ts'
import { returnItems } from './return-items.server.ts'
import { countQueueQuery, queueIdsQuery } from './review-queries.server.ts'
import { listReviewQueue } from './review.server.ts'
import { later, openScenario, saveOne, stateOf, submit, type Scenario } from './scenario.test-support.ts'

test('the queue lists what waits for the buyer, longest waiting first, in pages', () => {
  const scenario = openScenario({ answered: true })
  const { db, id, reviewer, owner, supplier, content } = scenario
  submit(scenario)
  const others = Array.from({ length: 51 }, (_, index) => {
    const campaign = createCampaign(db, { ...content, createdById: reviewer.userId })
    const given = {
      state: 'verified',
      submittedAt: later(index - 100),
      firstSubmittedAt: later(index - 100),
    } as const
    return createAssessment(db, { campaign, supplier }, given).id
  })
  const first = listReviewQueue(db, reviewer, queue())
  expect(first).toMatchObject({
    counts: { submitted: 1, 'under-review': 0, verified: 51 },
    page: 1,
    pageCount: 2,
  })
  expect(first.rows.map(row => row.id)).toEqual(others.slice(0, 50))
  expect(listReviewQueue(db, reviewer, queue({ page: 99 })).rows.map(row => row.id)).toEqual([others[50], id])
  expect(listReviewQueue(db, reviewer, queue({ filter: 'submitted' })).rows).toMatchObject([
    { id, currentVerdicts: 0, selfGrade: 'A' },
  ])
  expect(listReviewQueue(db, reviewer, queue({ filter: 'to-review' }))).toMatchObject({
    rows: [{ id }],
    pageCount: 1,
  })
  expect(listReviewQueue(db, owner, queue()).rows).toEqual([])
})

function queue(change: Partial<QueueRequest> = {}): QueueRequest {
  return { ...readQueueRequest(new URLSearchParams()), ...change }
}

/** Six in the queue, each standing out by something else. */
function openVariedQueue() {
  const scenario = openScenario()
  const { db, campaign, reviewer } = scenario
  const add = (
    supplier: Parameters<typeof createSupplier>[1],
    given: Parameters<typeof createAssessment>[2],
  ) =>
    createAssessment(
      db,
      { campaign, supplier: createSupplier(db, supplier) },
      { state: 'submitted', ...given },
    ).id
  const ids = {
    plain: add({ category: 'service', supplierClass: 3 }, { selfGrade: 'A' }),
    packaging: add({ category: 'packaging', supplierClass: 3 }, { selfGrade: 'A' }),
    first: add({ category: 'service', supplierClass: 1 }, { selfGrade: 'A' }),
    zero: add({ category: 'service', supplierClass: 3 }, { selfGrade: 'D', selfTrigger: 'zeroTolerance' }),
    critical: add({ category: 'service', supplierClass: 3 }, { selfGrade: 'C', selfTrigger: 'critical' }),
    mine: add(
      { category: 'service', supplierClass: 3 },
      { selfGrade: 'C', state: 'verified', reviewerId: reviewer.userId },
    ),
  }
  const names = Object.fromEntries(Object.entries(ids).map(([name, id]) => [id, name]))
  const listed = (search: string) => {
    const found = listReviewQueue(db, reviewer, readQueueRequest(new URLSearchParams(search)))
    return { ...found, names: found.rows.map(({ id }) => names[id]).sort() }
  }
  return { ...scenario, listed }
}

test.each([
  ['category=packaging', ['packaging']],
  ['class=1', ['first']],
  ['self=C', ['critical', 'mine']],
  ['self=C&state=verified', ['mine']],
  ['trigger=any', ['critical', 'zero']],
  ['trigger=zeroTolerance', ['zero']],
  ['trigger=critical', ['critical']],
  ['trigger=critical&self=D', []],
  ['class=3&category=service&trigger=any&self=D', ['zero']],
  ['reviewer=nobody&self=C', ['critical']],
  [
    'category=nonsense&class=9&self=E&trigger=nothing',
    ['critical', 'first', 'mine', 'packaging', 'plain', 'zero'],
  ],
])('the queue with %s', (search, expected) => {
  expect(openVariedQueue().listed(search).names).toEqual(expected)
})

test('a narrowed queue says of how many', () => {
  const { listed } = openVariedQueue()
  const everything = { submitted: 5, 'under-review': 0, verified: 1 }
  expect(listed('')).toMatchObject({ counts: everything, wholes: null })
  expect(listed('state=verified&order=low')).toMatchObject({ counts: everything, wholes: null })
  expect(listed('self=C')).toMatchObject({
    counts: { submitted: 1, 'under-review': 0, verified: 1 },
    wholes: everything,
  })
})

test('an address says everything that the queue is narrowed by', () => {
  const search =
    'state=verified&reviewer=nobody&campaign=one&category=packaging&class=2&self=B&trigger=critical&comments=1&order=low'
  expect(queueHref(readQueueRequest(new URLSearchParams(search)))).toBe(`/reviews?${search}`)
})

test('the gravest trigger is kept with each submission, and found in the receipts of an older database', () => {
  const scenario = openScenario({
    answered: true,
    items: {
      'GOV-01': { values: { licence: { status: 'missing', certificates: [] } } },
      'SOC-01': { values: { cases: 3 } },
    },
  })
  const { db, raw, id, reviewer } = scenario
  submit(scenario)
  expect(stateOf(scenario).selfGrade).toBe('D')
  expect(triggerOf(scenario)).toBe('zeroTolerance')
  raw.exec('update assessments set self_trigger = null')
  raw.exec(backfill())
  expect(triggerOf(scenario)).toBe('zeroTolerance')

  returnItems(db, acting(reviewer, later(90)), id, { items: [{ code: 'SOC-01', comment: '请核对' }] })
  saveOne(scenario, 'SOC-01', 1, { cases: 0 }, { now: later(100) })
  submit(scenario, later(110))
  expect(triggerOf(scenario)).toBe('critical')
  raw.exec(backfill())
  expect(triggerOf(scenario)).toBe('critical')
})

function triggerOf({ raw, id }: Scenario) {
  return raw.prepare('select self_trigger from assessments where id = ?').pluck().get(id)
}

/** The statement that the migration fills the column with. */
function backfill() {
  const file = new URL('../../db/migrations/0004_integrity_rules.sql', import.meta.url)
  const statements = fs.readFileSync(file, 'utf8').split('--> statement-breakpoint')
  return statements.find(statement => statement.includes('UPDATE assessments SET self_trigger')) ?? ''
}

test('whatever the queue is narrowed by stands in its index', () => {
  const { db, raw } = openScenario()
  const search = searchOf(
    readQueueRequest(
      new URLSearchParams(
        'category=packaging&class=2&self=B&trigger=any&comments=1&reviewer=nobody&campaign=one',
      ),
    ),
  )
  const queries = [EVERYTHING, search].flatMap(asked => [
    countQueueQuery(db, asked),
    queueIdsQuery(db, asked, { limit: 50, offset: 0 }),
    queueIdsQuery(db, { ...asked, order: 'low' }, { limit: 50, offset: 0 }),
  ])
  for (const { sql, params } of queries.map(query => query.toSQL()))
    expect(planOf(sql, params)).toContain('SEARCH assessments USING COVERING INDEX assessments_queue')

  function planOf(statement: string, params: unknown[]) {
    const rows = raw.prepare<unknown[], { detail: string }>(`explain query plan ${statement}`).all(...params)
    return rows.map(({ detail }) => detail).join('\n')
  }
})
