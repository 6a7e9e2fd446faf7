import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { createAssessment, createCampaign, createUser } from '#db/factories/index.ts'
import type { Db } from '#db/client.server.ts'
import { assessments, assessmentSites, outbox, sites, supplierSites, users } from '#db/schema/index.ts'
import { findSupplierById } from '#app/suppliers/queries.server.ts'
import {
  addContact,
  addSupplier,
  BUYER,
  BY_BUYER,
  draftCampaign,
  NOW,
  openPortal,
} from './campaigns.test-support.ts'
import { openCampaign } from './open-campaign.server.ts'
import { planMails, planReviewers } from './plan-campaign.server.ts'
import { NO_REVIEWERS } from './plans.ts'

const KEYS = { questionnaireVersionId: 'checklist', policyVersionId: 'policy', createdById: BUYER.userId }
const DAY_MS = 86_400_000

function openFor(db: Db, supplierIds: string[]) {
  const id = draftCampaign(db, supplierIds)
  const result = openCampaign(db, BY_BUYER, id)
  if (!result.ok) throw new Error(result.refusal.code)
  return db
    .select()
    .from(assessments)
    .all()
    .filter(({ campaignId }) => campaignId === id)
}

/** One earlier assessment of a supplier, invited so many days before now. */
function earlier(
  db: Db,
  supplierId: string,
  given: { year: number; daysAgo: number; state: 'published' | 'no-response' | 'submitted' },
) {
  const supplier = findSupplierById(db, supplierId)
  if (!supplier) throw new Error('no supplier')
  const invitedAt = new Date(NOW.getTime() - given.daysAgo * DAY_MS)
  const campaign = createCampaign(db, KEYS, { year: given.year, state: 'published', openedAt: invitedAt })
  return createAssessment(db, { campaign, supplier }, { state: given.state, invitedAt }).id
}

function addSite(db: Db, code: string) {
  db.insert(sites).values({ id: code, code, nameZh: code, nameEn: code, createdAt: NOW }).run()
  return code
}

test('spend and sites are frozen with the supplier', () => {
  const db = openPortal()
  const supplier = addSupplier(db, { spendBand: '5m-20m' })
  const [north, south] = [addSite(db, 'north'), addSite(db, 'south')]
  db.insert(supplierSites)
    .values([
      { supplierId: supplier, siteId: north },
      { supplierId: supplier, siteId: south },
    ])
    .run()
  const [row] = openFor(db, [supplier, addSupplier(db)]).filter(({ supplierId }) => supplierId === supplier)
  db.delete(supplierSites).run()
  expect(row).toMatchObject({ spendBand: '5m-20m', previousId: null, reviewerId: null })
  expect(db.select().from(assessmentSites).orderBy(assessmentSites.siteId).all()).toEqual([
    { assessmentId: row?.id, siteId: north },
    { assessmentId: row?.id, siteId: south },
  ])
})

test('the latest answered assessment of an earlier round is remembered, unanswered ones are not', () => {
  const db = openPortal()
  const [faithful, silent, fresh] = [addSupplier(db), addSupplier(db), addSupplier(db)]
  earlier(db, faithful, { year: 2024, daysAgo: 700, state: 'published' })
  const last = earlier(db, faithful, { year: 2025, daysAgo: 365, state: 'submitted' })
  const answered = earlier(db, silent, { year: 2024, daysAgo: 700, state: 'published' })
  earlier(db, silent, { year: 2025, daysAgo: 365, state: 'no-response' })
  earlier(db, fresh, { year: 2027, daysAgo: 10, state: 'published' })
  const rows = openFor(db, [faithful, silent, fresh])
  expect(Object.fromEntries(rows.map(row => [row.supplierId, row.previousId]))).toEqual({
    [faithful]: last,
    [silent]: answered,
    [fresh]: null,
  })
})

test('reviewers are given their shares as planned, without those who have left', () => {
  const db = openPortal()
  const suppliers = Array.from({ length: 5 }, () => addSupplier(db))
  const [ann, bo] = [createUser(db), createUser(db)]
  const id = draftCampaign(db, suppliers)
  const reviewers = [ann.userId, bo.userId, BUYER.userId]
  planReviewers(db, BY_BUYER, id, { ...NO_REVIEWERS, mode: 'round-robin', reviewers })
  db.update(users).set({ disabledAt: NOW }).where(eq(users.id, bo.userId)).run()
  openCampaign(db, BY_BUYER, id)
  const shares = db.select().from(assessments).all()
  const countOf = (userId: string) => shares.filter(({ reviewerId }) => reviewerId === userId).length
  expect(reviewers.map(countOf)).toEqual([3, 0, 2])
})

test('mails go out in the campaign’s languages: others read the first of them', () => {
  const db = openPortal()
  const supplier = addSupplier(db, { nameZh: '青禾包装' })
  addContact(db, supplier, { locale: 'en', passwordHash: 'x' })
  const id = draftCampaign(db, [supplier])
  const reminderPlan = { daysBefore: [], daysAfter: [] }
  planMails(db, BY_BUYER, id, { languages: ['zh-CN'], reminderPlan })
  openCampaign(db, BY_BUYER, id)
  expect(db.select().from(outbox).all()).toMatchObject([
    { locale: 'zh-CN', message: { supplierName: '青禾包装' }, assessmentId: expect.any(String) },
  ])
})

test('whose address a mail server refused is not written to, and counts as without contact', () => {
  const db = openPortal()
  const supplier = addSupplier(db)
  addContact(db, supplier)
  db.update(users).set({ undeliverableAt: NOW }).run()
  const result = openCampaign(db, BY_BUYER, draftCampaign(db, [supplier]))
  expect(result).toMatchObject({ ok: true, mails: 0, withoutContact: [{ supplierId: supplier }] })
})
