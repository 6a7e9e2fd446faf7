import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ASSESSMENT_STATES } from '#app/assessments/assessment-state.ts'
import { assessments, assessmentSites, itemComments, sites, users } from '#db/schema/index.ts'
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
import { findTallies } from './population-count-queries.server.ts'
import { readPopulationSearch } from './population-search.ts'
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

test('an address that was refused leaves a supplier without contact until it has another person', () => {
  const db = openPortal()
  const supplier = addSupplier(db)
  const campaign = openedCampaign(db, [supplier])
  const person = addContact(db, supplier)
  const left = () => {
    const { counts } = campaignFigures(db, campaign, NOW)
    return [counts['without-contact'], counts.undeliverable]
  }
  const change = (changes: Partial<typeof users.$inferInsert>) =>
    db.update(users).set(changes).where(eq(users.id, person)).run()
  expect(left()).toEqual([0, 0])
  change({ undeliverableAt: NOW })
  expect(left()).toEqual([1, 1])
  change({ disabledAt: NOW })
  expect(left()).toEqual([1, 0])
  change({ disabledAt: null, undeliverableAt: null })
  expect(left()).toEqual([0, 0])
  change({ disabledAt: NOW })
  expect(left()).toEqual([1, 0])
  addContact(db, supplier)
  expect(left()).toEqual([0, 0])
})

test('items wait for the buyer while their last comment is the supplier’s', () => {
  const db = openPortal()
  const campaign = openedCampaign(db, [addSupplier(db)])
  const [row] = putInto(db, campaign.id, [])
  let said = 0
  const say = (itemCode: string, isFromSupplier: boolean) => {
    said += 1
    const writtenAt = new Date(NOW.getTime() + said)
    const comment = { assessmentId: row?.id ?? '', itemCode, body: '…', authorId: BUYER.userId, writtenAt }
    db.insert(itemComments)
      .values({ ...comment, id: `c${said}`, isFromSupplier })
      .run()
    const { openComments } = db.select().from(assessments).get() ?? {}
    return [openComments, campaignFigures(db, campaign, NOW).counts.commented]
  }
  expect(say('SOC-01', false)).toEqual([0, 0])
  expect(say('SOC-01', true)).toEqual([1, 1])
  expect(say('SOC-01', true)).toEqual([1, 1])
  expect(say('SOC-02', true)).toEqual([2, 1])
  expect(say('SOC-01', false)).toEqual([1, 1])
  expect(say('SOC-02', false)).toEqual([0, 0])
})

test('a supplier counts as without contact until somebody there can sign in', () => {
  const db = openPortal()
  const supplier = addSupplier(db)
  const campaign = openedCampaign(db, [supplier])
  expect(campaignFigures(db, campaign, NOW).counts['without-contact']).toBe(1)
  addContact(db, supplier)
  expect(campaignFigures(db, campaign, NOW).counts['without-contact']).toBe(0)
})
