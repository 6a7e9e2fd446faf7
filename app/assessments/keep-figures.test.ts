import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { changeSince } from '#app/grading/result-figures.ts'
import { acting, createAssessment, createCampaign } from '#db/factories/index.ts'
import {
  assessments,
  dimensionScores,
  dimensionTotals,
  itemTotals,
  lostItems,
  suppliers,
} from '#db/schema/index.ts'
import { isLater, latestBefore, latestOf } from './latest-result.ts'
import { findReceiptByKind } from './queries.server.ts'
import { readReceipt } from './receipt-row.ts'
import { returnItems } from './return-items.server.ts'
import {
  acceptAll,
  later,
  openScenario,
  publishScenario,
  saveOne,
  seenNow,
  submit,
  type Scenario,
} from './scenario.test-support.ts'
import { publishAssessment } from './publish-assessment.server.ts'

function receiptOf({ db, id }: Scenario, kind: 'self' | 'verified') {
  const row = findReceiptByKind(db, id, kind)
  if (!row) throw new Error('no receipt')
  return readReceipt(row)
}

function dimensionsOf({ db }: Scenario, kind: 'self' | 'verified') {
  return db
    .select({ code: dimensionScores.dimension, score: dimensionScores.score })
    .from(dimensionScores)
    .where(eq(dimensionScores.kind, kind))
    .orderBy(dimensionScores.dimension)
    .all()
}

function expectedOf(scenario: Scenario, kind: 'self' | 'verified') {
  const lines = receiptOf(scenario, kind).dimensions.map(({ code, score }) => ({ code, score }))
  return lines.sort((one, other) => one.code.localeCompare(other.code))
}

function supplierOf({ db, supplier }: Scenario) {
  return db.select().from(suppliers).where(eq(suppliers.id, supplier.id)).get()
}

test('a submission leaves the dimensions and lost points of its result for the boards', () => {
  const scenario = openScenario({ answered: true, items: { 'SOC-01': { values: { cases: 1 } } } })
  submit(scenario)
  const { items } = receiptOf(scenario, 'self')
  expect(dimensionsOf(scenario, 'self')).toEqual(expectedOf(scenario, 'self'))
  expect(dimensionsOf(scenario, 'verified')).toEqual([])
  expect(scenario.db.select().from(lostItems).get()).toMatchObject({ kind: 'self', items: ',SOC-01,' })
  const totals = scenario.db.select().from(itemTotals).all()
  expect(totals).toHaveLength(items.filter(line => line.applicable).length)
  expect(totals.find(({ itemCode }) => itemCode === 'SOC-01')).toMatchObject({
    results: 1,
    short: 1,
    thousandths: 20_000,
    lostThousandths: 10_000,
  })
})

test('a corrected submission takes the place of the first one in every figure', () => {
  const scenario = openScenario({ answered: true, items: { 'SOC-01': { values: { cases: 1 } } } })
  submit(scenario)
  const { db, id, reviewer } = scenario
  const returned = returnItems(db, acting(reviewer, later(90)), id, {
    items: [{ code: 'SOC-01', comment: 'Please check the number.' }],
  })
  expect(returned).toMatchObject({ ok: true })
  saveOne(scenario, 'SOC-01', 1, { cases: 0 }, { now: later(100) })
  submit(scenario, later(110))
  expect(dimensionsOf(scenario, 'self')).toEqual(expectedOf(scenario, 'self'))
  expect(db.select().from(lostItems).all()).toMatchObject([{ items: ',' }])
  expect(db.select().from(itemTotals).where(eq(itemTotals.itemCode, 'SOC-01')).get()).toMatchObject({
    results: 1,
    short: 0,
    lostThousandths: 0,
  })
  expect(db.select().from(dimensionTotals).where(eq(dimensionTotals.dimension, 'SOC')).get()).toMatchObject({
    results: 1,
    tenths: 1000,
  })
})

test('publication writes the verified figures and the grade of the supplier', () => {
  const scenario = openScenario({ answered: true, items: { 'SOC-01': { values: { cases: 1 } } } })
  expect(supplierOf(scenario)).toMatchObject({ latestScore: null, latestGrade: null })
  publishScenario(scenario)
  expect(dimensionsOf(scenario, 'verified')).toHaveLength(3)
  expect(supplierOf(scenario)).toMatchObject({
    latestScore: 90,
    latestGrade: 'A',
    standingScore: 90,
    standingGrade: 'A',
  })
  expect(scenario.db.select().from(assessments).where(eq(assessments.id, scenario.id)).get()).toMatchObject({
    scoreChange: null,
    gradeChange: null,
  })
})

test('a later year replaces the grade of the supplier and says how far it moved', () => {
  const scenario = openScenario({ answered: true, items: { 'SOC-01': { values: { cases: 1 } } } })
  givePublished(scenario, 2025, { verifiedScore: 82.5, verifiedGrade: 'B' })
  publishScenario(scenario)
  expect(supplierOf(scenario)).toMatchObject({ latestScore: 90, latestGrade: 'A' })
  expect(scenario.db.select().from(assessments).where(eq(assessments.id, scenario.id)).get()).toMatchObject({
    scoreChange: 7.5,
    gradeChange: 1,
  })
})

test('an older year that is published late leaves the grade of the supplier alone', () => {
  const scenario = openScenario({ answered: true })
  givePublished(scenario, 2027, { verifiedScore: 65, verifiedGrade: 'C' })
  scenario.db.update(suppliers).set({ latestScore: 65, latestGrade: 'C' }).run()
  publishScenario(scenario)
  expect(supplierOf(scenario)).toMatchObject({ latestScore: 65, latestGrade: 'C' })
})

test('a refused publication leaves no figures', () => {
  const scenario = openScenario({ answered: true })
  submit(scenario)
  acceptAll(scenario)
  expect(publishAssessment(scenario.db, acting(scenario.reviewer, later(200)), scenario.id).ok).toBe(false)
  expect(dimensionsOf(scenario, 'verified')).toEqual([])
  expect(seenNow(scenario).submittedAt).toBe(later(60).getTime())
})

const MARCH = new Date('2026-03-01T00:00:00Z')
const APRIL = new Date('2026-04-01T00:00:00Z')

test('results are ordered by year, then by when their round opened', () => {
  const [first, second, older] = [
    { year: 2026, invitedAt: MARCH },
    { year: 2026, invitedAt: APRIL },
    { year: 2025, invitedAt: APRIL },
  ]
  expect(isLater(second, first)).toBe(true)
  expect(isLater(older, first)).toBe(false)
  expect(latestOf([first, second, older])).toBe(second)
  expect(latestBefore([second, older], first)).toBe(older)
  expect(latestBefore([second], first)).toBeNull()
})

test.each([
  [null, { score: 80, grade: 'B' }, { scoreChange: null, gradeChange: null }],
  [
    { score: 70.3, grade: 'B' },
    { score: 60.1, grade: 'C' },
    { scoreChange: -10.2, gradeChange: -1 },
  ],
  [
    { score: 59.9, grade: 'D' },
    { score: 85, grade: 'A' },
    { scoreChange: 25.1, gradeChange: 3 },
  ],
  [
    { score: null, grade: null },
    { score: 85, grade: 'A' },
    { scoreChange: null, gradeChange: null },
  ],
] as const)('from %j to %j is %j', (earlier, now, change) => {
  expect(changeSince(earlier, now)).toEqual(change)
})

function givePublished(
  { db, content, reviewer, supplier }: Scenario,
  year: number,
  result: Partial<typeof assessments.$inferInsert>,
) {
  const campaign = createCampaign(
    db,
    { ...content, createdById: reviewer.userId },
    { year, state: 'published' },
  )
  createAssessment(db, { campaign, supplier }, { state: 'published', ...result })
}
