import { expect, test } from 'vitest'
import { verifyReceipt } from '#app/grading/receipt.server.ts'
import { acting } from '#db/factories/index.ts'
import { campaigns, outbox } from '#db/schema/index.ts'
import { updateAssessment } from './queries.server.ts'
import { findReceipt } from './receipts.server.ts'
import { returnItems } from './return-items.server.ts'
import {
  countRows,
  DECLARATION,
  eventTypes,
  later,
  openScenario,
  saveOne,
  stateOf,
  submit,
} from './scenario.test-support.ts'
import { submitAssessment } from './submit-assessment.server.ts'

test('a submission freezes the self-assessed result, is recorded and confirmed by mail', () => {
  const scenario = openScenario({ answered: true })
  const { db, id, owner } = scenario
  expect(submit(scenario)).toEqual({ ok: true, score: 100, grade: 'A' })
  expect(stateOf(scenario)).toMatchObject({
    state: 'submitted',
    firstSubmittedAt: later(60),
    submittedAt: later(60),
    submittedByName: owner.name,
    selfScore: 100,
    selfGrade: 'A',
    verifiedScore: null,
    completeItems: 7,
  })
  const receipt = findReceipt(db, owner, id, 'self')
  expect(verifyReceipt(JSON.parse(receipt?.body ?? ''))).toMatchObject({ outcome: 'verified' })
  expect(eventTypes(db)).toEqual(['assessment.submitted'])
  const mails = db.select().from(outbox).all()
  expect(mails.map(mail => mail.toAddress)).toEqual([owner.email])
  expect(mails[0]?.message).toMatchObject({
    kind: 'submission-received',
    organisationName: '示例集团',
    selfScore: '100.0',
    selfGrade: 'A',
    url: `https://portal.example/assessments/${id}/answers`,
  })
})

test('the record of a submission names the signatory and the exact declaration', () => {
  const scenario = openScenario({ answered: true })
  submit(scenario)
  const event = scenario.raw
    .prepare("select data from events where type = 'assessment.submitted'")
    .pluck()
    .get()
  expect(JSON.parse(String(event))).toMatchObject({
    round: 0,
    signatoryName: '王敏',
    signatoryTitle: '总经理',
    declarationDigest: expect.stringMatching(/^[0-9a-f]{64}$/),
    receiptDigest: expect.stringMatching(/^[0-9a-f]{64}$/),
  })
})

test('fifty submissions at once are one submission, one receipt and one mail', async () => {
  const scenario = openScenario({ answered: true })
  const outcomes = await Promise.all(Array.from({ length: 50 }, async () => submit(scenario)))
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  const refusals = outcomes.flatMap(outcome => (outcome.ok ? [] : [outcome.refusal.code]))
  expect(new Set(refusals)).toEqual(new Set(['already-submitted']))
  expect(countRows(scenario.db, 'gradeReceipts')).toBe(1)
  expect(countRows(scenario.db, 'outbox')).toBe(1)
})

test('what is missing is named item by item, with its section', () => {
  const claim = { values: {}, notApplicable: { reason: '' } }
  const scenario = openScenario({
    answered: true,
    items: { 'GOV-02': null, 'SOC-01': claim, 'SOC-03': { values: {}, declined: { reason: '' } } },
  })
  updateAssessment(scenario.db, scenario.id, { isSmallFirm: true })
  expect(submit(scenario)).toMatchObject({
    ok: false,
    refusal: {
      code: 'incomplete',
      items: [
        { itemCode: 'GOV-02', dimension: 'GOV', missing: [{ path: 'policy', code: 'required' }] },
        {
          itemCode: 'SOC-01',
          dimension: 'SOC',
          missing: [{ path: 'notApplicableReason', code: 'reason-required' }],
        },
      ],
    },
  })
  expect(stateOf(scenario)).toMatchObject({ state: 'in-progress', submittedAt: null })
})

test('a declined item holds up the submission of a large firm', () => {
  const scenario = openScenario({
    answered: true,
    items: { 'SOC-03': { values: {}, declined: { reason: '' } } },
  })
  expect(submit(scenario)).toMatchObject({
    ok: false,
    refusal: { code: 'incomplete', items: [{ itemCode: 'SOC-03', missing: [{ code: 'required' }] }] },
  })
})

test('an assessment nobody has touched lacks everything', () => {
  expect(submit(openScenario())).toMatchObject({
    ok: false,
    refusal: { code: 'incomplete', items: { length: 7 } },
  })
})

test('only somebody who may sign for the supplier can submit', () => {
  const scenario = openScenario({ answered: true })
  const { db, id } = scenario
  const code = (actor: typeof scenario.owner) => {
    const outcome = submitAssessment(db, acting(actor), id, DECLARATION)
    return outcome.ok ? 'ok' : outcome.refusal.code
  }
  expect(code(scenario.contributor)).toBe('not-signatory')
  expect(code(scenario.stranger)).toBe('not-found')
  expect(code(scenario.reviewer)).toBe('not-found')
  expect(code(scenario.owner)).toBe('ok')
})

test('the declaration needs consent, name and title', () => {
  const { db, id, owner } = openScenario({ answered: true })
  const declaration = { declarationAccepted: false, signatoryName: '  ', signatoryTitle: 'x'.repeat(101) }
  expect(submitAssessment(db, acting(owner), id, declaration)).toEqual({
    ok: false,
    refusal: {
      code: 'declaration-incomplete',
      fields: ['declarationAccepted', 'signatoryName', 'signatoryTitle'],
    },
  })
})

test.each([
  ['submitted', 'already-submitted'],
  ['under-review', 'already-submitted'],
  ['verified', 'already-submitted'],
  ['published', 'already-submitted'],
  ['no-response', 'locked'],
  ['exempt', 'locked'],
] as const)('a %s assessment answers %s', (state, code) => {
  const scenario = openScenario({ answered: true })
  updateAssessment(scenario.db, scenario.id, { state })
  expect(submit(scenario)).toEqual({ ok: false, refusal: { code } })
})

test('a closed campaign takes no first submission', () => {
  const scenario = openScenario({ answered: true })
  scenario.db.update(campaigns).set({ state: 'closed' }).run()
  expect(submit(scenario)).toEqual({ ok: false, refusal: { code: 'campaign-closed' } })
})

test('certificates are held against the day of submission in China', () => {
  const paper = {
    type: null,
    number: '1',
    issuer: 'x',
    scope: '',
    site: '',
    validFrom: '2025-01-01',
    validTo: '2026-03-02',
  }
  const items = { 'GOV-01': { values: { licence: { status: 'held', certificates: [paper] } } } }
  const scoreAt = (instant: string) => {
    const outcome = submit(openScenario({ answered: true, items }), new Date(instant))
    return outcome.ok ? outcome.score : null
  }
  expect(scoreAt('2026-03-02T15:59:59Z')).toBe(100)
  expect(scoreAt('2026-03-02T16:00:00Z')).toBe(85)
})

test('a paper without expiry can be graded', () => {
  const paper = {
    type: null,
    number: '1',
    issuer: 'x',
    scope: '',
    site: '',
    validFrom: '2025-01-01',
    validTo: null,
    noExpiry: true as const,
  }
  const items = { 'GOV-01': { values: { licence: { status: 'held', certificates: [paper] } } } }
  expect(submit(openScenario({ answered: true, items }))).toMatchObject({ ok: true, score: 100 })
})

test('nothing can be saved once it has been submitted', () => {
  const scenario = openScenario({ answered: true })
  submit(scenario)
  expect(saveOne(scenario, 'GOV-02', 1, { policy: 'no' })).toMatchObject({
    status: 'refused',
    code: 'locked',
  })
})

test('the latest receipt is the one added last, also when the clock was put back', () => {
  const scenario = openScenario({ answered: true })
  const { db, id, owner, reviewer } = scenario
  submit(scenario)
  returnItems(db, acting(reviewer, later(70)), id, { items: [{ code: 'SOC-02', comment: '请补充' }] })
  saveOne(scenario, 'SOC-02', 1, { training: 'no' }, { now: later(40) })
  expect(submit(scenario, later(50))).toMatchObject({ ok: true })
  const receipt = findReceipt(db, owner, id, 'self')
  expect(receipt?.score).toBe(stateOf(scenario).selfScore)
  expect(receipt?.score).toBeLessThan(100)
})
