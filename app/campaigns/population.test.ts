import { sql, type SQL } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ASSESSMENT_STATES } from '#app/assessments/assessment-state.ts'
import type { Db } from '#db/client.server.ts'
import { answers, assessmentSites, sites } from '#db/schema/index.ts'
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
  searchPopulation,
} from './find-campaign.server.ts'
import {
  POPULATION_GROUPS,
  sizeOfGroup,
  STATE_GROUPS,
  type PopulationFacet,
  type PopulationGroup,
} from './population-group.ts'
import { findTallies, groupCountQuery } from './population-count-queries.server.ts'
import { countMatching, scopeOfSearch } from './population-page.server.ts'
import { matchCountQuery, pageIdsQuery, rowsQuery } from './population-queries.server.ts'
import {
  ITEM_STANDINGS,
  POPULATION_SORTS,
  populationHref,
  readPopulationSearch,
} from './population-search.ts'
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
    ['reached', 5, 7],
    ['opened', 5, 7],
    ['started', 4, 7],
    ['replied', 3, 7],
    ['checked', 1, 7],
    ['published', 1, 7],
  ])
  expect(counts).toMatchObject({
    population: 8,
    exempt: 1,
    waiting: 2,
    overdue: 3,
    'in-review': 2,
    'to-review': 1,
    'without-contact': 4,
    'on-time': 2,
    outstanding: 4,
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

test('the kept counts follow every change of state, stage, reviewer and site', () => {
  const db = openPortal()
  const campaign = openedCampaign(
    db,
    Array.from({ length: 4 }, () => addSupplier(db)),
  )
  const { id: siteId } = db
    .insert(sites)
    .values({ id: 'plant', code: 'P1', nameZh: '一厂', nameEn: 'Plant 1', createdAt: NOW })
    .returning()
    .get()
  const [first, second] = putInto(db, campaign.id, [])
  for (const row of [first, second])
    if (row) db.insert(assessmentSites).values({ assessmentId: row.id, siteId }).run()
  putInto(db, campaign.id, [
    { state: 'in-progress', reachedAt: NOW, startedAt: NOW },
    { state: 'submitted', firstSubmittedAt: new Date('2026-03-05T15:59:59Z') },
    { state: 'submitted', firstSubmittedAt: new Date('2026-03-05T16:00:00Z') },
    { state: 'exempt', reviewerId: BUYER.userId },
  ])
  putInto(db, campaign.id, [{ state: 'invited', startedAt: null }])
  const sizes = (facet: PopulationFacet, group: PopulationGroup) =>
    Object.fromEntries(
      [...new Set(findTallies(db, campaign.id, facet).map(({ value }) => value))].map(value => [
        value,
        sizeOfGroup(
          findTallies(db, campaign.id, facet).filter(tally => tally.value === value),
          group,
        ),
      ]),
    )
  expect(sizes('site', 'population')).toEqual({ plant: 2 })
  expect(sizes('site', 'replied')).toEqual({ plant: 1 })
  expect(sizes('category', 'reached')).toEqual({ packaging: 3 })
  expect(sizes('category', 'started')).toEqual({ packaging: 2 })
  expect(sizes('reviewer', 'population')).toEqual({ '': 3, [BUYER.userId]: 1 })
  expect(sizes('day', 'replied')).toEqual({ '': 0, '2026-03-05': 1, '2026-03-06': 1 })
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

function expectNoScan(db: Db, name: string, query: { getSQL: () => SQL }) {
  const plan = db
    .all<{ detail: string }>(sql`explain query plan ${query.getSQL()}`)
    .map(row => row.detail)
    .filter(detail => /^SCAN (assessments|suppliers|users|answers|assessment_sites)/.test(detail))
    // The register in its own order, left as soon as the page is full.
    .filter(detail => !/^SCAN suppliers USING (COVERING )?INDEX/.test(detail))
  expect([name, plan]).toEqual([name, []])
}
