import { expect, test } from 'vitest'
import { acting, createCampaign, createAssessment, createSupplier } from '#db/factories/index.ts'
import { countRows, eventTypes, later, openScenario, saveOne, stateOf } from './scenario.test-support.ts'
import { findChecklist } from './find-assessment.server.ts'
import { saveAnswers } from './save-answers.server.ts'
import { updateAssessment } from './queries.server.ts'
import { NOMINAL_MS } from './worked-time.ts'
import { answers, campaigns } from '#db/schema/index.ts'
import { eq } from 'drizzle-orm'

test('the first save starts the assessment, writes revision 1 and says what is missing', () => {
  const scenario = openScenario()
  const result = saveOne(scenario, 'SOC-02', 0, { training: 'yes' })
  expect(result).toEqual({
    itemCode: 'SOC-02',
    status: 'saved',
    rev: 1,
    savedAt: '2026-03-02T01:00:00.000Z',
    isComplete: false,
    missing: [{ fieldId: null, path: 'evidence', code: 'evidence-required', params: {} }],
  })
  expect(stateOf(scenario)).toMatchObject({
    state: 'in-progress',
    completeItems: 0,
    startedAt: later(0),
    openedAt: later(0),
  })
  expect(eventTypes(scenario.db)).toEqual(['answer.saved', 'assessment.started'])
})

test('each accepted save raises the revision by one and keeps the number of complete items', () => {
  const scenario = openScenario()
  expect(saveOne(scenario, 'GOV-02', 0, { policy: 'yes' })).toMatchObject({ rev: 1, isComplete: true })
  expect(stateOf(scenario).completeItems).toBe(1)
  expect(saveOne(scenario, 'GOV-02', 1, { policy: null })).toMatchObject({ rev: 2, isComplete: false })
  expect(stateOf(scenario).completeItems).toBe(0)
  expect(saveOne(scenario, 'GOV-02', 2, {}, { notApplicable: { reason: '没有' } })).toMatchObject({
    rev: 3,
    isComplete: true,
  })
  expect(stateOf(scenario).completeItems).toBe(1)
})

test('a stale save of a differing answer is a conflict that shows the newer one and writes nothing', () => {
  const scenario = openScenario()
  saveOne(scenario, 'SOC-01', 0, { cases: 1 })
  saveOne(scenario, 'SOC-01', 1, { cases: 2 }, { actor: scenario.contributor, now: later(1) })
  const events = countRows(scenario.db, 'events')
  expect(saveOne(scenario, 'SOC-01', 1, { cases: 0 })).toEqual({
    itemCode: 'SOC-01',
    status: 'conflict',
    rev: 2,
    values: { cases: 2 },
    notApplicable: null,
    declined: null,
    updatedByName: scenario.contributor.name,
    updatedAt: later(1).toISOString(),
  })
  expect(countRows(scenario.db, 'events')).toBe(events)
})

test('a stale save of the very same answer is no conflict and makes no new revision', () => {
  const scenario = openScenario()
  saveOne(scenario, 'SOC-01', 0, { cases: 1 })
  saveOne(scenario, 'SOC-01', 1, { cases: 2 })
  expect(saveOne(scenario, 'SOC-01', 1, { cases: '２' })).toMatchObject({ status: 'saved', rev: 2 })
  expect(eventTypes(scenario.db).filter(type => type === 'answer.saved')).toHaveLength(2)
})

test('two colleagues on different items never conflict', () => {
  const scenario = openScenario()
  const { db, id, owner, contributor } = scenario
  const both = [
    { actor: owner, key: 'owner-key', itemCode: 'GOV-02', values: { policy: 'yes' } },
    { actor: contributor, key: 'colleague-key', itemCode: 'ENV-01', values: { recycled: 90 } },
  ].map(({ actor, key, itemCode, values }) =>
    saveAnswers(db, acting(actor), id, { key, changes: [{ itemCode, baseRev: 0, values }] }),
  )
  expect(both.map(outcome => outcome.ok && outcome.results[0]?.status)).toEqual(['saved', 'saved'])
  expect(stateOf(scenario).completeItems).toBe(2)
})

test('the same key gives the first result again, whatever happened since', () => {
  const scenario = openScenario()
  const first = saveOne(scenario, 'SOC-01', 0, { cases: 1 }, { key: 'first-key' })
  saveOne(scenario, 'SOC-01', 1, { cases: 0 }, { now: later(5) })
  expect(saveOne(scenario, 'SOC-01', 0, { cases: 1 }, { key: 'first-key', now: later(9) })).toEqual(first)
  const answer = findChecklist(scenario.db, scenario.owner, scenario.id)?.answers['SOC-01']
  expect(answer).toMatchObject({ rev: 2, values: { cases: 0 } })
})

test('a key that named another save is refused, so that no edit is mistaken for a repetition', () => {
  const scenario = openScenario()
  saveOne(scenario, 'SOC-01', 0, { cases: 1 }, { key: 'first-key' })
  expect(() => saveOne(scenario, 'SOC-01', 1, { cases: 2 }, { key: 'first-key' })).toThrow('key-reused')
})

test('one wrong item does not keep the others from being saved', () => {
  const { db, id, owner } = openScenario()
  const outcome = saveAnswers(db, acting(owner), id, {
    key: 'mixed-key',
    changes: [
      { itemCode: 'SOC-01', baseRev: 0, values: { cases: '三' } },
      { itemCode: 'GOV-02', baseRev: 0, values: { policy: 'yes' } },
      { itemCode: 'XXX-99', baseRev: 0, values: {} },
    ],
  })
  expect(outcome).toMatchObject({
    ok: true,
    results: [
      { status: 'refused', code: 'invalid', problems: [{ fieldId: 'cases', code: 'not-a-number' }] },
      { status: 'saved', rev: 1 },
      { status: 'refused', code: 'unknown-item' },
    ],
    progress: { completeItems: 1, askedItems: 7 },
  })
})

test('nothing saved starts nothing', () => {
  const scenario = openScenario()
  saveOne(scenario, 'SOC-01', 0, { cases: 'x' })
  saveOne(scenario, 'SOC-01', 0, {})
  expect(stateOf(scenario)).toMatchObject({ state: 'invited', startedAt: null })
  expect(countRows(scenario.db, 'events')).toBe(0)
})

test('an item that is not asked of the category is unknown to the supplier', () => {
  const scenario = openScenario()
  updateAssessment(scenario.db, scenario.id, { category: 'service' })
  expect(saveOne(scenario, 'ENV-02', 0, { permit: 'yes' })).toMatchObject({
    status: 'refused',
    code: 'unknown-item',
  })
})

test('another supplier, the buyer and an unknown id are all told the same', () => {
  const { db, id, stranger, reviewer, owner } = openScenario()
  const save = { key: 'some-key', changes: [{ itemCode: 'SOC-01', baseRev: 0, values: { cases: 0 } }] }
  const refusal = { ok: false, refusal: { code: 'not-found' } }
  expect(saveAnswers(db, acting(stranger), id, save)).toEqual(refusal)
  expect(saveAnswers(db, acting(reviewer), id, save)).toEqual(refusal)
  expect(saveAnswers(db, acting(owner), 'no-such-id', save)).toEqual(refusal)
})

test.each(['submitted', 'under-review', 'verified', 'published', 'no-response', 'exempt'] as const)(
  'a %s assessment is locked',
  state => {
    const scenario = openScenario()
    updateAssessment(scenario.db, scenario.id, { state })
    expect(saveOne(scenario, 'SOC-01', 0, { cases: 0 })).toMatchObject({ status: 'refused', code: 'locked' })
  },
)

test('after the campaign has closed nothing can be saved; being late alone is no reason', () => {
  const scenario = openScenario()
  const afterDue = new Date(scenario.assessment.dueAt.getTime() + 86_400_000)
  expect(saveOne(scenario, 'SOC-01', 0, { cases: 0 }, { now: afterDue })).toMatchObject({ status: 'saved' })
  scenario.db.update(campaigns).set({ state: 'closed' }).where(eq(campaigns.id, scenario.campaign.id)).run()
  expect(saveOne(scenario, 'SOC-01', 1, { cases: 1 })).toMatchObject({
    status: 'refused',
    code: 'campaign-closed',
  })
})

test('a save of one assessment touches no other of the same campaign', () => {
  const scenario = openScenario()
  const other = createAssessment(scenario.db, {
    campaign: createCampaign(scenario.db, { ...scenario.content, createdById: scenario.reviewer.userId }),
    supplier: createSupplier(scenario.db),
  })
  saveOne(scenario, 'GOV-02', 0, { policy: 'yes' })
  expect(stateOf({ ...scenario, id: other.id })).toMatchObject({ state: 'invited', completeItems: 0 })
})

test('the prepared questions of a save are answered by their indexes', () => {
  const { raw } = openScenario()
  const plan = (question: string) =>
    (raw.prepare(`explain query plan ${question}`).all() as { detail: string }[])
      .map(({ detail }) => detail)
      .join('; ')
  const scans = [
    "select * from answers where assessment_id = 'a' and item_code in (select value from json_each('[]'))",
    "select * from answer_saves where assessment_id = 'a' and key = 'k'",
    "select item_code, count(*) from evidence where assessment_id = 'a' and removed_at is null and item_code in (select value from json_each('[]')) group by item_code",
    "select * from returned_items where assessment_id = 'a' and round = 1",
    "select * from reviews where assessment_id = 'a'",
    "select * from grade_receipts where assessment_id = 'a' and kind = 'self' order by created_at desc limit 1",
    "select * from assessments where supplier_id = 's' order by invited_at desc limit 10",
    "select * from assessments where state in ('submitted', 'verified') order by submitted_at limit 50",
    "select item_code from evidence where assessment_id = 'a' and id = 'e'",
    'delete from answer_saves where saved_at < 1',
  ].filter(question => / SCAN (?!json_each)|^SCAN (?!json_each)/.test(plan(question)))
  expect(scans).toEqual([])
})

test('time on an item is counted from one save of a person to the next', () => {
  const scenario = openScenario()
  const { db, owner, contributor } = scenario
  const at = (seconds: number) => new Date(later(0).getTime() + seconds * 1000)
  const workedOn = (itemCode: string) =>
    db.select().from(answers).where(eq(answers.itemCode, itemCode)).get()?.workedMs
  saveOne(scenario, 'SOC-01', 0, { cases: 1 }, { now: at(0) })
  expect(workedOn('SOC-01')).toBe(NOMINAL_MS)
  saveOne(scenario, 'SOC-02', 0, { training: 'no' }, { now: at(40) })
  saveOne(scenario, 'SOC-02', 1, { training: 'yes' }, { now: at(55) })
  expect(workedOn('SOC-02')).toBe(55_000)
  saveOne(scenario, 'ENV-01', 0, { recycled: 60 }, { actor: contributor, now: at(60) })
  expect(workedOn('ENV-01')).toBe(NOMINAL_MS)
  const changes = ['GOV-02', 'ENV-02'].map(itemCode => ({
    itemCode,
    baseRev: 0,
    values: itemCode === 'GOV-02' ? { policy: 'yes' } : { permit: 'yes' },
  }))
  saveAnswers(db, acting(owner, at(85)), scenario.id, { key: 'two-at-once', changes })
  expect([workedOn('GOV-02'), workedOn('ENV-02')]).toEqual([15_000, 15_000])
})

test('items declined by right are counted, and no longer when they are answered after all', () => {
  const scenario = openScenario()
  updateAssessment(scenario.db, scenario.id, { isSmallFirm: true })
  const declined = { declined: { reason: '' } }
  expect(saveOne(scenario, 'SOC-03', 0, {}, declined)).toMatchObject({ isComplete: true })
  expect(stateOf(scenario)).toMatchObject({ completeItems: 1, declinedItems: 1 })
  saveOne(scenario, 'SOC-03', 1, { voluntary: 'yes' })
  expect(stateOf(scenario)).toMatchObject({ completeItems: 1, declinedItems: 0 })
})

test('answering takes back that the supplier will not take part', () => {
  const scenario = openScenario()
  updateAssessment(scenario.db, scenario.id, { declinedAt: later(0), declineReason: '太忙' })
  saveOne(scenario, 'SOC-01', 0, { cases: 0 }, { now: later(5) })
  expect(stateOf(scenario)).toMatchObject({ declinedAt: null, declineReason: null, completeItems: 1 })
  expect(eventTypes(scenario.db)).toContain('assessment.decline-withdrawn')
})
