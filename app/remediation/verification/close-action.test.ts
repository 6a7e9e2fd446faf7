import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { eventTypes, type Scenario } from '#app/assessments/scenario.test-support.ts'
import { findReceiptByKind } from '#app/assessments/queries.server.ts'
import { acting, createAssessment, createCampaign } from '#db/factories/index.ts'
import { outbox, reanswers, suppliers } from '#db/schema/index.ts'
import { findOpenCaseBySupplierId } from '../measures/queries.server.ts'
import { closeAction } from './close-action.server.ts'
import { prepareClosure } from './closure.server.ts'
import { NO_CORRECTIONS } from './corrections.ts'
import { checkEffect } from './check-effect.server.ts'
import { findEvidenceRound } from './evidence-queries.server.ts'
import { findInsufficient } from './find-insufficient.server.ts'
import { findLatestStandingReceipt } from './standing-queries.server.ts'
import { readReceipt } from '#app/assessments/receipt-row.ts'
import {
  addAction,
  close,
  daysLater,
  GOOD,
  handIn,
  LICENCE,
  openPublished,
  relapse,
  requireAction,
} from './verification.test-support.ts'

function standingOf({ db, supplier }: Scenario) {
  const row = db.select().from(suppliers).where(eq(suppliers.id, supplier.id)).get()
  return [row?.standingScore, row?.standingGrade, row?.latestScore, row?.latestGrade]
}

function newsTo({ db, owner }: Scenario) {
  return db
    .select()
    .from(outbox)
    .where(eq(outbox.userId, owner.userId))
    .all()
    .flatMap(({ message }) => (message.kind === 'action-news' ? [message.news] : []))
}

test('a closure moves the standing and leaves the published result of the year alone', () => {
  const scenario = openPublished()
  const { db, id: assessmentId, reviewer } = scenario
  const published = findReceiptByKind(db, assessmentId, 'verified')?.body
  const { id } = addAction(scenario, { promisedPoints: 15 })
  handIn(scenario, id, GOOD)
  expect(standingOf(scenario)).toEqual([67.5, 'C', 67.5, 'C'])
  expect(close(scenario, id)).toMatchObject({
    ok: true,
    change: { before: { score: 67.5, grade: 'C' }, after: { score: 82.5, grade: 'B' }, won: 15 },
  })
  expect(standingOf(scenario)).toEqual([82.5, 'B', 67.5, 'C'])
  expect(findReceiptByKind(db, assessmentId, 'verified')?.body).toBe(published)
  expect(requireAction(db, id)).toMatchObject({
    state: 'closed',
    wonPoints: 15,
    endReason: '现场核实',
    endedById: reviewer.userId,
    effectivenessDueAt: daysLater(92),
  })
  expect(findEvidenceRound(db, id, 1)).toMatchObject({ verdict: 'effective', verdictReason: '现场核实' })
  expect(eventTypes(db).slice(-3)).toEqual(['action.closed', 'standing.changed', 'case.met'])
  expect(newsTo(scenario)).toEqual(['closed'])
})

test('the receipt of a standing names the action and the day its answer holds from', () => {
  const scenario = openPublished()
  const action = addAction(scenario)
  handIn(scenario, action.id, GOOD)
  close(scenario, action.id)
  const row = findLatestStandingReceipt(scenario.db, scenario.id)
  const { meta, inputs } = readReceipt({ body: row?.body ?? '' })
  expect(meta).toEqual({
    supplier: scenario.supplier.code,
    year: 2026,
    kind: 'standing',
    assessment: scenario.id,
    action: action.code,
  })
  expect(inputs.reviews['GOV-02']).toMatchObject({ asOf: row?.effectiveOn, reason: action.code })
  expect(row).toMatchObject({ scoreBefore: 67.5, gradeBefore: 'C', score: 82.5, grade: 'B' })
})

test('a paper that was issued after the assessment counts on the day of the closure', () => {
  const expired = { licence: { status: 'missing', certificates: [] } }
  const scenario = openPublished({ 'GOV-01': { values: expired } })
  expect(standingOf(scenario)).toEqual([85, 'C', 85, 'C'])
  const { id } = addAction(scenario, { items: ['GOV-01'] })
  const [paper] = (LICENCE.licence as { certificates: object[] }).certificates
  const renewed = { status: 'held', certificates: [{ ...paper, validFrom: dayOf(daysLater(1)) }] }
  handIn(scenario, id, { 'GOV-01': { licence: renewed } })
  expect(close(scenario, id)).toMatchObject({ ok: true })
  expect(standingOf(scenario)).toEqual([100, 'A', 85, 'C'])
})

function dayOf(instant: Date) {
  return instant.toISOString().slice(0, 10)
}

test('the verifier can correct an answer and dismiss a trigger that it fires, with a reason', () => {
  const scenario = openPublished({ 'SOC-01': { values: { cases: 3 } } })
  expect(standingOf(scenario)).toEqual([80, 'D', 80, 'D'])
  const { id } = addAction(scenario, { items: ['SOC-01'] })
  handIn(scenario, id, { 'SOC-01': { cases: 0 } })
  const corrected = { values: { 'SOC-01': { cases: '3' } }, dismissals: {} }
  const unreasoned = { ...corrected, dismissals: { 'SOC-01': [{ id: 'case_found', reason: ' ' }] } }
  expect(close(scenario, id, daysLater(2), unreasoned)).toMatchObject({
    refusal: { code: 'trigger-reason-required', itemCode: 'SOC-01', triggerId: 'case_found' },
  })
  const dismissals = { 'SOC-01': [{ id: 'case_found', reason: '均已妥善处理' }] }
  expect(close(scenario, id, daysLater(2), { ...corrected, dismissals })).toMatchObject({
    ok: true,
    change: { after: { score: 80, grade: 'B' }, won: 0, items: [{ resolved: [{ id: 'case_found' }] }] },
  })
  expect(scenario.db.select().from(reanswers).all()).toMatchObject([
    { itemCode: 'SOC-01', values: { cases: 3 }, dismissedTriggers: dismissals['SOC-01'] },
  ])
})

test('a corrected answer that cannot be stored is refused at its field, and nothing is written', () => {
  const scenario = openPublished()
  const { id } = addAction(scenario, { items: ['ENV-01'] })
  handIn(scenario, id, GOOD)
  const outcome = close(scenario, id, daysLater(2), {
    values: { 'ENV-01': { recycled: '140' } },
    dismissals: {},
  })
  expect(outcome).toMatchObject({
    refusal: { code: 'invalid-values', items: [{ itemCode: 'ENV-01', problems: [{ code: 'above-max' }] }] },
  })
  expect(requireAction(scenario.db, id).state).toBe('verifying')
})

test('who was shown another effect is asked to look again', () => {
  const scenario = openPublished()
  const { db, reviewer } = scenario
  const [one, other] = [addAction(scenario), addAction(scenario, { items: ['ENV-01'] })]
  handIn(scenario, one.id, GOOD)
  handIn(scenario, other.id, GOOD)
  const action = requireAction(db, other.id)
  const round = findEvidenceRound(db, other.id, 1)
  const prepared = prepareClosure(db, action, round ?? { answers: {} }, NO_CORRECTIONS, daysLater(2))
  const seen = prepared.ok ? prepared.closure.digest : ''
  close(scenario, one.id)
  const closing = { actionId: other.id, rev: action.rev, reason: '核实', corrections: NO_CORRECTIONS }
  const by = acting(reviewer, daysLater(2))
  expect(closeAction(db, by, { ...closing, seen })).toMatchObject({ refusal: { code: 'effect-changed' } })
  expect(closeAction(db, by, { ...closing, seen: null })).toMatchObject({ ok: true })
})

test('an action without items of the latest result closes without touching the standing', () => {
  const scenario = openPublished()
  const { id } = addAction(scenario, { items: [] })
  handIn(scenario, id, {})
  expect(close(scenario, id)).toEqual({ ok: true, change: null })
  expect(requireAction(scenario.db, id)).toMatchObject({ state: 'closed', wonPoints: null })
  expect(standingOf(scenario)).toEqual([67.5, 'C', 67.5, 'C'])
})

test('an action of an earlier result closes without touching the standing', () => {
  const scenario = openPublished()
  const { db, content, reviewer, supplier } = scenario
  const earlier = createCampaign(db, { ...content, createdById: reviewer.userId }, { year: 2025 })
  const { id: assessmentId } = createAssessment(db, { campaign: earlier, supplier }, { state: 'published' })
  const { id } = addAction(scenario, { assessmentId })
  expect(handIn(scenario, id, {})).toMatchObject({ ok: true })
  expect(close(scenario, id)).toEqual({ ok: true, change: null })
  expect(standingOf(scenario)).toEqual([67.5, 'C', 67.5, 'C'])
})

test('an action that somebody raised by hand answers the items of the latest result anew', () => {
  const scenario = openPublished()
  const { id } = addAction(scenario, { source: 'manual', assessmentId: null })
  handIn(scenario, id, GOOD)
  close(scenario, id)
  expect(standingOf(scenario)).toEqual([82.5, 'B', 67.5, 'C'])
})

test('evidence that does not convince goes back with its reason', () => {
  const scenario = openPublished()
  const { db, reviewer } = scenario
  const { id } = addAction(scenario)
  handIn(scenario, id, GOOD)
  const { rev } = requireAction(db, id)
  const by = acting(reviewer, daysLater(2))
  expect(findInsufficient(db, by, { actionId: id, rev, reason: ' ' })).toMatchObject({
    refusal: { code: 'reason-required' },
  })
  expect(findInsufficient(db, by, { actionId: id, rev, reason: '缺培训记录' })).toEqual({ ok: true })
  expect(requireAction(db, id)).toMatchObject({ state: 'implementing', evidenceRounds: 1 })
  expect(findEvidenceRound(db, id, 1)).toMatchObject({ verdict: 'insufficient', verdictReason: '缺培训记录' })
  expect(newsTo(scenario)).toEqual(['insufficient'])
  expect(handIn(scenario, id, GOOD, daysLater(3))).toEqual({ ok: true, round: 2 })
})

test('of two people who looked at the same time the second is told', () => {
  const scenario = openPublished()
  const { db, reviewer, secondReviewer } = scenario
  const { id } = addAction(scenario)
  handIn(scenario, id, GOOD)
  const { rev } = requireAction(db, id)
  const both = { actionId: id, rev, reason: '核实' }
  const closing = { ...both, corrections: NO_CORRECTIONS, seen: null }
  expect(findInsufficient(db, acting(reviewer, daysLater(2)), both)).toEqual({ ok: true })
  expect(closeAction(db, acting(secondReviewer, daysLater(2)), closing)).toMatchObject({
    refusal: { code: 'changed-meanwhile' },
  })
  expect(standingOf(scenario)).toEqual([67.5, 'C', 67.5, 'C'])
})

test.each(['owner', 'contributor', 'viewer', 'stranger'] as const)('a %s cannot verify', who => {
  const scenario = openPublished()
  const { db } = scenario
  const { id } = addAction(scenario)
  handIn(scenario, id, GOOD)
  const by = acting(scenario[who], daysLater(2))
  const verified = { actionId: id, rev: null, reason: '核实' }
  const code = who === 'stranger' ? 'not-found' : 'not-allowed'
  const closing = { ...verified, corrections: NO_CORRECTIONS, seen: null }
  expect(closeAction(db, by, closing)).toMatchObject({ refusal: { code } })
  expect(findInsufficient(db, by, verified)).toMatchObject({ refusal: { code } })
  expect(checkEffect(db, by, { ...verified, outcome: 'relapsed' })).toMatchObject({ refusal: { code } })
})

test('a relapse opens the action again and takes its answer back', () => {
  const scenario = openPublished()
  const { db } = scenario
  const { id } = addAction(scenario)
  handIn(scenario, id, GOOD)
  close(scenario, id)
  expect(relapse(scenario, id)).toEqual({ ok: true })
  expect(requireAction(db, id)).toMatchObject({
    state: 'implementing',
    wonPoints: null,
    endedAt: null,
    effectivenessOutcome: 'relapsed',
  })
  expect(requireAction(db, id).dueAt?.getTime()).toBeGreaterThan(daysLater(3).getTime())
  expect(standingOf(scenario)).toEqual([67.5, 'C', 67.5, 'C'])
  expect(findOpenCaseBySupplierId(db, scenario.supplier.id)).toMatchObject({ state: 'improving', grade: 'C' })
  expect(newsTo(scenario)).toEqual(['closed', 'reopened'])
  expect(handIn(scenario, id, GOOD, daysLater(5))).toMatchObject({ ok: true })
  close(scenario, id, daysLater(6))
  expect(standingOf(scenario)).toEqual([82.5, 'B', 67.5, 'C'])
})

test('a closure that stayed effective is confirmed once its time has come, once', () => {
  const scenario = openPublished()
  const { db, reviewer } = scenario
  const { id } = addAction(scenario)
  handIn(scenario, id, GOOD)
  close(scenario, id)
  const check = (days: number) => {
    const { rev } = requireAction(db, id)
    const checked = { actionId: id, rev, outcome: 'effective', reason: '复查合格' } as const
    return checkEffect(db, acting(reviewer, daysLater(days)), checked)
  }
  expect(check(91)).toMatchObject({ refusal: { code: 'too-early', dueAt: daysLater(92) } })
  expect(check(92)).toEqual({ ok: true })
  expect(check(93)).toMatchObject({ refusal: { code: 'no-check-due' } })
  expect(requireAction(db, id)).toMatchObject({ state: 'closed', effectivenessOutcome: 'effective' })
  expect(standingOf(scenario)).toEqual([82.5, 'B', 67.5, 'C'])
})
