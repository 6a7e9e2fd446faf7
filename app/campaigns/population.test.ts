import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ASSESSMENT_STATES } from '#app/assessments/assessment-state.ts'
import {
  addContact,
  addSupplier,
  BUYER,
  DUE,
  NOW,
  openedCampaign,
  openPortal,
  putInto,
} from './campaigns.test-support.ts'
import {
  campaignFigures,
  gradeDistribution,
  findCurrentCampaigns,
  listCampaigns,
  responseBreakdown,
  searchPopulation,
} from './find-campaign.server.ts'
import { POPULATION_GROUPS, STATE_GROUPS } from './population-group.ts'
import { populationPageQuery } from './population-queries.server.ts'
import { populationHref, readPopulationSearch } from './population-search.ts'
import { responseRate } from './response-rate.ts'

const AFTER_DUE = new Date(DUE.getTime() + 1)
const search = (query = '') => readPopulationSearch(new URLSearchParams(query))

test.each([
  [{ population: 180, exempt: 6, replied: 171 }, 174, 98.27586206896552],
  [{ population: 10, exempt: 0, replied: 10 }, 10, 100],
  [{ population: 3, exempt: 0, replied: 0 }, 3, 0],
  [{ population: 2, exempt: 2, replied: 0 }, 0, null],
  [{ population: 0, exempt: 0, replied: 0 }, 0, null],
])('the response rate of %o is out of %i', (counts, expected, percent) => {
  expect(responseRate(counts)).toEqual({ replied: counts.replied, expected, percent })
})

test('counts, funnel and rate of a mixed population are those counted by hand', () => {
  const db = openPortal()
  const campaign = openedCampaign(
    db,
    Array.from({ length: 8 }, () => addSupplier(db)),
  )
  putInto(db, campaign.id, [
    { state: 'invited' },
    { state: 'invited', openedAt: NOW },
    { state: 'in-progress', openedAt: NOW, startedAt: NOW },
    { state: 'submitted', openedAt: NOW, startedAt: NOW, firstSubmittedAt: DUE },
    {
      state: 'returned',
      startedAt: NOW,
      firstSubmittedAt: AFTER_DUE,
      dueAt: new Date(AFTER_DUE.getTime() + 1),
    },
    { state: 'published', startedAt: NOW, firstSubmittedAt: NOW, verifiedGrade: 'B', selfGrade: 'A' },
    { state: 'no-response' },
    { state: 'exempt', openedAt: NOW },
  ])
  const { counts, rate, funnel } = campaignFigures(db, campaign, AFTER_DUE)
  expect(rate).toEqual({ replied: 3, expected: 7, percent: (100 * 3) / 7 })
  expect(funnel.map(line => [line.stage, line.count, line.of])).toEqual([
    ['invited', 7, 7],
    ['opened', 5, 7],
    ['started', 4, 7],
    ['replied', 3, 7],
    ['on-time', 2, 7],
  ])
  expect(counts).toMatchObject({
    population: 8,
    exempt: 1,
    waiting: 2,
    overdue: 3,
    'in-review': 2,
    'to-review': 1,
    'without-contact': 4,
  })
  expect(STATE_GROUPS.reduce((sum, group) => sum + counts[group], 0)).toBe(8)
  expect(gradeDistribution(db, campaign, 'verified')).toEqual({ A: 0, B: 1, C: 0, D: 0 })
  expect(gradeDistribution(db, campaign, 'self')).toEqual({ A: 1, B: 0, C: 0, D: 0 })
  expect(listCampaigns(db, BUYER)).toMatchObject([
    { id: campaign.id, population: 8, rate: { replied: 3, expected: 7 } },
  ])
})

test('of two open campaigns the larger is the current one, the other is listed with its rate', () => {
  const db = openPortal()
  const large = openedCampaign(db, [addSupplier(db), addSupplier(db)])
  const small = openedCampaign(db, [addSupplier(db)])
  expect(findCurrentCampaigns(db, BUYER)).toMatchObject({
    current: { id: large.id },
    otherOpen: [{ id: small.id, rate: { replied: 0, expected: 1 } }],
  })
})

test('every count is the length of the list it links to', () => {
  const db = openPortal()
  const campaign = openedCampaign(
    db,
    Array.from({ length: 20 }, () => addSupplier(db)),
  )
  putInto(
    db,
    campaign.id,
    ASSESSMENT_STATES.map((state, at) => ({ state, openedAt: at % 2 ? NOW : null })),
  )
  const { counts } = campaignFigures(db, campaign, AFTER_DUE)
  for (const group of POPULATION_GROUPS) {
    const listed = searchPopulation(db, campaign, search(`group=${group}`), {
      now: AFTER_DUE,
      locale: 'en',
    })
    expect([group, listed.rows.length, listed.total]).toEqual([group, counts[group], counts[group]])
  }
})

test('the rate by category, region, class and day adds up to the whole', () => {
  const db = openPortal()
  const campaign = openedCampaign(db, [
    addSupplier(db, { category: 'logistics', supplierClass: 1, nameZh: 'a' }),
    addSupplier(db, { category: 'logistics', region: 'overseas', nameZh: 'b' }),
    addSupplier(db, { category: 'service', nameZh: 'c' }),
  ])
  putInto(db, campaign.id, [
    { state: 'submitted', firstSubmittedAt: new Date('2026-03-05T15:59:59Z') },
    { state: 'exempt' },
    { state: 'submitted', firstSubmittedAt: new Date('2026-03-05T16:00:00Z') },
  ])
  const { categories, regions, classes, days } = responseBreakdown(db, campaign)
  expect(categories.map(row => [row.value, row.rate.replied, row.rate.expected])).toEqual([
    ['logistics', 1, 1],
    ['service', 1, 1],
  ])
  expect(regions.map(row => [row.value, row.rate.percent])).toEqual([
    ['mainland', 100],
    ['overseas', null],
  ])
  expect(classes.map(row => [row.value, row.population])).toEqual([
    [1, 1],
    [2, 2],
  ])
  expect(days).toEqual([
    { day: '2026-03-05', replied: 1 },
    { day: '2026-03-06', replied: 1 },
  ])
})

test('lists can be searched, filtered and sorted; rows without a value come last', () => {
  const db = openPortal()
  const campaign = openedCampaign(db, [
    addSupplier(db, { code: 'L-1', nameZh: 'a', nameEn: 'Gamma' }),
    addSupplier(db, { code: 'L-2', nameZh: 'b', nameEn: 'Alpha' }),
    addSupplier(db, { code: 'L-3', nameZh: 'c', nameEn: 'Beta', category: 'logistics' }),
  ])
  putInto(db, campaign.id, [
    { state: 'published', verifiedScore: 60, verifiedGrade: 'C' },
    { state: 'submitted', selfScore: 90, selfGrade: 'A' },
    { state: 'published', verifiedScore: 90, verifiedGrade: 'A' },
  ])
  const codes = (query: string) =>
    searchPopulation(db, campaign, search(query), { now: NOW, locale: 'en' }).rows.map(row => row.code)
  expect(codes('')).toEqual(['L-1', 'L-2', 'L-3'])
  expect(codes('sort=name')).toEqual(['L-2', 'L-3', 'L-1'])
  expect(codes('sort=score')).toEqual(['L-1', 'L-3', 'L-2'])
  expect(codes('sort=score&direction=desc')).toEqual(['L-3', 'L-1', 'L-2'])
  expect(codes('grade=A')).toEqual(['L-3'])
  expect(codes('grade=A&basis=self')).toEqual(['L-2'])
  expect(codes('q=l-2')).toEqual(['L-2'])
  expect(codes('category=logistics')).toEqual(['L-3'])
  expect(codes('group=published&direction=desc')).toEqual(['L-3', 'L-1'])
})

test('lists and counts reach the campaign through an index, never through every assessment', () => {
  const db = openPortal()
  const campaign = openedCampaign(db, [addSupplier(db)])
  const clock = { campaignDueAt: DUE, now: NOW }
  for (const query of ['', 'group=overdue', 'sort=score', 'grade=A', 'group=without-contact']) {
    const asked = populationPageQuery(db, campaign.id, search(query), clock, 'en', 50).getSQL()
    const plan = db
      .all<{ detail: string }>(sql`explain query plan ${asked}`)
      .map(row => row.detail)
      .join('\n')
    expect(plan).toMatch(/SEARCH assessments USING INDEX assessments_campaign/)
    expect(plan).not.toMatch(/SCAN (assessments|suppliers|users)/)
  }
})

test('a supplier counts as without contact until somebody there can sign in', () => {
  const db = openPortal()
  const supplier = addSupplier(db)
  const campaign = openedCampaign(db, [supplier])
  expect(campaignFigures(db, campaign, NOW).counts['without-contact']).toBe(1)
  addContact(db, supplier)
  expect(campaignFigures(db, campaign, NOW).counts['without-contact']).toBe(0)
})

test('an address names what differs from the default only', () => {
  expect(populationHref('/campaigns/c', { group: 'overdue', page: 1 })).toBe('/campaigns/c?group=overdue')
  expect(populationHref('/b', { grade: 'A', basis: 'self', direction: 'desc', sort: 'self' })).toBe(
    '/b?grade=A&basis=self&sort=self&direction=desc',
  )
})
