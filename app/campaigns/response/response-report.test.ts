import { sql, type SQL } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Db } from '#db/client.server.ts'
import { answers, assessmentSites, sites } from '#db/schema/index.ts'
import {
  addSupplier,
  BUYER,
  NOW,
  openedCampaign,
  openPortal,
  putInto,
  requireCampaign,
} from '../campaigns.test-support.ts'
import { searchPopulation } from '../find-campaign.server.ts'
import { readPopulationSearch } from '../population-search.ts'
import { updateCampaign } from '../queries.server.ts'
import { facetSearch, RATE_FACETS } from './rate-facets.ts'
import { responseCurves, responseRates } from './response-report.server.ts'
import { answerMarksQuery, begunQuery, stalledByItemQuery } from './stall-queries.server.ts'
import { stallReport } from './stall-report.server.ts'

const DAY_MS = 86_400_000

function threeSuppliers(db: Db) {
  const campaign = openedCampaign(db, [
    addSupplier(db, { category: 'logistics', supplierClass: 1, spendBand: '1m-5m' }),
    addSupplier(db, { category: 'logistics', region: 'overseas' }),
    addSupplier(db, { category: 'service' }),
  ])
  const rows = putInto(db, campaign.id, [
    {
      state: 'submitted',
      firstSubmittedAt: new Date('2026-03-05T15:59:59Z'),
      reviewerId: BUYER.userId,
    },
    { state: 'exempt' },
    { state: 'submitted', firstSubmittedAt: new Date('2026-03-05T16:00:00Z') },
  ])
  db.insert(sites)
    .values({ id: 'plant', code: 'P1', nameZh: '一厂', nameEn: 'Plant 1', createdAt: NOW })
    .run()
  for (const row of rows.slice(0, 2))
    db.insert(assessmentSites).values({ assessmentId: row.id, siteId: 'plant' }).run()
  return campaign
}

test('the rate by each property of the suppliers is that counted by hand', () => {
  const db = openPortal()
  const campaign = threeSuppliers(db)
  const lines = Object.fromEntries(
    responseRates(db, campaign.id).map(({ facet, rows }) => [
      facet,
      rows.map(({ value, name, rate }) => [name?.nameEn ?? value, rate.replied, rate.expected]),
    ]),
  )
  expect(lines).toEqual({
    category: [
      ['logistics', 1, 1],
      ['service', 1, 1],
    ],
    region: [
      ['mainland', 2, 2],
      ['overseas', 0, 0],
    ],
    class: [
      ['1', 1, 1],
      ['2', 1, 1],
    ],
    site: [['Plant 1', 1, 1]],
    reviewer: [
      ['林悦', 1, 1],
      ['', 1, 1],
    ],
    spend: [
      ['1m-5m', 1, 1],
      ['', 1, 1],
    ],
  })
})

test('every figure of the breakdown is the length of the list it opens', () => {
  const db = openPortal()
  const campaign = threeSuppliers(db)
  for (const { facet, rows } of responseRates(db, campaign.id))
    for (const { value, population, outstanding, rate } of rows) {
      const lengthOf = (group: 'population' | 'replied' | 'outstanding') => {
        const search = { ...readPopulationSearch(new URLSearchParams()), ...facetSearch(facet, value), group }
        return searchPopulation(db, campaign, search, { now: NOW, locale: 'en' }).rows.length
      }
      expect([facet, value, lengthOf('population'), lengthOf('replied'), lengthOf('outstanding')]).toEqual([
        facet,
        value,
        population,
        rate.replied,
        outstanding,
      ])
    }
  expect(RATE_FACETS).toHaveLength(6)
})

test('replies so far stand beside those of the year before, day by day since each opening', () => {
  const db = openPortal()
  const before = openedCampaign(db, [addSupplier(db), addSupplier(db)])
  const openedAt = new Date('2025-03-03T01:00:00Z')
  const closedAt = new Date('2025-04-10T01:00:00Z')
  updateCampaign(db, before.id, { year: 2025, state: 'closed', openedAt, closedAt })
  putInto(db, before.id, [{ state: 'published', firstSubmittedAt: new Date('2025-03-05T01:00:00Z') }])
  const campaign = threeSuppliers(db)
  const { now, earlier, marks } = responseCurves(db, campaign, new Date('2026-03-07T02:00:00Z'))
  expect(now.points.map(({ date, total, percent }) => [date, total, percent])).toEqual([
    ['2026-03-02', 0, 0],
    ['2026-03-03', 0, 0],
    ['2026-03-04', 0, 0],
    ['2026-03-05', 1, 50],
    ['2026-03-06', 2, 100],
    ['2026-03-07', 2, 100],
  ])
  expect(earlier).toMatchObject({ year: 2025, expected: 2 })
  expect(earlier?.points).toHaveLength(39)
  expect(earlier?.points.slice(0, 4).map(({ total }) => total)).toEqual([0, 0, 1, 1])
  expect(marks.filter(({ kind }) => kind !== 'reminder')).toEqual([
    { day: 29, kind: 'due' },
    { day: 5, kind: 'today' },
  ])
})

test('the first round stands alone; a drafted or discarded one is no year before', () => {
  const db = openPortal()
  const discarded = openedCampaign(db, [addSupplier(db)])
  updateCampaign(db, discarded.id, { year: 2025, discardedAt: NOW })
  expect(responseCurves(db, threeSuppliers(db), NOW).earlier).toBeNull()
})

test('where suppliers stall is counted again when asked later, and opens exactly those lists', async () => {
  const db = openPortal()
  const campaign = openedCampaign(
    db,
    Array.from({ length: 45 }, () => addSupplier(db)),
  )
  const rows = putInto(
    db,
    campaign.id,
    Array.from({ length: 45 }, () => ({ state: 'in-progress' as const, startedAt: NOW })),
  )
  const save = (at: number, itemCode: string, isComplete: boolean) =>
    db
      .insert(answers)
      .values({
        assessmentId: rows[at]?.id ?? '',
        itemCode,
        rev: 1,
        values: {},
        isComplete,
        workedMs: 40_000,
        updatedById: BUYER.userId,
        updatedAt: NOW,
      })
      .run()
  for (let at = 0; at < 40; at++) save(at, 'GOV-01', at % 5 !== 0)
  const later = new Date(NOW.getTime() + 4 * DAY_MS)
  const report = await stallReport(db, requireCampaign(db, campaign.id), later)
  const item = report?.sections[0]?.items[0]
  expect(item).toMatchObject({
    code: 'GOV-01',
    asked: 45,
    complete: 32,
    begun: 8,
    untouched: 5,
    stalled: 40,
    medianSeconds: 40,
  })
  for (const standing of ['complete', 'begun', 'untouched', 'stalled'] as const)
    for (const line of [item, report?.sections[0]]) {
      const search = readPopulationSearch(new URLSearchParams({ item: line?.code ?? '', standing }))
      const { total } = searchPopulation(db, campaign, search, { now: later, locale: 'en' })
      expect([line?.code, standing, total]).toEqual([line?.code, standing, line?.[standing]])
    }
  save(0, 'GOV-02', true)
  const muchLater = new Date(later.getTime() + DAY_MS)
  const again = await stallReport(db, requireCampaign(db, campaign.id), muchLater)
  expect(again?.sections[0]?.items[1]).toMatchObject({ code: 'GOV-02', complete: 1 })
})

test('stalls are counted through indexes', () => {
  const db = openPortal()
  const { id } = openedCampaign(db, [addSupplier(db)])
  expectNoScan(db, begunQuery(db, id, '', 50))
  expectNoScan(db, answerMarksQuery(db, ['a', 'b']))
  expectNoScan(db, stalledByItemQuery(db, id, NOW.getTime()))
})

function expectNoScan(db: Db, query: { getSQL: () => SQL }) {
  const plan = db.all<{ detail: string }>(sql`explain query plan ${query.getSQL()}`)
  expect(plan.map(({ detail }) => detail).filter(detail => detail.startsWith('SCAN'))).toEqual([])
}
