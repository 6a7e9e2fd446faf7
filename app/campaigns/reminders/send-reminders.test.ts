import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Db } from '#db/client.server.ts'
import { answers, assessments, campaigns, outbox, returnedItems, users } from '#db/schema/index.ts'
import type { MailMessage } from '#emails/messages.ts'
import { addContact, addSupplier, BUYER, DUE, openedCampaign, openPortal } from '../campaigns.test-support.ts'
import { sendReminders } from './send-reminders.server.ts'

type Reminder = Extract<MailMessage, { kind: 'reminder' }>

const SEVEN_BEFORE = china('2026-03-24T08:00')
const DAY = 86_400_000

function china(time: string) {
  return new Date(`${time}+08:00`)
}

/** A campaign due at the end of 31 March 2026, with one supplier per entry and one contact each. */
function openWith(count: number, contact: Parameters<typeof addContact>[2] = {}) {
  const db = openPortal()
  const supplierIds = Array.from({ length: count }, () => addSupplier(db))
  const userIds = supplierIds.map(id => addContact(db, id, contact))
  const campaign = openedCampaign(db, supplierIds)
  return { db, campaign, supplierIds, userIds }
}

function reminders(db: Db) {
  return db.select().from(outbox).where(eq(outbox.kind, 'reminder')).all()
}

function messageOf(row: ReturnType<typeof reminders>[number] | undefined): Reminder {
  if (row?.message.kind !== 'reminder') throw new Error('no reminder')
  return row.message
}

function change(db: Db, supplierId: string | undefined, values: Partial<typeof assessments.$inferInsert>) {
  db.update(assessments)
    .set(values)
    .where(eq(assessments.supplierId, supplierId ?? ''))
    .run()
}

test('who has not answered is reminded on the day, once, however often the job runs', async () => {
  const { db } = openWith(3)
  await sendReminders(db, new Date(SEVEN_BEFORE.getTime() - 1))
  expect(reminders(db)).toHaveLength(0)
  expect(await sendReminders(db, SEVEN_BEFORE)).toEqual({ campaigns: 1, assessments: 3, mails: 3 })
  expect(await sendReminders(db, SEVEN_BEFORE)).toMatchObject({ mails: 0 })
  expect(await sendReminders(db, new Date(SEVEN_BEFORE.getTime() + DAY))).toMatchObject({ mails: 0 })
  expect(reminders(db)).toHaveLength(3)
})

test('two processes at once remind nobody twice', async () => {
  const { db } = openWith(120)
  await Promise.all([sendReminders(db, SEVEN_BEFORE), sendReminders(db, SEVEN_BEFORE)])
  expect(new Set(reminders(db).map(mail => mail.toAddress)).size).toBe(120)
  expect(reminders(db)).toHaveLength(120)
})

test('over the whole campaign each step goes out once, by an hourly job and a clock that jumps', async () => {
  const { db } = openWith(1)
  for (
    let now = china('2026-03-02T10:00');
    now < china('2026-05-01T00:00');
    now = new Date(now.getTime() + DAY / 24)
  )
    await sendReminders(db, now)
  const offsets = reminders(db).map(mail => mail.uniqueKey?.split(':').at(-1))
  expect(offsets).toEqual(['-14', '-7', '-1', '3', '7'])
  for (const jump of [400, -1, -20, -60])
    await sendReminders(db, new Date(china('2026-05-01T00:00').getTime() + jump * DAY))
  expect(reminders(db)).toHaveLength(5)
})

test('a clock that is put back reminds nobody of a step before the one they hold', async () => {
  const { db, campaign } = openWith(1)
  const reminderPlan = { daysBefore: [2, 1], daysAfter: [] }
  db.update(campaigns).set({ reminderPlan }).where(eq(campaigns.id, campaign.id)).run()
  await sendReminders(db, china('2026-03-30T08:00'))
  await sendReminders(db, china('2026-03-29T08:00'))
  expect(reminders(db)).toHaveLength(1)
})

test('who owes nothing is left alone', async () => {
  const { db, supplierIds } = openWith(6)
  const [submitted, exempt, declined, closed, refused, owing] = supplierIds
  change(db, submitted, { state: 'submitted' })
  change(db, exempt, { state: 'exempt' })
  change(db, declined, { declinedAt: china('2026-03-10T10:00') })
  db.update(users)
    .set({ disabledAt: china('2026-03-10T10:00') })
    .where(eq(users.supplierId, closed ?? ''))
    .run()
  db.update(users)
    .set({ undeliverableAt: china('2026-03-10T10:00') })
    .where(eq(users.supplierId, refused ?? ''))
    .run()
  await sendReminders(db, SEVEN_BEFORE)
  expect(reminders(db).map(mail => mail.supplierId)).toEqual([owing])
})

test('a closed campaign reminds nobody of a first answer', async () => {
  const { db, campaign } = openWith(1)
  db.update(campaigns).set({ state: 'closed' }).where(eq(campaigns.id, campaign.id)).run()
  expect(await sendReminders(db, SEVEN_BEFORE)).toEqual({ campaigns: 0, assessments: 0, mails: 0 })
})

test('a closed campaign reminds those who are still asked to correct', async () => {
  const { db, campaign, supplierIds } = openWith(2)
  change(db, supplierIds[0], { state: 'returned', dueAt: new Date(DUE.getTime() + 7 * DAY) })
  db.update(campaigns).set({ state: 'closed' }).where(eq(campaigns.id, campaign.id)).run()
  const run = await sendReminders(db, new Date(SEVEN_BEFORE.getTime() + 7 * DAY))
  expect(run).toEqual({ campaigns: 1, assessments: 1, mails: 1 })
  expect(reminders(db).map(mail => mail.supplierId)).toEqual([supplierIds[0]])
})

test('a due date told by a clock that was 400 days ahead stops no reminder', async () => {
  const { db, supplierIds } = openWith(1)
  await sendReminders(db, china('2026-03-17T08:00'))
  const [sent] = reminders(db)
  if (!sent) throw new Error('no reminder')
  const ahead = new Date(SEVEN_BEFORE.getTime() + 400 * DAY)
  db.insert(outbox)
    .values({
      id: 'told',
      toAddress: sent.toAddress,
      toName: '王敏',
      locale: 'zh-CN',
      message: dueDateExtended(messageOf(sent)),
      supplierId: supplierIds[0],
      assessmentId: sent.assessmentId,
      nextAttemptAt: ahead,
      createdAt: ahead,
    })
    .run()
  await sendReminders(db, SEVEN_BEFORE)
  expect(reminders(db).map(mail => messageOf(mail).daysLeft)).toEqual([14, 7])
})

test('an own later due date has its own reminder days', async () => {
  const { db, supplierIds } = openWith(2)
  change(db, supplierIds[0], { dueAt: new Date(DUE.getTime() + 7 * DAY) })
  await sendReminders(db, SEVEN_BEFORE)
  const daysLeftOf = (supplierId?: string) =>
    messageOf(reminders(db).find(mail => mail.supplierId === supplierId)).daysLeft
  expect([daysLeftOf(supplierIds[0]), daysLeftOf(supplierIds[1])]).toEqual([14, 7])
})

test('a due date that moves begins its steps anew, but not on the day it is told', async () => {
  const { db, supplierIds } = openWith(1)
  await sendReminders(db, SEVEN_BEFORE)
  change(db, supplierIds[0], { dueAt: new Date(DUE.getTime() + 7 * DAY) })
  const [sent] = reminders(db)
  if (!sent) throw new Error('no reminder')
  db.insert(outbox)
    .values({
      id: 'told',
      toAddress: sent.toAddress,
      toName: '王敏',
      locale: 'zh-CN',
      message: { ...dueDateExtended(messageOf(sent)) },
      assessmentId: sent.assessmentId,
      nextAttemptAt: china('2026-03-31T07:00'),
      createdAt: china('2026-03-31T07:00'),
    })
    .run()
  await sendReminders(db, china('2026-03-31T09:00'))
  expect(reminders(db)).toHaveLength(1)
  await sendReminders(db, china('2026-04-06T09:00'))
  expect(reminders(db).map(mail => messageOf(mail).daysLeft)).toEqual([7, 1])
})

test('a reminder says what is missing per section, in the language of its reader', async () => {
  const { db, supplierIds, userIds } = openWith(1, { locale: 'en', passwordHash: 'x' })
  const assessment = db.select().from(assessments).get()
  if (!assessment) throw new Error('no assessment')
  const save = { values: {}, rev: 1, isComplete: true, updatedById: userIds[0] ?? '', updatedAt: DUE }
  for (const itemCode of ['GOV-01', 'SOC-01'])
    db.insert(answers)
      .values({ assessmentId: assessment.id, itemCode, ...save })
      .run()
  change(db, supplierIds[0], { state: 'in-progress', completeItems: 2 })
  await sendReminders(db, SEVEN_BEFORE)
  const message = messageOf(reminders(db)[0])
  expect(message).toMatchObject({ state: 'in-progress', completeItems: 2, daysLeft: 7, accountUrl: null })
  const missing = message.missing.reduce((sum, { count }) => sum + count, 0)
  expect(missing).toBe(assessment.askedItems - 2)
  expect(message.missing.map(({ title }) => title)).toContain('Corporate governance')
  expect(message.url).toBe(`https://portal.example/assessments/${assessment.id}`)
})

test('returned items are named, and reminded by the time given for them', async () => {
  const { db, supplierIds } = openWith(1)
  const assessment = db.select().from(assessments).get()
  if (!assessment) throw new Error('no assessment')
  const returnedAt = china('2026-03-20T10:00')
  change(db, supplierIds[0], { state: 'returned', returnRounds: 1, dueAt: china('2026-04-03T10:00') })
  const by = { returnedById: BUYER.userId, returnedAt, comment: '请补充' }
  db.insert(returnedItems)
    .values({ assessmentId: assessment.id, round: 1, itemCode: 'SOC-02', ...by })
    .run()
  await sendReminders(db, china('2026-03-20T11:00'))
  expect(reminders(db)).toHaveLength(0)
  await sendReminders(db, china('2026-03-27T09:00'))
  const { state, missing } = messageOf(reminders(db)[0])
  expect(state).toBe('returned')
  expect(missing).toEqual([{ title: expect.stringMatching(/^SOC-02 /), count: 1 }])
})

test('who never set a password gets an account link as well', async () => {
  const { db } = openWith(1)
  await sendReminders(db, SEVEN_BEFORE)
  expect(messageOf(reminders(db)[0]).accountUrl).toMatch(/^https:\/\/portal\.example\/invitation\//)
})

test('mail goes out in a language of the campaign', async () => {
  const { db, campaign } = openWith(1, { locale: 'en' })
  db.update(campaigns)
    .set({ languages: ['zh-CN'] })
    .where(eq(campaigns.id, campaign.id))
    .run()
  await sendReminders(db, SEVEN_BEFORE)
  expect(reminders(db)[0]?.locale).toBe('zh-CN')
})

test('stopped in between, the next run sends the rest', async () => {
  const { db } = openWith(250)
  const stopping = new AbortController()
  const first = sendReminders(db, SEVEN_BEFORE, stopping.signal)
  stopping.abort()
  await first
  const before = reminders(db).length
  expect(before).toBeLessThan(250)
  await sendReminders(db, SEVEN_BEFORE)
  expect(new Set(reminders(db).map(mail => mail.toAddress)).size).toBe(250)
  expect(reminders(db)).toHaveLength(250)
})

function dueDateExtended({
  recipientName,
  organisationName,
  supplierName,
  campaignName,
  url,
}: Reminder): MailMessage {
  return {
    kind: 'due-date-extended',
    recipientName,
    organisationName,
    supplierName,
    campaignName,
    dueOn: '',
    note: null,
    url,
  }
}
