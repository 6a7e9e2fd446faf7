import { drizzle } from 'drizzle-orm/better-sqlite3'
import { expect, test } from 'vitest'
import type { Db } from '#db/client.server.ts'
import * as schema from '#db/schema/index.ts'
import {
  countEndedDecisions,
  countWaitingDecisions,
  decisionsOfSupplierQuery,
  endedDecisionsQuery,
  existsWaitingDecision,
  findNamedDecision,
  waitingDecisionsQuery,
} from './decision-queries.server.ts'
import {
  caseEventsQuery,
  casesOverQuery,
  countCases,
  endedCasesQuery,
  findCasesBySupplierId,
  findCasesDueUntil,
  findCommittee,
  findSupplierIdsWithEndedEscalation,
  findUntoldCases,
  openCasesQuery,
} from './desk-queries.server.ts'
import { statesOf } from './desk-views.ts'
import { onDay, openMeasures, publishGrade } from './measures.test-support.ts'
import {
  existsChanceBySupplierId,
  findCurrentReceipt,
  findOpenCaseBySupplierId,
  findSupplierIdsWithOpenCase,
  findWaitingByCaseId,
} from './queries.server.ts'

const DUE = { states: statesOf('due'), cause: null }
const RUNNING = { states: statesOf('running'), cause: 'grade-c' } as const

const QUERIES: Record<string, (db: Db) => unknown> = {
  'the open case of a supplier': db => findOpenCaseBySupplierId(db, 'a'),
  'which suppliers have one': db => findSupplierIdsWithOpenCase(db, ['a', 'b']),
  'the receipt of a supplier': db => findCurrentReceipt(db, 'a'),
  'whether it had its chance': db => existsChanceBySupplierId(db, 'a'),
  'what waits of a case': db => findWaitingByCaseId(db, 'a'),
  'cases that are due': db => openCasesQuery(db, DUE, 1).all(),
  'cases that run': db => openCasesQuery(db, RUNNING, 2).all(),
  'cases that are over': db => endedCasesQuery(db, 'grade-d', 1).all(),
  'how many are due': db => countCases(db, DUE),
  'cases of a supplier': db => findCasesBySupplierId(db, 'a'),
  'events of a case': db => caseEventsQuery(db, 'a', 7, 50).all(),
  'the committee': db => findCommittee(db),
  'deadlines that passed': db => casesOverQuery(db, onDay(1), 50).all(),
  'deadlines that come': db => findCasesDueUntil(db, onDay(1), 50),
  'what the committee has to be told': db => findUntoldCases(db, 50),
  'escalations that ended': db => findSupplierIdsWithEndedEscalation(db, 50),
  'proposals that wait': db => waitingDecisionsQuery(db, 1).all(),
  'decisions that were taken': db => endedDecisionsQuery(db, 1).all(),
  'how many wait': db => countWaitingDecisions(db),
  'how many were taken': db => countEndedDecisions(db),
  'decisions of a supplier': db => decisionsOfSupplierQuery(db, 'a').all(),
  'whether one waits': db => existsWaitingDecision(db, 'a', 'release'),
  'one decision': db => findNamedDecision(db, 'a'),
}

const GROWING =
  /SCAN (measure_cases|measure_decisions|corrective_actions|suppliers|assessments|users|user_roles|events)(?! USING)/

test.each(Object.entries(QUERIES))('%s is read along an index', (_, run) => {
  const measures = openMeasures()
  const { raw } = measures
  const { open } = publishGrade(measures, measures.supplier, 'C', onDay(0))
  expect(open).not.toBeNull()
  const seen: { sql: string; params: unknown[] }[] = []
  run(drizzle(raw, { schema, logger: { logQuery: (sql, params) => seen.push({ sql, params }) } }))
  expect(seen.length).toBeGreaterThan(0)
  for (const { sql, params } of seen) {
    const plan = raw.prepare<unknown[], { detail: string }>(`explain query plan ${sql}`).all(...params)
    expect(plan.map(({ detail }) => detail).join('\n')).not.toMatch(GROWING)
  }
})

test('the events of a case are found by their index alone', () => {
  const { raw } = openMeasures()
  const seen: { sql: string; params: unknown[] }[] = []
  const db = drizzle(raw, { schema, logger: { logQuery: (sql, params) => seen.push({ sql, params }) } })
  caseEventsQuery(db, 'a', null, 50).all()
  const [{ sql, params } = { sql: '', params: [] }] = seen
  const plan = raw.prepare<unknown[], { detail: string }>(`explain query plan ${sql}`).all(...params)
  expect(plan.map(({ detail }) => detail).join()).toContain('USING INDEX events_case')
})
