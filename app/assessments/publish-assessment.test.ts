import { expect, test } from 'vitest'
import { makeReceipt, receiptBytes } from '#app/grading/receipt.server.ts'
import { acting, publishTestContent, TEST_POLICY } from '#db/factories/index.ts'
import { campaigns, outbox } from '#db/schema/index.ts'
import { findChecklist } from './find-assessment.server.ts'
import { publishAssessment } from './publish-assessment.server.ts'
import { publishVerified } from './publish-verified.server.ts'
import { findReceipt, readReceipt } from './receipts.server.ts'
import {
  acceptAll,
  countRows,
  eventTypes,
  later,
  openScenario,
  resultsFor,
  publishScenario,
  saveOne,
  stateOf,
  submit,
} from './scenario.test-support.ts'
import { verifyAssessment } from './verify-assessment.server.ts'

test('publishing freezes the verified result, shows it to the supplier and tells it by mail', () => {
  const scenario = openScenario({ answered: true, items: { 'SOC-01': { values: { cases: 1 } } } })
  const { db, id, owner } = scenario
  expect(publishScenario(scenario)).toEqual({ ok: true, score: 90, grade: 'A' })
  expect(stateOf(scenario)).toMatchObject({
    state: 'published',
    publishedAt: later(240),
    verifiedScore: 90,
    verifiedGrade: 'A',
  })
  expect(eventTypes(db).at(-1)).toBe('assessment.published')
  expect(Object.keys(findChecklist(db, owner, id)?.reviews ?? {})).toHaveLength(7)
  const mail = db
    .select()
    .from(outbox)
    .all()
    .find(({ message }) => message.kind === 'grade-published')
  expect(mail?.message).toMatchObject({
    score: '90.0',
    grade: 'A',
    url: `https://portal.example/assessments/${id}/result`,
  })
})

test('a receipt graded again gives the same bytes', () => {
  const scenario = openScenario({ answered: true })
  publishScenario(scenario)
  for (const kind of ['self', 'verified'] as const) {
    const stored = findReceipt(scenario.db, scenario.owner, scenario.id, kind)
    if (!stored) throw new Error('no receipt')
    const again = receiptBytes(makeReceipt(readReceipt(stored)))
    expect(Buffer.from(again).toString()).toBe(stored.body)
  }
})

test('another policy afterwards changes nothing that is published', () => {
  const scenario = openScenario({ answered: true, items: { 'SOC-01': { values: { cases: 1 } } } })
  publishScenario(scenario)
  const { db, id, owner } = scenario
  const before = {
    result: resultsFor(scenario, owner, later(300)),
    receipt: findReceipt(db, owner, id, 'verified'),
  }
  const stricter = { ...TEST_POLICY, version: '2027.1', thresholds: { A: 99, B: 95, C: 91 } }
  db.update(campaigns)
    .set({ policyVersionId: publishTestContent(db, { policy: stricter }).policyVersionId })
    .run()
  expect(resultsFor(scenario, owner, later(400))).toEqual(before.result)
  expect(findReceipt(db, owner, id, 'verified')).toEqual(before.receipt)
  expect(before.result?.verified?.grade).toBe('A')
})

test('a receipt can be neither changed nor removed', () => {
  const scenario = openScenario({ answered: true })
  publishScenario(scenario)
  expect(() => scenario.raw.exec("update grade_receipts set grade = 'D'")).toThrow('append-only')
  expect(() => scenario.raw.exec('delete from grade_receipts')).toThrow('append-only')
})

test('of two publications one succeeds, with one receipt and one mail a person', () => {
  const scenario = openScenario({ answered: true })
  publishScenario(scenario)
  const mails = countRows(scenario.db, 'outbox')
  expect(publishAssessment(scenario.db, acting(scenario.secondReviewer), scenario.id)).toMatchObject({
    ok: false,
    refusal: { code: 'wrong-state', state: 'published', needs: ['verified'] },
  })
  expect(countRows(scenario.db, 'gradeReceipts')).toBe(2)
  expect(countRows(scenario.db, 'outbox')).toBe(mails)
})

test('a verified result is no business of the supplier, and no viewer can publish it', () => {
  const scenario = openScenario({ answered: true })
  const { db, id, owner, viewer, stranger, reviewer } = scenario
  submit(scenario)
  acceptAll(scenario)
  verifyAssessment(db, acting(reviewer, later(180)), id)
  expect(findReceipt(db, owner, id, 'verified')).toBeNull()
  expect(findReceipt(db, stranger, id, 'self')).toBeNull()
  expect(findReceipt(db, owner, id, 'self')?.grade).toBe('A')
  expect(publishAssessment(db, acting(viewer), id)).toEqual({ ok: false, refusal: { code: 'not-allowed' } })
  expect(publishAssessment(db, acting(owner), id)).toEqual({ ok: false, refusal: { code: 'not-allowed' } })
  expect(publishAssessment(db, acting(stranger), id)).toEqual({ ok: false, refusal: { code: 'not-found' } })
})

test('nothing can be saved after publication', () => {
  const scenario = openScenario({ answered: true })
  publishScenario(scenario)
  expect(saveOne(scenario, 'GOV-02', 1, { policy: 'no' })).toMatchObject({
    status: 'refused',
    code: 'locked',
  })
})

test('what is verified is published together, once, and nothing else', async () => {
  const scenario = openScenario({ answered: true })
  const { db, id, reviewer } = scenario
  const campaignId = scenario.campaign.id
  submit(scenario)
  expect(await publishVerified(db, acting(reviewer, later(100)), campaignId)).toEqual({
    published: 0,
    left: 0,
  })
  acceptAll(scenario)
  verifyAssessment(db, acting(reviewer, later(200)), id)
  const [first, second] = await Promise.all([
    publishVerified(db, acting(reviewer, later(240)), campaignId),
    publishVerified(db, acting(reviewer, later(240)), campaignId),
  ])
  expect([first.published + second.published, second.left]).toEqual([1, 0])
  expect(stateOf(scenario).state).toBe('published')
})
