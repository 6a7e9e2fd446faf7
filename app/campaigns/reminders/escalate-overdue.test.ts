import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { insertUser } from '#app/accounts/queries.server.ts'
import type { Db } from '#db/client.server.ts'
import { assessments, outbox, suppliers, users } from '#db/schema/index.ts'
import {
  addContact,
  addSupplier,
  BUYER,
  DUE,
  NOW,
  openedCampaign,
  openPortal,
} from '../campaigns.test-support.ts'
import { escalateOverdue } from './escalate-overdue.server.ts'

const THIRD_DAY = china('2026-04-03T08:20')
const DAY = 86_400_000

function china(time: string) {
  return new Date(`${time}+08:00`)
}

/** Suppliers with a contact each, all asked, and somebody of the buyer who looks after the first ones. */
function openWith(count: number, { owned = 0 } = {}) {
  const db = openPortal()
  insertUser(
    db,
    { id: 'keeper', email: 'keeper@buyer.example', name: '高远', locale: 'en', createdAt: NOW },
    ['procurement'],
  )
  const supplierIds = Array.from({ length: count }, () => addSupplier(db))
  supplierIds.forEach(id => addContact(db, id))
  for (const id of supplierIds.slice(0, owned))
    db.update(suppliers).set({ ownerId: 'keeper' }).where(eq(suppliers.id, id)).run()
  openedCampaign(db, supplierIds)
  return { db, supplierIds }
}

function escalations(db: Db) {
  return db
    .select()
    .from(outbox)
    .where(eq(outbox.kind, 'overdue-escalation'))
    .all()
    .map(({ userId, message }) => {
      if (message.kind !== 'overdue-escalation') throw new Error('another mail')
      return {
        userId,
        codes: message.suppliers.map(({ code }) => code),
        more: message.more,
        url: message.url,
      }
    })
}

function change(db: Db, supplierId: string | undefined, values: Partial<typeof assessments.$inferInsert>) {
  db.update(assessments)
    .set(values)
    .where(eq(assessments.supplierId, supplierId ?? ''))
    .run()
}

test('the owner is told of the overdue suppliers on the third day, once; without one whoever made the campaign', async () => {
  const { db } = openWith(5, { owned: 3 })
  expect(await escalateOverdue(db, new Date(THIRD_DAY.getTime() - DAY))).toMatchObject({ mails: 0 })
  expect(await escalateOverdue(db, THIRD_DAY)).toEqual({ campaigns: 1, suppliers: 5, mails: 2 })
  expect(escalations(db).map(({ userId, codes }) => [userId, codes.length])).toEqual([
    ['keeper', 3],
    [BUYER.userId, 2],
  ])
  for (const days of [0, 1, 400, -10]) await escalateOverdue(db, new Date(THIRD_DAY.getTime() + days * DAY))
  expect(escalations(db)).toHaveLength(2)
})

test('who has answered, declined or still has time is not named', async () => {
  const { db, supplierIds } = openWith(4, { owned: 4 })
  change(db, supplierIds[0], { state: 'submitted' })
  change(db, supplierIds[1], { declinedAt: NOW })
  change(db, supplierIds[2], { dueAt: new Date(DUE.getTime() + 7 * DAY) })
  await escalateOverdue(db, THIRD_DAY)
  expect(escalations(db).map(({ codes }) => codes.length)).toEqual([1])
  await escalateOverdue(db, new Date(THIRD_DAY.getTime() + 7 * DAY))
  expect(escalations(db).map(({ codes }) => codes.length)).toEqual([1, 1])
})

test('each supplier is named with its own due date, by those of whose due date it is', async () => {
  const { db, supplierIds } = openWith(2, { owned: 2 })
  change(db, supplierIds[0], { dueAt: new Date(DUE.getTime() + DAY) })
  await escalateOverdue(db, new Date(THIRD_DAY.getTime() + DAY))
  const [row] = db.select().from(outbox).where(eq(outbox.kind, 'overdue-escalation')).all()
  if (row?.message.kind !== 'overdue-escalation') throw new Error('no mail')
  expect(new Set(row.message.suppliers.map(({ dueOn }) => dueOn)).size).toBe(2)
})

test('who answers while the list is made is not named', async () => {
  const { db, supplierIds } = openWith(2, { owned: 2 })
  const run = escalateOverdue(db, THIRD_DAY)
  change(db, supplierIds[0], { state: 'submitted' })
  expect(await run).toEqual({ campaigns: 1, suppliers: 1, mails: 1 })
  expect(escalations(db).map(({ codes }) => codes.length)).toEqual([1])
})

test('one mail a day: what falls overdue after it is in tomorrow’s', async () => {
  const { db, supplierIds } = openWith(2, { owned: 2 })
  change(db, supplierIds[1], { state: 'submitted' })
  await escalateOverdue(db, THIRD_DAY)
  change(db, supplierIds[1], { state: 'in-progress' })
  await escalateOverdue(db, new Date(THIRD_DAY.getTime() + 3_600_000))
  expect(escalations(db)).toHaveLength(1)
  await escalateOverdue(db, new Date(THIRD_DAY.getTime() + DAY))
  expect(escalations(db)).toHaveLength(2)
})

test('a long list names twenty and counts the rest', async () => {
  const { db } = openWith(130, { owned: 130 })
  await escalateOverdue(db, THIRD_DAY)
  const [mail] = escalations(db)
  expect([mail?.codes.length, mail?.more]).toEqual([20, 110])
})

test('an owner who cannot be written to is passed over', async () => {
  const { db } = openWith(1, { owned: 1 })
  db.update(users).set({ undeliverableAt: NOW }).where(eq(users.id, 'keeper')).run()
  await escalateOverdue(db, THIRD_DAY)
  expect(escalations(db).map(({ userId }) => userId)).toEqual([BUYER.userId])
})
