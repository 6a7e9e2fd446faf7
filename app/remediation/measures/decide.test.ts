import { expect, test } from 'vitest'
import { asc, eq } from 'drizzle-orm'
import { acting } from '#db/factories/index.ts'
import { findSupplierById } from '#app/suppliers/queries.server.ts'
import { measureDecisions, suppliers } from '#db/schema/index.ts'
import { declareRelation } from '../actions/actions.test-support.ts'
import { decideProposal } from './decide.server.ts'
import { findDecision } from './find-measures.server.ts'
import { deadlineOfSupplier } from './deadline.server.ts'
import { tendCaseAfterStanding } from './meet-case.server.ts'
import {
  caseEvents,
  mailsOf,
  onDay,
  openMeasures,
  publishGrade,
  reScore,
  stand,
  type Measures,
} from './measures.test-support.ts'
import { proposeDecision, withdrawProposal } from './propose.server.ts'
import { findCaseById, findOpenCaseBySupplierId } from './queries.server.ts'
import { tendMeasures } from './tend-measures.server.ts'
import type { DecisionKind } from './vocabulary.ts'

const WHY = '依据会议纪要'

function propose(
  { db, supplier, procurement }: Measures,
  kind: DecisionKind,
  { by = procurement, day = 1, days = null as number | null } = {},
) {
  const made = proposeDecision(db, acting(by, onDay(day)), {
    supplierId: supplier.id,
    kind,
    reason: WHY,
    days,
  })
  if (!made.ok) throw new Error(made.refusal.code)
  return made.id
}

function decide(measures: Measures, id: string, { by = measures.committee, day = 2 } = {}) {
  return decideProposal(measures.db, acting(by, onDay(day)), id, { verdict: 'approved', reason: '同意' })
}

function weak(grade: 'C' | 'D' = 'D') {
  const measures = openMeasures()
  const { open, digest } = publishGrade(measures, measures.supplier, grade, onDay(0))
  return { measures, caseId: open?.id ?? '', digest }
}

test('the one chance: proposed, granted by a second person, missed, disqualified; told and minuted throughout', () => {
  const { measures, caseId, digest } = weak()
  const { db, supplier, second, committee } = measures
  const id = propose(measures, 'grant-chance', { by: committee, days: 60 })
  expect(decide(measures, id, { by: committee })).toMatchObject({ refusal: { code: 'four-eyes' } })
  expect(decide(measures, id, { by: second })).toEqual({ ok: true })
  expect(findCaseById(db, caseId)).toMatchObject({ state: 'last-chance', chanceGrantedAt: onDay(2) })
  expect(db.select().from(measureDecisions).get()).toMatchObject({
    state: 'approved',
    reason: WHY,
    decisionReason: '同意',
    days: 60,
    grade: 'D',
    receiptDigest: digest,
    proposedById: committee.userId,
    decidedById: second.userId,
  })

  const dueAt = deadlineOfSupplier(db, supplier.id)
  if (!dueAt) throw new Error('no deadline')
  expect(tendMeasures(db, dueAt)).toMatchObject({ suppliers: 0 })
  const after = new Date(dueAt.getTime() + 1)
  expect(tendMeasures(db, after)).toMatchObject({ suppliers: 1 })
  expect(tendMeasures(db, after)).toEqual({ suppliers: 0, mails: 0 })
  expect(findCaseById(db, caseId)).toMatchObject({ state: 'decision-due', decisionDueAt: after })
  const again = { supplierId: supplier.id, kind: 'grant-chance', reason: WHY, days: 30 } as const
  expect(proposeDecision(db, acting(committee, after), again)).toEqual({
    ok: false,
    refusal: { code: 'chance-used' },
  })

  expect(decide(measures, propose(measures, 'eliminate', { day: 70 }), { day: 71 })).toEqual({ ok: true })
  expect(findCaseById(db, caseId)).toMatchObject({ state: 'disqualified', endedAt: onDay(71) })
  expect(findSupplierById(db, supplier.id)).toMatchObject({ status: 'disqualified', statusReason: WHY })
  expect(mailsOf(db, 'measure-news').map(({ message }) => 'news' in message && message.news)).toEqual([
    'deciding',
    'chance',
    'missed',
    'disqualified',
  ])
  expect(caseEvents(db)).toEqual([
    'case.opened',
    'decision.proposed',
    'decision.approved',
    'case.decided',
    'case.missed',
    'decision.proposed',
    'decision.approved',
    'case.decided',
  ])
})

test('a chance is given once until the supplier is reinstated, also in a later case', () => {
  const { measures } = weak()
  const { db, supplier, committee } = measures
  decide(measures, propose(measures, 'grant-chance', { days: 60 }))
  stand(db, supplier, 'B')
  tendCaseAfterStanding(db, { now: onDay(30) }, supplier.id)
  publishGrade(measures, supplier, 'D', onDay(400), 2027)
  const chance = { supplierId: supplier.id, kind: 'grant-chance', reason: WHY, days: 60 } as const
  expect(proposeDecision(db, acting(committee, onDay(401)), chance)).toMatchObject({
    refusal: { code: 'chance-used' },
  })
  decide(measures, propose(measures, 'eliminate', { day: 402 }), { day: 403 })
  const back = { ...chance, kind: 'reinstate', days: null } as const
  expect(proposeDecision(db, acting(committee, onDay(700)), back)).toMatchObject({
    refusal: { code: 'cooling-off' },
  })
  decide(measures, propose(measures, 'reinstate', { day: 769 }), { day: 770 })
  expect(findSupplierById(db, supplier.id)).toMatchObject({ status: 'prospective', statusReason: WHY })
  db.update(suppliers).set({ status: 'qualified' }).where(eq(suppliers.id, supplier.id)).run()
  publishGrade(measures, supplier, 'D', onDay(800), 2028)
  expect(proposeDecision(db, acting(committee, onDay(801)), chance)).toMatchObject({ ok: true })
})

test('payments are put off by decision alone, finance is told, and paid again when the case ends', () => {
  const { measures, caseId } = weak('C')
  const { db, supplier, sqe } = measures
  const wanted = { supplierId: supplier.id, kind: 'defer-payment', reason: WHY, days: 60 } as const
  expect(proposeDecision(db, acting(sqe, onDay(1)), wanted)).toMatchObject({ refusal: { code: 'not-found' } })
  decide(measures, propose(measures, 'defer-payment', { days: 60 }))
  expect(findCaseById(db, caseId)).toMatchObject({ state: 'improving' })
  expect(findCaseById(db, caseId)?.paymentDeferredUntil).toBeInstanceOf(Date)
  stand(db, supplier, 'B')
  tendCaseAfterStanding(db, { now: onDay(20) }, supplier.id)
  expect(
    mailsOf(db, 'payment-deferral').map(mail => [
      mail.toAddress,
      'news' in mail.message && mail.message.news,
    ]),
  ).toEqual([
    ['finance@buyer.example', 'deferred'],
    ['finance@buyer.example', 'resumed'],
  ])
})

test('a release ends the case and takes the other proposals with it', () => {
  const { measures, caseId } = weak()
  const { db, supplier } = measures
  propose(measures, 'eliminate')
  propose(measures, 'defer-payment', { days: 10 })
  decide(measures, propose(measures, 'release'))
  expect(findCaseById(db, caseId)).toMatchObject({ state: 'released' })
  const ended = db.select().from(measureDecisions).orderBy(asc(measureDecisions.kind)).all()
  expect(ended.map(({ kind, state }) => [kind, state])).toEqual([
    ['defer-payment', 'withdrawn'],
    ['eliminate', 'withdrawn'],
    ['release', 'approved'],
  ])
  expect(findSupplierById(db, supplier.id)?.status).toBe('qualified')
})

test('of two who decide at once one succeeds; a second proposal of a kind is refused while one waits', () => {
  const { measures } = weak()
  const { db, second, supplier, sqe } = measures
  const id = propose(measures, 'eliminate')
  const twice = { supplierId: supplier.id, kind: 'eliminate', reason: WHY, days: null } as const
  expect(proposeDecision(db, acting(sqe, onDay(1)), twice)).toMatchObject({
    refusal: { code: 'proposed-already' },
  })
  expect(decide(measures, id)).toEqual({ ok: true })
  const no = { verdict: 'refused', reason: '不同意' } as const
  expect(decideProposal(db, acting(second, onDay(2)), id, no)).toEqual({
    ok: false,
    refusal: { code: 'already-decided' },
  })
})

test('nothing is approved on a result that has changed since; it can still be refused', () => {
  const { measures } = weak()
  const { db, supplier, second } = measures
  const id = propose(measures, 'eliminate')
  reScore(measures, onDay(1))
  expect(decide(measures, id)).toMatchObject({ refusal: { code: 'grounds-changed' } })
  const no = { verdict: 'refused', reason: '请按新结果重新提出' } as const
  expect(decideProposal(db, acting(second, onDay(2)), id, no)).toEqual({ ok: true })
  expect(findOpenCaseBySupplierId(db, supplier.id)).toMatchObject({ state: 'decision-due' })
  expect(decide(measures, propose(measures, 'eliminate', { day: 3 }), { day: 4 })).toEqual({ ok: true })
})

test('a proposal is taken back by whoever made it, before it is decided', () => {
  const { measures } = weak()
  const { db, procurement, sqe } = measures
  const id = propose(measures, 'eliminate')
  expect(withdrawProposal(db, acting(sqe, onDay(3)), id)).toMatchObject({
    refusal: { code: 'not-own-proposal' },
  })
  expect(withdrawProposal(db, acting(procurement, onDay(3)), id)).toEqual({ ok: true })
  expect(decide(measures, id, { day: 4 })).toMatchObject({ refusal: { code: 'already-decided' } })
})

test('the database itself wants a second person, and keeps what was decided', () => {
  const { measures } = weak()
  const { db, raw, procurement } = measures
  const id = propose(measures, 'eliminate')
  const sole = raw.prepare(
    `update measure_decisions set state = 'approved', decided_by_id = ?, decided_at = 1 where id = ?`,
  )
  expect(() => sole.run(procurement.userId, id)).toThrow('second person')
  decide(measures, id)
  expect(() => raw.prepare(`update measure_decisions set reason = 'x'`).run()).toThrow('taken once')
  expect(() => raw.prepare('delete from measure_decisions').run()).toThrow('kept')
  expect(db.select().from(measureDecisions).all()).toHaveLength(1)
})

test('whoever has declared a relation to the supplier neither proposes nor decides', () => {
  const { measures } = weak()
  const { db, supplier, procurement, committee, second } = measures
  declareRelation(db, supplier.id, procurement)
  const proposal = { supplierId: supplier.id, kind: 'eliminate', reason: WHY, days: null } as const
  const refusal = { ok: false, refusal: { code: 'recused' } }
  expect(proposeDecision(db, acting(procurement, onDay(1)), proposal)).toEqual(refusal)
  const id = propose(measures, 'eliminate', { by: second })
  declareRelation(db, supplier.id, committee)
  expect(decide(measures, id)).toEqual(refusal)
  expect(findDecision(db, committee, id, onDay(2))?.refusal).toEqual({ code: 'recused' })
})
