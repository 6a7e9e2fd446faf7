import { expect, test } from 'vitest'
import { openScenario, publishScenario } from '#app/assessments/scenario.test-support.ts'
import { findReceiptByKind } from '#app/assessments/queries.server.ts'
import { readReceipt } from '#app/assessments/receipt-row.ts'
import type { Grade } from '#app/grading/grades.ts'
import {
  createAssessment,
  createCampaign,
  createSupplier,
  createUser,
  publishTestContent,
} from '#db/factories/index.ts'
import type { assessments } from '#db/schema/index.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import {
  changeBoard,
  dimensionBoard,
  gradeBoard,
  largestMoves,
  searchResults,
  weakestItems,
} from './find-board.server.ts'
import { gapOf } from './gap.ts'
import { dimensionPageQuery, itemPageQuery, resultPageQuery } from './result-queries.server.ts'
import { readResultSearch, resultQuery } from './result-search.ts'
import { signed } from './signed.ts'

type Given = Partial<typeof assessments.$inferInsert>

/** A campaign of one year with an assessment for each of `given`, each of a supplier of its own. */
function openBoard(given: Given[]) {
  const connection = openTestDatabase()
  const { db } = connection
  const content = publishTestContent(db)
  const { userId } = createUser(db)
  function addYear(year: number, rows: Given[], state: 'open' | 'published' = 'open') {
    const publishedAt = state === 'published' ? new Date(`${year}-12-01T00:00:00Z`) : null
    const campaign = createCampaign(db, { ...content, createdById: userId }, { year, state, publishedAt })
    for (const row of rows) createAssessment(db, { campaign, supplier: createSupplier(db) }, row)
    return campaign
  }
  return { ...connection, addYear, campaign: addYear(2026, given) }
}

function published(score: number, grade: Grade, more: Given = {}): Given {
  return {
    state: 'published',
    selfScore: score,
    selfGrade: grade,
    verifiedScore: score,
    verifiedGrade: grade,
    ...more,
  }
}

const search = (query: string) => readResultSearch(new URLSearchParams(query))

test('grades, those without one by reason, and all together are the population', () => {
  const { db, campaign } = openBoard([
    published(90, 'A'),
    published(72, 'B'),
    published(71, 'B'),
    { state: 'submitted', selfScore: 50, selfGrade: 'D' },
    { state: 'no-response' },
    { state: 'exempt' },
    { state: 'invited' },
    { state: 'in-progress' },
  ])
  const { grades, ungraded } = gradeBoard(db, campaign, 'verified')
  expect(grades).toEqual({ A: 1, B: 2, C: 0, D: 0 })
  expect(ungraded).toEqual({
    population: 8,
    'in-review': 1,
    'no-response': 1,
    exempt: 1,
    waiting: 1,
    'in-progress': 1,
  })
  expect(gradeBoard(db, campaign, 'self').grades).toEqual({ A: 1, B: 2, C: 0, D: 1 })
})

test('every number of class and spend is the length of its list', () => {
  const { db, campaign } = openBoard([
    published(90, 'A', { supplierClass: 1, spendBand: 'over-20m' }),
    published(65, 'C', { supplierClass: 1, spendBand: 'over-20m' }),
    published(64, 'C', { supplierClass: 1, spendBand: null }),
    published(80, 'B', { supplierClass: 3, spendBand: 'under-1m' }),
  ])
  const { classes } = gradeBoard(db, campaign, 'verified')
  expect(classes.map(({ supplierClass, spend, graded }) => [supplierClass, spend, graded])).toEqual([
    [1, 'over-20m', 2],
    [1, 'none', 1],
    [3, 'under-1m', 1],
  ])
  for (const { supplierClass, spend, grades } of classes)
    for (const [grade, count] of Object.entries(grades)) {
      const query = resultQuery({ supplierClass, spend, grade: grade as Grade })
      expect(searchResults(db, campaign, search(query)).total).toBe(count)
    }
})

test('years stand side by side, the newest first, with published ones of the same kind only', () => {
  const { db, campaign, addYear } = openBoard([published(90, 'A')])
  addYear(2024, [published(50, 'D')], 'published')
  addYear(2025, [published(75, 'B'), { state: 'no-response' }], 'published')
  addYear(2023, [published(75, 'B')])
  const { years } = gradeBoard(db, campaign, 'verified')
  expect(years.map(({ year, grades, noResponse }) => [year, Object.values(grades), noResponse])).toEqual([
    [2026, [1, 0, 0, 0], 0],
    [2025, [0, 1, 0, 0], 1],
    [2024, [0, 0, 0, 1], 0],
  ])
})

test('movers by grade and score, and the largest of them', () => {
  const { db, campaign } = openBoard([
    published(90, 'A', { scoreChange: 12.5, gradeChange: 1 }),
    published(60, 'C', { scoreChange: -20, gradeChange: -2 }),
    published(71, 'B', { scoreChange: -0.5, gradeChange: 0 }),
    published(71, 'B'),
    { state: 'submitted', selfScore: 50, selfGrade: 'D' },
  ])
  const { grades, scores } = changeBoard(db, campaign)
  expect(grades).toEqual({ up: 1, down: 1, same: 1, first: 1 })
  expect(scores).toMatchObject({ compared: 3, risen: 1, fallen: 2 })
  expect(scores.mean).toBeCloseTo(-8 / 3)
  const { fallen, risen } = largestMoves(db, campaign)
  expect(fallen.map(row => row.scoreChange)).toEqual([-20, -0.5])
  expect(risen.map(row => row.scoreChange)).toEqual([12.5])
  const totals = ['grade-up', 'grade-down', 'grade-same', 'first', 'score-up', 'score-down'].map(
    move => searchResults(db, campaign, search(`move=${move}`)).total,
  )
  expect(totals).toEqual([1, 1, 1, 1, 1, 2])
})

test('published against self-assessed: each gap is the length of its list', () => {
  const { db, campaign } = openBoard([
    published(70, 'B', { selfScore: 80.1, selfGrade: 'B' }),
    published(70, 'B', { selfScore: 80, selfGrade: 'B' }),
    published(70, 'B', { selfScore: 71, selfGrade: 'B' }),
    published(84.9, 'B', { selfScore: 85.9, selfGrade: 'A' }),
    published(70.3, 'B', { selfScore: 69.2, selfGrade: 'C' }),
    published(90, 'A', { selfScore: 50, selfGrade: 'D' }),
  ])
  const { gaps, selfGrades } = changeBoard(db, campaign)
  expect(gaps.gaps.map(({ count }) => count)).toEqual([1, 1, 2, 1, 1])
  for (const { gap, count } of gaps.gaps)
    expect(searchResults(db, campaign, search(`gap=${gap}`)).total).toBe(count)
  expect(selfGrades.map(({ cells }) => cells.map(({ count }) => count))).toEqual([
    [0, 1, 0, 0],
    [0, 3, 0, 0],
    [0, 1, 0, 0],
    [1, 0, 0, 0],
  ])
})

test.each([
  [70, 80.1, 'far-below'],
  [70, 80, 'below'],
  [84.9, 85.9, 'alike'],
  [70.3, 69.3, 'alike'],
  [70.3, 69.2, 'above'],
  [80.1, 70, 'far-above'],
] as const)('%f published and %f self-assessed is %s', (verified, self, gap) => {
  expect(gapOf(verified, self)).toBe(gap)
})

test('dimensions and weak items of one published result are those of its receipt', () => {
  const scenario = openScenario({ answered: true, items: { 'SOC-01': { values: { cases: 1 } } } })
  const { db, campaign } = scenario
  publishScenario(scenario)
  const receipt = findReceiptByKind(db, scenario.id, 'verified')
  if (!receipt) throw new Error('no receipt')
  const expected = Object.fromEntries(
    readReceipt(receipt).dimensions.map(({ code, score }) => [code, { mean: score, results: 1 }]),
  )
  for (const group of ['category', 'region', 'class'] as const) {
    const { all, rows } = dimensionBoard(db, campaign, 'verified', group)
    expect(all).toEqual(expected)
    expect(rows.map(row => row.cells)).toEqual([expected])
  }
  expect(weakestItems(db, campaign, 'verified', 'en')).toEqual([
    { code: 'SOC-01', question: 'Question SOC-01', results: 1, short: 1, points: 20, lost: 10 },
  ])
  expect(searchResults(db, campaign, search('item=SOC-01')).rows).toMatchObject([{ id: scenario.id }])
  expect(searchResults(db, campaign, search('item=SOC-02')).total).toBe(0)
  expect(searchResults(db, campaign, search('dimension=SOC')).rows).toMatchObject([{ dimensionScore: 75 }])
  expect(searchResults(db, campaign, search('dimension=SOC&grade=D')).total).toBe(0)
})

test('lists are paged, and a page past the end is the last one', () => {
  const { db, campaign } = openBoard([60, 62, 61].map(score => published(score, 'C')))
  const first = searchResults(db, campaign, search(''), 2)
  const last = searchResults(db, campaign, search('page=9'), 2)
  expect([...first.rows, ...last.rows].map(row => row.verifiedScore)).toEqual([60, 61, 62])
  expect([last.page, last.pageCount, last.total]).toEqual([2, 2, 3])
})

test('nonsense in the address is left out, and a search survives its address', () => {
  expect(search('grade=X&class=9&dimension=soc&item=1&gap=x&sort=dimension&page=-1')).toEqual(search(''))
  const query =
    'basis=self&grade=B&category=packaging&class=2&spend=none&move=first&sort=self&direction=desc&page=3'
  expect(search(resultQuery(search(query)))).toEqual(search(query))
})

test('each list is found and sorted on an index that holds it all', () => {
  const { db, raw, campaign } = openBoard([])
  const plans = [
    resultPageQuery(db, campaign.id, search(''), 50),
    resultPageQuery(db, campaign.id, search('grade=B&class=2&spend=1m-5m&move=first&gap=alike'), 50),
    resultPageQuery(db, campaign.id, search('sort=change&move=grade-down'), 50),
    dimensionPageQuery(db, campaign.id, search('dimension=SOC&region=overseas'), 50),
    itemPageQuery(db, campaign.id, search('item=SOC-01'), 50),
  ].map(query => {
    const { sql, params } = query.toSQL()
    const [step] = raw.prepare<unknown[], { detail: string }>(`explain query plan ${sql}`).all(...params)
    return step?.detail
  })
  for (const plan of plans) expect(plan).toMatch(/^SEARCH \w+ USING COVERING INDEX \w+ \(campaign_id=\?/)
})

test.each([
  [3.25, '+3.3'],
  [-0.4, '−0.4'],
  [0.04, '0.0'],
])('%f is written %s', (value, text) => {
  expect(signed(value)).toBe(text)
})
