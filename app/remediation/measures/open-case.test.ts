import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Db } from '#db/client.server.ts'
import { createSupplier } from '#db/factories/index.ts'
import { correctiveActions } from '#db/schema/index.ts'
import { deadlineOfSupplier } from './deadline.server.ts'
import { tendCaseAfterStanding } from './meet-case.server.ts'
import {
  addAction,
  caseEvents,
  mailsOf,
  onDay,
  openMeasures,
  publishGrade,
  reScore,
  stand,
} from './measures.test-support.ts'
import { escalateToCommittee, openCaseForRelapse, openCasesForSilence } from './open-case.server.ts'
import { findCaseById, findOpenCaseBySupplierId } from './queries.server.ts'

test('C opens an improvement period that ends with its last day in China', () => {
  const measures = openMeasures()
  const { db, supplier } = measures
  const { open, digest } = publishGrade(measures, supplier, 'C', new Date('2026-03-01T16:30:00Z'))
  expect(open).toMatchObject({
    code: 'MC-2026-0001',
    cause: 'grade-c',
    state: 'improving',
    grade: 'C',
    receiptDigest: digest,
    decisionDueAt: null,
  })
  // 2 March in China and ninety days.
  expect(deadlineOfSupplier(db, supplier.id)?.toISOString()).toBe('2026-05-31T15:59:59.999Z')
  expect(caseEvents(db)).toEqual(['case.opened'])
})

test('D waits for the committee, without a deadline', () => {
  const measures = openMeasures()
  const { open } = publishGrade(measures, measures.supplier, 'D', onDay(0))
  expect(open).toMatchObject({
    cause: 'grade-d',
    state: 'decision-due',
    dueAt: null,
    decisionDueAt: onDay(0),
  })
  expect(deadlineOfSupplier(measures.db, measures.supplier.id)).toBeNull()
})

test.each(['A', 'B'] as const)('%s entails nothing, and meets what was open', grade => {
  const measures = openMeasures()
  const { db, supplier } = measures
  expect(publishGrade(measures, supplier, grade, onDay(0)).open).toBeNull()
  const { open } = publishGrade(measures, supplier, 'C', onDay(10))
  expect(publishGrade(measures, supplier, grade, onDay(20)).open).toBeNull()
  expect(findCaseById(db, open?.id ?? '')).toMatchObject({ state: 'met', endedAt: onDay(20) })
  expect(caseEvents(db)).toEqual(['case.opened', 'case.met'])
})

test('a second C takes the place of the first without giving more time; D ends the time', () => {
  const measures = openMeasures()
  const { db, supplier } = measures
  const first = publishGrade(measures, supplier, 'C', onDay(0)).open
  const second = publishGrade(measures, supplier, 'C', onDay(30)).open
  expect(findCaseById(db, first?.id ?? '')).toMatchObject({ state: 'superseded', endedAt: onDay(30) })
  expect(second).toMatchObject({ code: 'MC-2026-0002', state: 'improving', dueAt: first?.dueAt })
  expect(publishGrade(measures, supplier, 'D', onDay(40)).open).toMatchObject({ state: 'decision-due' })
})

test('a result of an earlier round than the latest entails nothing', () => {
  const measures = openMeasures()
  publishGrade(measures, measures.supplier, 'B', onDay(0), 2026)
  expect(publishGrade(measures, measures.supplier, 'D', onDay(10), 2025).open).toBeNull()
})

test('silence opens one case for each supplier that has none and still is one', () => {
  const measures = openMeasures()
  const { db, supplier } = measures
  const improving = createSupplier(db)
  const { open } = publishGrade(measures, improving, 'C', onDay(0))
  const gone = createSupplier(db, { status: 'disqualified' })
  const silent = [supplier, improving, gone].map(({ id }) => ({ id: null, supplierId: id }))
  expect(openCasesForSilence(db, onDay(5), silent)).toHaveLength(1)
  expect(findOpenCaseBySupplierId(db, supplier.id)).toMatchObject({ cause: 'no-response', state: 'noticed' })
  expect(findOpenCaseBySupplierId(db, improving.id)?.id).toBe(open?.id)
  expect(findOpenCaseBySupplierId(db, gone.id)).toBeNull()
  expect(deadlineOfSupplier(db, supplier.id)).toBeNull()
  expect(publishGrade(measures, supplier, 'C', onDay(20)).open).toMatchObject({ state: 'improving' })
})

test('a standing of B meets the case, one of C does not, and silence is not met by it', () => {
  const measures = openMeasures()
  const { db, supplier } = measures
  const { open } = publishGrade(measures, supplier, 'D', onDay(0))
  stand(db, supplier, 'C')
  tendCaseAfterStanding(db, { now: onDay(5) }, supplier.id)
  expect(findOpenCaseBySupplierId(db, supplier.id)?.id).toBe(open?.id)
  stand(db, supplier, 'B')
  tendCaseAfterStanding(db, { now: onDay(6) }, supplier.id)
  expect(findCaseById(db, open?.id ?? '')).toMatchObject({ state: 'met', endedAt: onDay(6) })
  openCasesForSilence(db, onDay(7), [{ id: null, supplierId: supplier.id }])
  tendCaseAfterStanding(db, { now: onDay(8) }, supplier.id)
  expect(findOpenCaseBySupplierId(db, supplier.id)).toMatchObject({ cause: 'no-response' })
})

test('an escalated finding opens a case of its own, or makes the open one due, and keeps it open while it is', () => {
  const measures = openMeasures()
  const { db, supplier } = measures
  stand(db, supplier, 'B')
  const action = addAction(measures, onDay(0))
  escalateToCommittee(db, onDay(31), action)
  escalateToCommittee(db, onDay(40), action)
  const open = findOpenCaseBySupplierId(db, supplier.id)
  expect(open).toMatchObject({
    cause: 'escalation',
    state: 'decision-due',
    grade: 'B',
    escalatedActionId: action.id,
    decisionDueAt: onDay(31),
  })
  tendCaseAfterStanding(db, { now: onDay(41) }, supplier.id)
  expect(findOpenCaseBySupplierId(db, supplier.id)?.id).toBe(open?.id)
  expect(caseEvents(db)).toEqual(['case.opened', 'case.escalated', 'case.escalated'])

  const other = openMeasures()
  publishGrade(other, other.supplier, 'C', onDay(0))
  escalateToCommittee(other.db, onDay(31), addAction(other, onDay(0)))
  expect(findOpenCaseBySupplierId(other.db, other.supplier.id)).toMatchObject({
    cause: 'grade-c',
    state: 'decision-due',
    decisionDueAt: onDay(31),
  })
  expect(deadlineOfSupplier(other.db, other.supplier.id)).toBeNull()
})

test('an escalated finding that ends gives back the days that are left, and nothing where none are', () => {
  const measures = openMeasures()
  const { db, supplier } = measures
  const { open } = publishGrade(measures, supplier, 'C', onDay(0))
  const action = addAction(measures, onDay(0))
  escalateToCommittee(db, onDay(31), action)
  tendCaseAfterStanding(db, { now: onDay(32) }, supplier.id)
  expect(findOpenCaseBySupplierId(db, supplier.id)).toMatchObject({ state: 'decision-due' })
  end(db, action.id, onDay(40))
  tendCaseAfterStanding(db, { now: onDay(40) }, supplier.id)
  expect(findOpenCaseBySupplierId(db, supplier.id)).toMatchObject({
    id: open?.id,
    state: 'improving',
    dueAt: open?.dueAt,
    escalatedActionId: null,
    decisionDueAt: null,
  })
  expect(caseEvents(db)).toEqual(['case.opened', 'case.escalated', 'case.resumed'])

  const other = openMeasures()
  publishGrade(other, other.supplier, 'C', onDay(0))
  const late = addAction(other, onDay(0))
  escalateToCommittee(other.db, onDay(80), late)
  end(other.db, late.id, onDay(95))
  tendCaseAfterStanding(other.db, { now: onDay(95) }, other.supplier.id)
  expect(findOpenCaseBySupplierId(other.db, other.supplier.id)).toMatchObject({ state: 'decision-due' })
})

test('an improvement that did not last entails what its standing does, unless as much is open already', () => {
  const measures = openMeasures()
  const { db, supplier } = measures
  const { open } = publishGrade(measures, supplier, 'C', onDay(0))
  stand(db, supplier, 'B')
  tendCaseAfterStanding(db, { now: onDay(10) }, supplier.id)
  openCaseForRelapse(db, { now: onDay(20) }, supplier.id)
  const again = findOpenCaseBySupplierId(db, supplier.id)
  expect(again).toMatchObject({ cause: 'grade-c', state: 'improving', grade: 'C', openedAt: onDay(20) })
  expect(again?.id).not.toBe(open?.id)
  openCaseForRelapse(db, { now: onDay(21) }, supplier.id)
  expect(findOpenCaseBySupplierId(db, supplier.id)?.id).toBe(again?.id)
  reScore(measures, onDay(30))
  openCaseForRelapse(db, { now: onDay(30) }, supplier.id)
  expect(findOpenCaseBySupplierId(db, supplier.id)).toMatchObject({ cause: 'grade-d', state: 'decision-due' })
  expect(mailsOf(db, 'measure-news').map(({ message }) => 'news' in message && message.news)).toEqual([
    'improving',
    'met',
    'improving',
    'deciding',
  ])
})

test('an improvement that did not last ends no silence', () => {
  const measures = openMeasures()
  const { db, supplier } = measures
  publishGrade(measures, supplier, 'B', onDay(0))
  openCasesForSilence(db, onDay(5), [{ id: null, supplierId: supplier.id }])
  reScore(measures, onDay(6))
  openCaseForRelapse(db, { now: onDay(6) }, supplier.id)
  expect(findOpenCaseBySupplierId(db, supplier.id)).toMatchObject({ cause: 'no-response', state: 'noticed' })
})

function end(db: Db, id: string, now: Date) {
  db.update(correctiveActions)
    .set({ state: 'closed', endedAt: now })
    .where(eq(correctiveActions.id, id))
    .run()
}
