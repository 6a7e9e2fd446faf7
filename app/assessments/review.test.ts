import { expect, test } from 'vitest'
import { updateOrganisation } from '#app/settings/queries.server.ts'
import { acting } from '#db/factories/index.ts'
import { events, outbox } from '#db/schema/index.ts'
import { eq } from 'drizzle-orm'
import { addEvidence } from './evidence.server.ts'
import { findChecklist } from './find-assessment.server.ts'
import { updateAssessment } from './queries.server.ts'
import type { NewVerdict } from './record-verdict.server.ts'
import {
  acceptRemaining,
  recordVerdict,
  reopenReview,
  returnItems,
  takeForReview,
  verifyAssessment,
} from './review.server.ts'
import {
  acceptAll,
  countRows,
  eventTypes,
  ITEMS,
  later,
  openScenario,
  resultsFor,
  saveOne,
  seenNow,
  stateOf,
  submit,
  type Scenario,
} from './scenario.test-support.ts'

const ACCEPTED: Omit<NewVerdict, 'answerRev' | 'submittedAt'> = {
  verdict: 'accepted',
  rev: 0,
  dismissedTriggers: [],
  raisedTriggers: [],
}

function openSubmitted(given: Parameters<typeof openScenario>[0] = {}) {
  const scenario = openScenario({ answered: true, ...given })
  const submitted = submit(scenario)
  if (!submitted.ok) throw new Error(submitted.refusal.code)
  return scenario
}

function judge(scenario: Scenario, itemCode: string, verdict: Partial<NewVerdict>, minutes = 90) {
  const { db, id, reviewer } = scenario
  const whole = { ...ACCEPTED, ...seenNow(scenario, itemCode), ...verdict }
  return recordVerdict(db, acting(reviewer, later(minutes)), id, itemCode, whole)
}

function giveBack({ db, id, reviewer }: Scenario, codes: string[], minutes = 100) {
  const items = codes.map(code => ({ code, comment: `请补充${code}` }))
  return returnItems(db, acting(reviewer, later(minutes)), id, { items })
}

function licenceUntil(validTo: string) {
  const paper = { type: null, number: 'A1', issuer: '示例发证机构', scope: '', site: '' }
  const certificate = { ...paper, validFrom: '2025-01-01', validTo }
  return { values: { licence: { status: 'held', certificates: [certificate] } } }
}

function currentVerdicts(scenario: Scenario) {
  const current = Object.entries(reviewsOf(scenario)).filter(([, { isCurrent }]) => isCurrent)
  return current.map(([code]) => code).sort()
}

function reviewsOf({ db, id, reviewer }: Scenario) {
  return findChecklist(db, reviewer, id)?.reviews ?? {}
}

test('the first verdict takes a submitted assessment for review', () => {
  const scenario = openSubmitted()
  expect(judge(scenario, 'GOV-02', {})).toEqual({ ok: true, rev: 1 })
  expect(stateOf(scenario)).toMatchObject({ state: 'under-review', reviewerName: scenario.reviewer.name })
  expect(eventTypes(scenario.db).slice(-2)).toEqual(['assessment.taken-for-review', 'review.recorded'])
})

test('of two who take it at once one succeeds and the other is told the state', () => {
  const { db, id, reviewer, secondReviewer } = openSubmitted()
  expect(takeForReview(db, acting(reviewer), id)).toEqual({ ok: true })
  expect(takeForReview(db, acting(secondReviewer), id)).toEqual({
    ok: false,
    refusal: { code: 'wrong-state', state: 'under-review', needs: ['submitted'] },
  })
})

test('of two verdicts on the same item the later one is a conflict, naming who was first', () => {
  const scenario = openSubmitted()
  const { db, id, reviewer, secondReviewer } = scenario
  judge(scenario, 'GOV-02', {})
  const second = { ...ACCEPTED, ...seenNow(scenario, 'GOV-02') }
  expect(recordVerdict(db, acting(secondReviewer), id, 'GOV-02', second)).toEqual({
    ok: false,
    refusal: { code: 'conflict', rev: 1, reviewerName: reviewer.name },
  })
  expect(judge(scenario, 'GOV-02', { verdict: 'rejected', reason: '不符', rev: 1 })).toEqual({
    ok: true,
    rev: 2,
  })
})

test('a correction is normalised, graded, and leaves the answer as it was', () => {
  const scenario = openSubmitted()
  const { db, id, reviewer } = scenario
  judge(scenario, 'ENV-01', {
    verdict: 'corrected',
    reason: '台账为55%',
    correctedValues: { recycled: '５５ %' },
  })
  const checklist = findChecklist(db, reviewer, id)
  expect(checklist?.reviews['ENV-01']).toMatchObject({
    verdict: 'corrected',
    correctedValues: { recycled: 55 },
    answerRev: 1,
  })
  expect(checklist?.answers['ENV-01']?.values).toEqual({ recycled: 100 })
  const result = resultsFor(scenario, reviewer, later(91))
  expect([result?.self.score, result?.verified?.score]).toEqual([100, 92.5])
})

test.each<[string, string, Partial<NewVerdict>]>([
  ['reason-required', 'GOV-02', { verdict: 'rejected' }],
  ['reason-required', 'GOV-02', { verdict: 'corrected', correctedValues: {}, reason: '  ' }],
  ['verdict-does-not-fit', 'GOV-02', { verdict: 'na-confirmed' }],
  ['verdict-does-not-fit', 'SOC-01', { verdict: 'accepted' }],
  ['reason-required', 'SOC-01', { verdict: 'na-refused' }],
  ['unknown-item', 'XXX-01', {}],
  ['unknown-trigger', 'GOV-01', { raisedTriggers: [{ id: 'nothing', reason: 'x' }] }],
  ['trigger-reason-required', 'GOV-01', { dismissedTriggers: [{ id: 'licence_missing', reason: ' ' }] }],
  ['invalid-values', 'ENV-01', { verdict: 'corrected', reason: 'x', correctedValues: { recycled: 200 } }],
])('%s on %s: nothing is written', (code, itemCode, verdict) => {
  const scenario = openSubmitted({ items: { 'SOC-01': { values: {}, notApplicable: { reason: '不适用' } } } })
  expect(judge(scenario, itemCode, verdict)).toMatchObject({ ok: false, refusal: { code } })
  expect(stateOf(scenario).state).toBe('submitted')
  expect(countRows(scenario.db, 'reviews')).toBe(0)
})

test('a refused claim counts zero, a confirmed one leaves the denominator', () => {
  const items = { 'SOC-01': { values: {}, notApplicable: { reason: '不适用' } } }
  const scoreAfter = (verdict: Partial<NewVerdict>) => {
    const scenario = openSubmitted({ items })
    judge(scenario, 'SOC-01', verdict)
    return resultsFor(scenario, scenario.reviewer, later(91))?.verified?.score
  }
  expect(scoreAfter({ verdict: 'na-confirmed' })).toBe(100)
  expect(scoreAfter({ verdict: 'na-refused', reason: '现场有此工序' })).toBe(80)
})

test('a trigger stands until it is dismissed, and a raised one stands', () => {
  const scenario = openSubmitted({ items: { 'SOC-01': { values: { cases: 5 } } } })
  const gradeNow = () => resultsFor(scenario, scenario.reviewer, later(95))?.verified?.grade
  expect(gradeNow()).toBe('D')
  judge(scenario, 'SOC-01', { dismissedTriggers: [{ id: 'case_found', reason: '已核实为误报' }] })
  expect(gradeNow()).toBe('B')
  judge(scenario, 'SOC-01', {
    rev: 1,
    dismissedTriggers: [{ id: 'case_found', reason: '误报' }],
    raisedTriggers: [{ id: 'found_on_site', reason: '现场发现' }],
  })
  expect(gradeNow()).toBe('C')
})

/** Without the lot, and without the sample of important suppliers, what is left to a person is what stands out. */
function withoutSample({ db, id }: Scenario) {
  updateAssessment(db, id, { supplierClass: 3 })
  updateOrganisation(db, { nameZh: '云汀', nameEn: 'Yunting', settings: { samplePercent: 0 } })
}

test('accepting a section leaves to a person what stands out and what can hold a finding', () => {
  const scenario = openSubmitted({
    items: {
      'SOC-01': { values: { cases: 5 } },
      'SOC-03': { values: {}, notApplicable: { reason: '没有' } },
    },
  })
  withoutSample(scenario)
  const { db, id, reviewer } = scenario
  const { submittedAt } = seenNow(scenario)
  const accept = (dimensionCode: string) =>
    acceptRemaining(db, acting(reviewer, later(80)), id, { dimensionCode, submittedAt })
  expect(accept('SOC')).toEqual({ ok: true, accepted: ['SOC-02'], left: ['SOC-01', 'SOC-03'] })
  judge(scenario, 'GOV-02', { verdict: 'rejected', reason: '无材料' })
  expect(accept('GOV')).toEqual({ ok: true, accepted: [], left: ['GOV-01'] })
  expect(accept('SOC')).toEqual({ ok: true, accepted: [], left: ['SOC-01', 'SOC-03'] })
  expect(accept('XXX')).toEqual({ ok: true, accepted: [], left: [] })
  expect(reviewsOf(scenario)['GOV-02']?.verdict).toBe('rejected')
})

test('evidence of an important supplier is looked at item by item', () => {
  const scenario = openSubmitted()
  withoutSample(scenario)
  const { db, id, reviewer } = scenario
  updateAssessment(db, id, { supplierClass: 2 })
  const { submittedAt } = seenNow(scenario)
  const seen = { dimensionCode: 'SOC', submittedAt }
  expect(acceptRemaining(db, acting(reviewer, later(80)), id, seen)).toEqual({
    ok: true,
    accepted: ['SOC-03'],
    left: ['SOC-01', 'SOC-02'],
  })
})

test('the record of a finished review says how many items were looked at and how many accepted together', () => {
  const scenario = openSubmitted()
  withoutSample(scenario)
  const { db, id, reviewer } = scenario
  const { submittedAt } = seenNow(scenario)
  const together = ['GOV', 'SOC', 'ENV'].flatMap(dimensionCode => {
    const result = acceptRemaining(db, acting(reviewer, later(80)), id, { dimensionCode, submittedAt })
    return result.ok ? result.accepted : []
  })
  for (const code of ITEMS.filter(each => !together.includes(each))) judge(scenario, code, {})
  expect(verifyAssessment(db, acting(reviewer, later(95)), id).ok).toBe(true)
  const [verified] = db.select().from(events).where(eq(events.type, 'assessment.verified')).all()
  expect(verified?.data).toMatchObject({ examined: 2, acceptedTogether: 5 })
})

test('a return opens the returned items only, with a new due date and a mail that names them', () => {
  const scenario = openSubmitted()
  const { db, id, owner } = scenario
  const dueAt = new Date(later(100).getTime() + 14 * 86_400_000)
  expect(giveBack(scenario, ['SOC-02', 'GOV-01'])).toEqual({ ok: true, round: 1, dueAt })
  expect(stateOf(scenario)).toMatchObject({ state: 'returned', returnRounds: 1, dueAt })
  expect(findChecklist(db, owner, id)?.returned).toEqual({
    'SOC-02': { comment: '请补充SOC-02', round: 1 },
    'GOV-01': { comment: '请补充GOV-01', round: 1 },
  })
  expect(saveOne(scenario, 'GOV-02', 1, { policy: 'no' })).toMatchObject({
    status: 'refused',
    code: 'not-returned',
  })
  expect(saveOne(scenario, 'SOC-02', 1, { training: 'no' })).toMatchObject({ status: 'saved', rev: 2 })
  const mail = db
    .select()
    .from(outbox)
    .all()
    .find(({ message }) => message.kind === 'items-returned')
  expect(mail?.message).toMatchObject({
    items: [
      { code: 'SOC-02', question: '问题SOC-02', comment: '请补充SOC-02' },
      { code: 'GOV-01', question: '问题GOV-01', comment: '请补充GOV-01' },
    ],
    url: `https://portal.example/assessments/${id}`,
  })
})

test('returned items stay open when the campaign closes meanwhile', () => {
  const scenario = openSubmitted()
  giveBack(scenario, ['SOC-02'])
  scenario.raw.exec("update campaigns set state = 'closed'")
  expect(saveOne(scenario, 'SOC-02', 1, { training: 'no' })).toMatchObject({ status: 'saved' })
  expect(submit(scenario, later(200))).toMatchObject({ ok: true })
})

test('verdicts on changed answers and files fall away at resubmission, the others stay', () => {
  const scenario = openSubmitted()
  const { db, id, owner } = scenario
  acceptAll(scenario, later(90))
  giveBack(scenario, ['SOC-02', 'GOV-01', 'ENV-01'])
  saveOne(scenario, 'SOC-02', 1, { training: 'no' }, { now: later(110) })
  const stored = { fileName: 'a.pdf', sha256: 'a'.repeat(64), mediaType: 'application/pdf', sizeBytes: 1 }
  addEvidence(db, acting(owner, later(111)), id, 'GOV-01', stored)
  expect(submit(scenario, later(120))).toMatchObject({ ok: true, score: 90 })
  expect(stateOf(scenario)).toMatchObject({
    state: 'submitted',
    firstSubmittedAt: later(60),
    submittedAt: later(120),
  })
  expect(currentVerdicts(scenario)).toEqual(
    ITEMS.filter(code => code !== 'SOC-02' && code !== 'GOV-01').sort(),
  )
  expect(judge(scenario, 'SOC-02', { rev: 1 }, 130)).toEqual({ ok: true, rev: 2 })
  const mails = db
    .select()
    .from(outbox)
    .all()
    .map(({ message }) => message.kind)
  expect(mails).toEqual(['submission-received', 'items-returned', 'submission-received'])
})

test('a verdict on an answer or a submission that the reviewer has not seen is refused', () => {
  const scenario = openSubmitted()
  const { db, id, owner, reviewer } = scenario
  const before = { soc: seenNow(scenario, 'SOC-02'), gov: seenNow(scenario, 'GOV-01') }
  giveBack(scenario, ['SOC-02', 'GOV-01'])
  saveOne(scenario, 'SOC-02', 1, { training: 'no' }, { now: later(110) })
  const stored = { fileName: 'a.pdf', sha256: 'a'.repeat(64), mediaType: 'application/pdf', sizeBytes: 1 }
  addEvidence(db, acting(owner, later(111)), id, 'GOV-01', stored)
  submit(scenario, later(120))
  const refusal = { ok: false, refusal: { code: 'answer-changed' } }
  expect(judge(scenario, 'SOC-02', { answerRev: before.soc.answerRev }, 130)).toEqual(refusal)
  expect(judge(scenario, 'GOV-01', before.gov, 130)).toEqual(refusal)
  const { submittedAt } = before.gov
  const accept = (seen: number) =>
    acceptRemaining(db, acting(reviewer, later(130)), id, { dimensionCode: 'SOC', submittedAt: seen })
  expect(accept(submittedAt)).toEqual(refusal)
  expect(accept(Number.NaN)).toEqual(refusal)
  expect(stateOf(scenario).state).toBe('submitted')
  expect(countRows(db, 'reviews')).toBe(0)
  expect(accept(later(120).getTime())).toMatchObject({ ok: true })
})

test('a paper that has expired by the resubmission is judged again though its item was not returned', () => {
  const resubmitted = new Date('2026-05-10T02:00:00Z')
  const scenario = openSubmitted({ items: { 'GOV-01': licenceUntil('2026-05-09') } })
  acceptAll(scenario, later(90))
  giveBack(scenario, ['SOC-02'])
  submit(scenario, resubmitted)
  expect(currentVerdicts(scenario)).toEqual(ITEMS.filter(code => code !== 'GOV-01').sort())
  expect(reviewsOf(scenario)['GOV-01']).toMatchObject({ rev: 1, isCurrent: false })
})

test('a third return is refused', () => {
  const scenario = openSubmitted()
  giveBack(scenario, ['SOC-02'])
  submit(scenario, later(110))
  expect(giveBack(scenario, ['SOC-02'], 120)).toMatchObject({ ok: true, round: 2 })
  submit(scenario, later(130))
  expect(giveBack(scenario, ['SOC-02'], 140)).toEqual({
    ok: false,
    refusal: { code: 'too-many-returns', max: 2 },
  })
})

test.each([
  [[], 'nothing-returned'],
  [[{ code: 'XXX-01', comment: 'x' }], 'unknown-item'],
  [
    [
      { code: 'GOV-01', comment: 'x' },
      { code: 'GOV-01', comment: 'y' },
    ],
    'unknown-item',
  ],
  [[{ code: 'GOV-01', comment: ' ' }], 'comment-required'],
])('a return of %j is refused: %s', (items, code) => {
  const scenario = openSubmitted()
  const { db, id, reviewer } = scenario
  expect(returnItems(db, acting(reviewer), id, { items })).toMatchObject({ ok: false, refusal: { code } })
  expect(stateOf(scenario).state).toBe('submitted')
})

test('verification needs a current verdict on every asked item, and can be taken back', () => {
  const scenario = openSubmitted()
  const { db, id, reviewer } = scenario
  acceptAll(scenario, later(90), ITEMS.slice(1))
  const verify = () => verifyAssessment(db, acting(reviewer, later(100)), id)
  expect(verify()).toEqual({ ok: false, refusal: { code: 'missing-verdicts', items: ['GOV-01'] } })
  judge(scenario, 'GOV-01', {})
  expect(verify()).toEqual({ ok: true, score: 100, grade: 'A' })
  expect(stateOf(scenario)).toMatchObject({ state: 'verified', verifiedAt: later(100) })
  expect(judge(scenario, 'GOV-01', { rev: 1 })).toMatchObject({ ok: false, refusal: { code: 'wrong-state' } })
  expect(reopenReview(db, acting(reviewer, later(101)), id)).toEqual({ ok: true })
  expect(stateOf(scenario)).toMatchObject({ state: 'under-review', verifiedAt: null })
})

test('every verdict is recorded with its grounds', () => {
  const scenario = openSubmitted()
  judge(scenario, 'GOV-02', { verdict: 'rejected', reason: ' 无材料 ' })
  const [event] = scenario.db.select().from(events).where(eq(events.type, 'review.recorded')).all()
  expect(event).toMatchObject({
    actorId: scenario.reviewer.userId,
    assessmentId: scenario.id,
    data: { itemCode: 'GOV-02', verdict: 'rejected', reason: '无材料', answerRev: 1, rev: 1, previous: null },
  })
})

test('who may only look cannot judge, and suppliers see no verdict before publication', () => {
  const scenario = openSubmitted()
  const { db, id, viewer, owner, stranger } = scenario
  judge(scenario, 'GOV-02', {})
  const codeFor = (actor: typeof viewer) => {
    const verdict = { ...ACCEPTED, ...seenNow(scenario, 'GOV-01') }
    const outcome = recordVerdict(db, acting(actor), id, 'GOV-01', verdict)
    return outcome.ok ? 'ok' : outcome.refusal.code
  }
  expect([codeFor(viewer), codeFor(owner), codeFor(stranger)]).toEqual([
    'not-allowed',
    'not-allowed',
    'not-found',
  ])
  const seen = findChecklist(db, owner, id)
  expect(seen?.reviews).toEqual({})
  expect(seen?.assessment).toMatchObject({ reviewerName: null, reviewerId: null, verifiedScore: null })
  expect(resultsFor(scenario, owner, later(95))).toMatchObject({ self: { score: 100 }, verified: null })
})
