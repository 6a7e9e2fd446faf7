import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Db } from '#db/client.server.ts'
import { acting, createSupplier } from '#db/factories/index.ts'
import { closeSupplier } from '#app/suppliers/close-supplier.server.ts'
import { correctiveActions } from '#db/schema/index.ts'
import { moveCase } from './case-change.server.ts'
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
  type Measures,
} from './measures.test-support.ts'
import { escalateToCommittee, openCaseForRelapse, openCasesForSilence } from './open-case.server.ts'
import { proposeDecision } from './propose.server.ts'
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
  escalate(measures, action, onDay(31))
  escalate(measures, action, onDay(40))
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
  escalate(other, addAction(other, onDay(0)), onDay(31))
  expect(findOpenCaseBySupplierId(other.db, other.supplier.id)).toMatchObject({
    cause: 'grade-c',
    state: 'decision-due',
    decisionDueAt: onDay(31),
  })
  // The days of its grade run on.
  expect(deadlineOfSupplier(other.db, other.supplier.id)).toEqual(
    findOpenCaseBySupplierId(other.db, other.supplier.id)?.dueAt,
  )
})

test('an escalated finding that ends gives back the days that are left, and nothing where none are', () => {
  const measures = openMeasures()
  const { db, supplier } = measures
  const { open } = publishGrade(measures, supplier, 'C', onDay(0))
  const action = addAction(measures, onDay(0))
  escalate(measures, action, onDay(31))
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
  escalate(other, late, onDay(80))
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

test('one of two overdue findings that ends leaves the case before the committee, whichever it is', () => {
  for (const last of [0, 1]) {
    const measures = openMeasures()
    const { db, supplier } = measures
    stand(db, supplier, 'B')
    const actions = [addAction(measures, onDay(0)), addAction(measures, onDay(1))]
    for (const action of actions) escalate(measures, action, onDay(40))
    end(db, actions[1 - last]?.id ?? '', onDay(41))
    tendCaseAfterStanding(db, { now: onDay(41) }, supplier.id)
    expect(findOpenCaseBySupplierId(db, supplier.id)).toMatchObject({ state: 'decision-due' })
    end(db, actions[last]?.id ?? '', onDay(42))
    tendCaseAfterStanding(db, { now: onDay(42) }, supplier.id)
    expect(findOpenCaseBySupplierId(db, supplier.id)).toBeNull()
  }
})

test('a good result leaves an overdue finding before the committee, and ends silence all the same', () => {
  const measures = openMeasures()
  const { db, supplier } = measures
  openCasesForSilence(db, onDay(0), [{ id: null, supplierId: supplier.id }])
  const action = addAction(measures, onDay(0))
  escalate(measures, action, onDay(10))
  expect(publishGrade(measures, supplier, 'B', onDay(20)).open).toMatchObject({
    cause: 'escalation',
    state: 'decision-due',
    escalatedActionId: action.id,
  })
  end(db, action.id, onDay(30))
  tendCaseAfterStanding(db, { now: onDay(30) }, supplier.id)
  expect(findOpenCaseBySupplierId(db, supplier.id)).toBeNull()
})

test('C on top of an overdue finding gives the days of C once the finding has ended', () => {
  const measures = openMeasures()
  const { db, supplier } = measures
  const action = addAction(measures, onDay(0))
  escalate(measures, action, onDay(10))
  const { open } = publishGrade(measures, supplier, 'C', onDay(20))
  expect(open).toMatchObject({ cause: 'grade-c', state: 'decision-due' })
  end(db, action.id, onDay(30))
  tendCaseAfterStanding(db, { now: onDay(30) }, supplier.id)
  expect(findOpenCaseBySupplierId(db, supplier.id)).toMatchObject({ state: 'improving', dueAt: open?.dueAt })
})

test('a further weak result tells of nothing that was told before', () => {
  const measures = openMeasures()
  const { db, supplier } = measures
  publishGrade(measures, supplier, 'D', onDay(0), 2025)
  publishGrade(measures, supplier, 'C', onDay(300), 2026)
  expect(findOpenCaseBySupplierId(db, supplier.id)).toMatchObject({ cause: 'grade-c', state: 'decision-due' })
  expect(mailsOf(db, 'measure-news').map(({ message }) => 'news' in message && message.news)).toEqual([
    'deciding',
  ])
})

test('no action is due later than the deadline that begins', () => {
  const measures = openMeasures()
  const { db, supplier } = measures
  const action = addAction(measures, onDay(0))
  db.update(correctiveActions)
    .set({ dueAt: onDay(200) })
    .where(eq(correctiveActions.id, action.id))
    .run()
  const { open } = publishGrade(measures, supplier, 'C', onDay(0))
  const due = () => db.select().from(correctiveActions).get()?.dueAt
  expect(due()).toEqual(open?.dueAt)
  publishGrade(measures, supplier, 'D', onDay(5), 2027)
  expect(due()).toEqual(open?.dueAt)
})

test('closing a supplier ends its case and takes back what was proposed', () => {
  const measures = openMeasures()
  const { db, supplier, procurement } = measures
  const { open } = publishGrade(measures, supplier, 'D', onDay(0))
  const by = acting(procurement, onDay(1))
  proposeDecision(db, by, { supplierId: supplier.id, kind: 'eliminate', reason: '未改善', days: null })
  expect(closeSupplier(db, by, supplier.id, '停止合作')).toEqual({ ok: true })
  expect(findCaseById(db, open?.id ?? '')).toMatchObject({ state: 'lapsed', endedAt: onDay(1) })
  expect(caseEvents(db)).toEqual(['case.opened', 'decision.proposed', 'case.lapsed', 'decision.withdrawn'])
})

test('nobody who is not entitled to it takes a step', () => {
  const measures = openMeasures()
  const { db, supplier, committee } = measures
  const { open } = publishGrade(measures, supplier, 'D', onDay(0))
  if (!open) throw new Error('no case')
  const release = { step: 'release', event: 'case.decided' } as const
  expect(() => moveCase(db, onDay(1), open, release)).toThrow('for the committee')
  const meet = { step: 'meet', event: 'case.met' } as const
  expect(() => moveCase(db, acting(committee, onDay(1)), open, meet)).toThrow('for the system')
})

/** As the job does: noted on the action, and brought before the committee. */
function escalate({ db }: Measures, action: ReturnType<typeof addAction>, now: Date) {
  const dueAt = onDay(5)
  db.update(correctiveActions)
    .set({ dueAt, escalatedDueAt: dueAt, escalatedAt: now })
    .where(eq(correctiveActions.id, action.id))
    .run()
  escalateToCommittee(db, now, action)
}

function end(db: Db, id: string, now: Date) {
  db.update(correctiveActions)
    .set({ state: 'closed', endedAt: now })
    .where(eq(correctiveActions.id, id))
    .run()
}
