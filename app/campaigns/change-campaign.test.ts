import { expect, test } from 'vitest'
import { events, policyVersions } from '#db/schema/index.ts'
import {
  addSupplier,
  BUYER,
  BY_BUYER,
  BY_READER,
  draftCampaign,
  DUE,
  NOW,
  openedCampaign,
  openPortal,
  requireCampaign,
} from './campaigns.test-support.ts'
import { changeCampaign, findUsableVersions } from './change-campaign.server.ts'
import { createCampaign, defaultYear } from './create-campaign.server.ts'
import { discardCampaign } from './discard-campaign.server.ts'
import { listCampaigns } from './find-campaign.server.ts'
import { planMails, planReviewers } from './plan-campaign.server.ts'
import { NO_REVIEWERS } from './plans.ts'

const EARLIER = new Date('2026-03-20T15:59:59.999Z')
const FACTS = { nameZh: '2026年度评估', nameEn: 'Assessment 2026', year: 2026, dueAt: DUE }

test('a draft takes any correction, and the history keeps both values', () => {
  const db = openPortal()
  const id = draftCampaign(db)
  const corrected = { nameZh: '2027年度评估', nameEn: 'Assessment 2027', year: 2027, dueAt: EARLIER }
  expect(changeCampaign(db, BY_BUYER, id, corrected)).toEqual({ ok: true })
  expect(requireCampaign(db, id)).toMatchObject({ ...corrected, state: 'draft' })
  const noted = db
    .select()
    .from(events)
    .all()
    .filter(event => event.type === 'campaign.changed')
  expect(noted.map(event => event.data)).toMatchObject([{ from: { year: 2026 }, to: { year: 2027 } }])
})

test('the year proposed is the first one from now on without a round; a discarded draft is none', () => {
  const db = openPortal()
  expect(defaultYear(db, NOW)).toBe(2026)
  const id = draftCampaign(db)
  expect(defaultYear(db, NOW)).toBe(2027)
  createCampaign(db, BY_BUYER, { ...FACTS, year: 2027 })
  expect(defaultYear(db, NOW)).toBe(2028)
  discardCampaign(db, BY_BUYER, id)
  expect(defaultYear(db, NOW)).toBe(2026)
  expect(defaultYear(db, new Date('2026-12-31T16:00:00Z'))).toBe(2028)
})

test('a draft asks and grades by the newest versions unless others are chosen', () => {
  const db = openPortal()
  const older = { id: 'older', version: '2025.1', digest: 'x', publishedAt: new Date(NOW.getTime() - 1) }
  const content = db.select().from(policyVersions).get()?.content
  if (!content) throw new Error('no policy')
  db.insert(policyVersions)
    .values({ ...older, content })
    .run()
  expect(findUsableVersions(db).policies.map(({ id }) => id)).toEqual(['policy', 'older'])
  const id = draftCampaign(db)
  expect(requireCampaign(db, id).policyVersionId).toBe('policy')
  expect(changeCampaign(db, BY_BUYER, id, { ...FACTS, policyVersionId: 'older' })).toEqual({ ok: true })
  expect(requireCampaign(db, id).policyVersionId).toBe('older')
  expect(changeCampaign(db, BY_BUYER, id, { ...FACTS, policyVersionId: 'none' })).toMatchObject({
    refusal: { code: 'unknown-version' },
  })
  expect(createCampaign(db, BY_BUYER, { ...FACTS, questionnaireVersionId: 'none' })).toMatchObject({
    refusal: { code: 'unknown-version' },
  })
})

test('reminders of a new draft are those of the settings; languages and days can be changed', () => {
  const db = openPortal()
  const id = draftCampaign(db)
  expect(requireCampaign(db, id)).toMatchObject({
    languages: ['zh-CN', 'en'],
    reminderPlan: { daysBefore: [14, 7, 1], daysAfter: [3, 7] },
  })
  const plan = { languages: ['zh-CN' as const], reminderPlan: { daysBefore: [5], daysAfter: [] } }
  expect(planMails(db, BY_BUYER, id, plan)).toEqual({ ok: true })
  expect(requireCampaign(db, id)).toMatchObject(plan)
})

test('a plan of reviewers names people who review', () => {
  const db = openPortal()
  const id = draftCampaign(db)
  const plan = { ...NO_REVIEWERS, mode: 'round-robin' as const }
  expect(planReviewers(db, BY_BUYER, id, plan)).toMatchObject({ refusal: { code: 'no-reviewer' } })
  expect(planReviewers(db, BY_BUYER, id, { ...plan, reviewers: ['nobody'] })).toMatchObject({
    refusal: { code: 'no-reviewer' },
  })
  expect(planReviewers(db, BY_BUYER, id, { ...plan, reviewers: [BUYER.userId] })).toEqual({ ok: true })
  expect(requireCampaign(db, id).reviewerPlan).toMatchObject({ reviewers: [BUYER.userId] })
})

test('a discarded draft is kept, stands in no list and is worked on no more', () => {
  const db = openPortal()
  const id = draftCampaign(db)
  expect(discardCampaign(db, BY_BUYER, id)).toEqual({ ok: true })
  expect(listCampaigns(db, BUYER)).toEqual([])
  expect(requireCampaign(db, id).discardedAt).toEqual(NOW)
  expect(changeCampaign(db, BY_BUYER, id, FACTS)).toMatchObject({ refusal: { code: 'discarded' } })
  expect(discardCampaign(db, BY_BUYER, id)).toMatchObject({ refusal: { code: 'discarded' } })
})

test('an open campaign, an unknown one and somebody who only reads are refused', () => {
  const db = openPortal()
  const { id } = openedCampaign(db, [addSupplier(db)])
  const open = { refusal: { code: 'wrong-state', state: 'open' } }
  expect(changeCampaign(db, BY_BUYER, id, FACTS)).toMatchObject(open)
  expect(planReviewers(db, BY_BUYER, id, NO_REVIEWERS)).toMatchObject(open)
  expect(discardCampaign(db, BY_BUYER, id)).toMatchObject(open)
  expect(changeCampaign(db, BY_BUYER, 'unknown', FACTS)).toMatchObject({ refusal: { code: 'not-found' } })
  expect(changeCampaign(db, BY_READER, id, FACTS)).toMatchObject({ refusal: { code: 'not-allowed' } })
})
