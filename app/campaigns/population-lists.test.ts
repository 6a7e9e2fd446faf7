import { sql, type SQL } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Db } from '#db/client.server.ts'
import { answers } from '#db/schema/index.ts'
import { addSupplier, BUYER, NOW, openedCampaign, openPortal, putInto } from './campaigns.test-support.ts'
import { searchPopulation } from './find-campaign.server.ts'
import { groupCountQuery, tallyQuery } from './population-count-queries.server.ts'
import { POPULATION_FACETS, POPULATION_GROUPS } from './population-group.ts'
import { countMatching, scopeOfSearch } from './population-page.server.ts'
import { matchCountQuery, pageIdsQuery, rowsQuery } from './population-queries.server.ts'
import {
  ITEM_STANDINGS,
  POPULATION_SORTS,
  populationHref,
  readPopulationSearch,
} from './population-search.ts'

const search = (query = '') => readPopulationSearch(new URLSearchParams(query))

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

test.each([
  'category=logistics',
  'category=none',
  'region=overseas',
  'class=1',
  'spend=1m-5m',
  'spend=none',
  'reviewer=none',
  'reviewer=lin',
  'site=none',
  'class=1&region=overseas',
])('the length of the list of %s is counted as the list is', query => {
  const db = openPortal()
  const campaign = openedCampaign(db, [
    addSupplier(db, { category: 'logistics', spendBand: '1m-5m', nameZh: 'a' }),
    addSupplier(db, { region: 'overseas', supplierClass: 1, nameZh: 'b' }),
    addSupplier(db, { supplierClass: 1, nameZh: 'c' }),
  ])
  putInto(db, campaign.id, [{ state: 'submitted', reviewerId: 'lin' }, { state: 'exempt' }])
  for (const group of POPULATION_GROUPS) {
    const asked = search(`${query}&group=${group}`)
    const { rows, total } = searchPopulation(db, campaign, asked, { now: NOW, locale: 'en' })
    const counted = matchCountQuery(db, scopeOfSearch(db, campaign, asked, NOW), asked).get()?.n
    expect([group, total, rows.length]).toEqual([group, counted, counted])
  }
})

test('every search reaches its rows through an index, never through a whole table', () => {
  const db = openPortal()
  const campaign = openedCampaign(db, [addSupplier(db)])
  const searches = [
    ...POPULATION_GROUPS.map(group => `group=${group}`),
    ...POPULATION_SORTS.flatMap(sort => [`sort=${sort}`, `sort=${sort}&direction=desc`]),
    ...ITEM_STANDINGS.flatMap(standing => [
      `item=SOC-02&standing=${standing}`,
      `item=SOC&standing=${standing}`,
    ]),
    ...['grade=A', 'grade=A&basis=self', 'site=plant', 'site=plant&group=overdue', 'reviewer=none'],
    ...['spend=1m-5m', 'spend=none', 'day=2026-03-05', 'category=logistics&region=overseas&class=1'],
  ]
  for (const total of [1, 100_000])
    for (const query of searches) {
      const asked = search(query)
      const scope = scopeOfSearch(db, campaign, asked, NOW)
      const page = { total, offset: 0, pageSize: 50 }
      expectNoScan(db, query, pageIdsQuery(db, scope, asked, 'en', page).query)
      expectNoScan(db, query, matchCountQuery(db, scope, asked))
    }
  for (const group of POPULATION_GROUPS)
    expectNoScan(db, group, groupCountQuery(db, scopeOfSearch(db, campaign, search(), NOW), group))
  for (const facet of POPULATION_FACETS) expectNoScan(db, facet, tallyQuery(db, campaign.id, facet))
  expectNoScan(db, 'rows', rowsQuery(db, ['a', 'b']))
})

test('a day, an item and how suppliers stand at it find exactly those', () => {
  const db = openPortal()
  const campaign = openedCampaign(
    db,
    Array.from({ length: 5 }, () => addSupplier(db)),
  )
  const rows = putInto(db, campaign.id, [
    { state: 'in-progress', startedAt: NOW },
    { state: 'in-progress', startedAt: NOW },
    { state: 'in-progress', startedAt: NOW },
    { state: 'submitted', firstSubmittedAt: new Date('2026-03-05T16:00:00Z') },
  ])
  const answer = (at: number, itemCode: string, given: Partial<typeof answers.$inferInsert> = {}) =>
    db
      .insert(answers)
      .values({
        assessmentId: rows[at]?.id ?? '',
        itemCode,
        rev: 1,
        values: {},
        isComplete: true,
        updatedById: BUYER.userId,
        updatedAt: NOW,
        ...given,
      })
      .run()
  answer(0, 'SOC-02')
  answer(1, 'SOC-02', { isComplete: false })
  answer(3, 'SOC-02', { isNotApplicable: true })
  const later = new Date(NOW.getTime() + 4 * 86_400_000)
  const found = (query: string, now = later) => {
    const page = searchPopulation(db, campaign, search(query), { now, locale: 'en' })
    expect(countMatching(db, scopeOfSearch(db, campaign, search(query), now), search(query))).toBe(page.total)
    return page.rows.map(row => rows.findIndex(({ id }) => id === row.id))
  }
  expect(found('item=SOC-02&standing=complete')).toEqual([0])
  expect(found('item=SOC-02&standing=begun')).toEqual([1])
  expect(found('item=SOC-02&standing=untouched')).toEqual([2])
  expect(found('item=SOC-02&standing=not-applicable')).toEqual([3])
  expect(found('item=SOC-02&standing=declined')).toEqual([])
  expect(found('item=SOC-02&standing=stalled')).toEqual([0, 1])
  expect(found('item=SOC-02&standing=stalled', NOW)).toEqual([])
  expect(found('item=SOC&standing=begun')).toEqual([0, 1])
  expect(found('item=SOC&standing=untouched')).toEqual([2])
  expect(found('item=NONE-1&standing=untouched')).toEqual([])
  expect(found('day=2026-03-06')).toEqual([3])
  expect(found('day=2026-03-05')).toEqual([])
  expect(found('day=2026-13-45')).toEqual([])
})

test('the second half of a list is the same list read from its end', () => {
  const db = openPortal()
  const campaign = openedCampaign(
    db,
    Array.from({ length: 5 }, (_, at) => addSupplier(db, { code: `E-${at}`, nameZh: `名${at}` })),
  )
  putInto(db, campaign.id, [
    { state: 'published', verifiedScore: 60 },
    { state: 'published', verifiedScore: 50 },
  ])
  const scope = scopeOfSearch(db, campaign, search(), NOW)
  for (const query of ['sort=code', 'sort=score', 'sort=score&direction=desc', 'sort=name&direction=desc']) {
    const asked = search(query)
    const whole = pageIdsQuery(db, scope, asked, 'en', { total: 5, offset: 0, pageSize: 5 }).query.all()
    const { isReversed, query: last } = pageIdsQuery(db, scope, asked, 'en', {
      total: 5,
      offset: 3,
      pageSize: 3,
    })
    expect(isReversed).toBe(true)
    expect(last.all().reverse()).toEqual(whole.slice(3))
  }
})

test('an address names what differs from the default only', () => {
  expect(populationHref('/campaigns/c', { group: 'overdue', page: 1 })).toBe('/campaigns/c?group=overdue')
  expect(populationHref('/b', { grade: 'A', basis: 'self', direction: 'desc', sort: 'self' })).toBe(
    '/b?grade=A&basis=self&sort=self&direction=desc',
  )
})

function expectNoScan(db: Db, name: string, query: { getSQL: () => SQL }) {
  const plan = db
    .all<{ detail: string }>(sql`explain query plan ${query.getSQL()}`)
    .map(row => row.detail)
    .filter(detail =>
      /^SCAN (assessments|suppliers|users|answers|assessment_sites|population_counts)/.test(detail),
    )
    // The register in its own order, left as soon as the page is full.
    .filter(detail => !/^SCAN suppliers USING (COVERING )?INDEX/.test(detail))
  expect([name, plan]).toEqual([name, []])
}
