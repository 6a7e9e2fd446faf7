import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { insertUser } from '#app/accounts/queries.server.ts'
import type { Db } from '#db/client.server.ts'
import { assessments, campaigns, outbox } from '#db/schema/index.ts'
import { addContact, addSupplier, BUYER, NOW, openedCampaign, openPortal } from '../campaigns.test-support.ts'
import { sendDigest } from './send-digest.server.ts'

const MONDAY = china('2026-03-09T08:00')
const WEEK = 7 * 86_400_000

function china(time: string) {
  return new Date(`${time}+08:00`)
}

function openWith(count: number) {
  const db = openPortal()
  insertUser(db, { id: 'sqe', email: 'sqe@buyer.example', name: '陈锐', locale: 'en', createdAt: NOW }, [
    'sqe',
  ])
  const supplierIds = Array.from({ length: count }, () => addSupplier(db))
  supplierIds.forEach(id => addContact(db, id))
  const campaign = openedCampaign(db, supplierIds)
  return { db, campaign, supplierIds }
}

function digests(db: Db) {
  return db
    .select()
    .from(outbox)
    .where(eq(outbox.kind, 'campaign-digest'))
    .all()
    .map(({ userId, message }) => {
      if (message.kind !== 'campaign-digest') throw new Error('another mail')
      return { userId, ...message }
    })
}

function submit(db: Db, supplierId: string | undefined, at: Date) {
  db.update(assessments)
    .set({ state: 'submitted', firstSubmittedAt: at, updatedAt: at })
    .where(eq(assessments.supplierId, supplierId ?? ''))
    .run()
}

test('procurement gets where each open campaign stands, and what is new since the summary before', async () => {
  const { db, campaign, supplierIds } = openWith(4)
  submit(db, supplierIds[0], china('2026-03-05T10:00'))
  expect(sendDigest(db, MONDAY)).toEqual({ campaigns: 1, mails: 1 })
  submit(db, supplierIds[1], china('2026-03-10T10:00'))
  submit(db, supplierIds[2], china('2026-03-11T10:00'))
  sendDigest(db, new Date(MONDAY.getTime() + WEEK))
  expect(digests(db).map(({ userId, rate, sinceLast }) => [userId, rate, sinceLast.submitted])).toEqual([
    [BUYER.userId, '1 / 4 · 25.0\u00a0%', 1],
    [BUYER.userId, '3 / 4 · 75.0\u00a0%', 2],
  ])
  expect(digests(db)[1]).toMatchObject({
    daysLeft: 15,
    waiting: { toReview: 3, overdue: 0, unreachable: 0, extensionRequests: 0 },
    url: `https://portal.example/campaigns/${campaign.id}`,
  })
})

test('at most one a day, however often it runs', () => {
  const { db } = openWith(1)
  sendDigest(db, MONDAY)
  expect(sendDigest(db, new Date(MONDAY.getTime() + 3_600_000))).toEqual({ campaigns: 1, mails: 0 })
  expect(digests(db)).toHaveLength(1)
})

test('a summary of a clock that was 400 days ahead does not hide what is new', () => {
  const { db, supplierIds } = openWith(2)
  sendDigest(db, new Date(MONDAY.getTime() + 400 * 86_400_000))
  submit(db, supplierIds[0], china('2026-03-05T10:00'))
  sendDigest(db, MONDAY)
  expect(digests(db).map(({ sinceLast }) => sinceLast.submitted)).toEqual([1, 0])
})

test('nothing is sent while no campaign is open', () => {
  const { db, campaign } = openWith(1)
  db.update(campaigns).set({ state: 'closed' }).where(eq(campaigns.id, campaign.id)).run()
  expect(sendDigest(db, MONDAY)).toEqual({ campaigns: 0, mails: 0 })
  expect(digests(db)).toEqual([])
})
