import { eq } from 'drizzle-orm'
import { expect, onTestFinished, test } from 'vitest'
import {
  BY_BUYER,
  addContact,
  addSupplier,
  openedCampaign,
  openPortal,
} from '#app/campaigns/campaigns.test-support.ts'
import type { Db } from '#db/client.server.ts'
import { assessments, events, outbox, users } from '#db/schema/index.ts'
import { startSmtpSink, type Fate } from '#tests/support/smtp-sink.ts'
import { deliverDueMail } from './deliver-mail.server.ts'
import { enqueueMail } from './enqueue-mail.server.ts'
import { countOutboxByState } from './queries.server.ts'
import { createMailTransport } from './transport.server.ts'

const LATER = new Date(BY_BUYER.now.getTime() + 60_000)

async function invited(fate: (recipient: string) => Fate = () => 'accept') {
  const db = openPortal()
  const supplierId = addSupplier(db)
  const userId = addContact(db, supplierId)
  openedCampaign(db, [supplierId])
  const sink = await startSmtpSink(fate)
  const transport = createMailTransport(sink.url, 'Portal <portal@buyer.example>')
  onTestFinished(async () => {
    transport.close()
    await sink.stop()
  })
  const deliver = (now: Date, mailsPerMinute?: number) =>
    deliverDueMail(db, transport, { now: () => now, random: () => 0.5 }, undefined, mailsPerMinute)
  return { db, userId, supplierId, sink, deliver }
}

function personOf(db: Db, id: string) {
  return db.select().from(users).where(eq(users.id, id)).get()
}

function eventTypes(db: Db) {
  return db
    .select({ type: events.type })
    .from(events)
    .all()
    .map(event => event.type)
}

test('an assessment is reached when the server accepts an invitation to it, once', async () => {
  const { db, deliver } = await invited()
  expect(db.select().from(assessments).get()?.reachedAt).toBeNull()
  await deliver(LATER)
  expect(db.select().from(assessments).get()?.reachedAt).toEqual(LATER)
})

test('an address the server does not know marks the person, and the event says why', async () => {
  const { db, userId, supplierId, deliver } = await invited(() => 'never')
  await deliver(LATER)
  expect(personOf(db, userId)).toMatchObject({
    undeliverableAt: LATER,
    undeliverableReason: expect.stringContaining('550'),
  })
  expect(db.select().from(assessments).get()?.reachedAt).toBeNull()
  const event = db.select().from(events).where(eq(events.type, 'user.address-refused')).get()
  expect(event).toMatchObject({
    userId,
    supplierId,
    actorId: null,
    data: { email: personOf(db, userId)?.email },
  })
})

test('nothing more is queued to a refused address, until a mail to it has been accepted after all', async () => {
  let isRefused = true
  const { db, userId, deliver } = await invited(() => (isRefused ? 'never' : 'accept'))
  await deliver(LATER)
  const address = personOf(db, userId)?.email ?? ''
  const reset = { ...resetMail(1), to: { address, name: '王敏', locale: 'en' as const } }
  enqueueMail(db, LATER, reset)
  expect(countOutboxByState(db)).toEqual({ queued: 0, sent: 0, dead: 1, dropped: 0 })
  isRefused = false
  db.update(outbox).set({ state: 'queued', nextAttemptAt: LATER }).run()
  await deliver(LATER)
  expect(personOf(db, userId)).toMatchObject({ undeliverableAt: null, undeliverableReason: null })
  enqueueMail(db, LATER, reset)
  expect(countOutboxByState(db)).toEqual({ queued: 1, sent: 1, dead: 0, dropped: 0 })
})

test('a refusal for now marks nobody', async () => {
  const { db, userId, deliver } = await invited(() => 'later')
  await deliver(LATER)
  expect(personOf(db, userId)?.undeliverableAt).toBeNull()
  expect(eventTypes(db)).not.toContain('user.address-refused')
})

test('a refusal of an old address does not mark the person who has a new one meanwhile', async () => {
  const { db, userId, deliver } = await invited(() => 'never')
  db.update(users).set({ email: 'new@supplier.example' }).where(eq(users.id, userId)).run()
  await deliver(LATER)
  expect(personOf(db, userId)?.undeliverableAt).toBeNull()
})

test('no more mails leave than the settings allow, however often and by how many workers it is tried', async () => {
  const { db, sink, deliver } = await invited()
  for (let n = 0; n < 60; n++) enqueueMail(db, BY_BUYER.now, resetMail(n))
  const start = LATER.getTime()
  await Promise.all([deliver(LATER, 60), deliver(LATER, 60)])
  expect(sink.received).toHaveLength(10)
  await deliver(new Date(start + 999), 60)
  expect(sink.received).toHaveLength(10)
  await Promise.all([deliver(new Date(start + 5000), 60), deliver(new Date(start + 5000), 60)])
  expect(sink.received).toHaveLength(15)
  await deliver(new Date(start + 86_400_000), 60)
  expect(sink.received).toHaveLength(25)
  expect(countOutboxByState(db).queued).toBe(61 - 25)
})

function resetMail(n: number) {
  return {
    to: { address: `n${n}@supplier.example`, name: '王敏', locale: 'en' as const },
    message: {
      kind: 'password-reset' as const,
      recipientName: '王敏',
      organisationName: 'Example Group',
      url: 'https://portal.example/x',
      expiresInMinutes: 60,
    },
  }
}
