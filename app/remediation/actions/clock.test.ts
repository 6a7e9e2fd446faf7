import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { endOfDay } from '#app/i18n/format.ts'
import type { Db } from '#db/client.server.ts'
import { acting } from '#db/factories/index.ts'
import { events, measureCases, outbox, suppliers } from '#db/schema/index.ts'
import {
  addIssued,
  addPlanning,
  daysLater,
  expectOk,
  messagesOf,
  openWeak,
  PLAN,
  refusalOf,
  requireAction,
} from './actions.test-support.ts'
import { escalateActions } from './escalate-actions.server.ts'
import { askForMoreTime, decideMoreTime, findExtensionSituation } from './extend-action.server.ts'
import { submitPlan } from './plan.server.ts'
import { remindActions } from './remind-actions.server.ts'
import { sendActionDigest } from './send-action-digest.server.ts'

const LATER = daysLater(1)
/** A result that is good enough: no deadline of a grade. */
const GOOD = {}

test('more time is asked for and decided once', () => {
  const scenario = openWeak(GOOD)
  const { db, owner, reviewer, secondReviewer } = scenario
  const { id } = addIssued(scenario, { severity: 'critical' })
  const target = { actionId: id, rev: null }
  const ask = (day: string) =>
    askForMoreTime(db, acting(owner, LATER), target, { dueAt: endOfDay(day), reason: '设备在途' })
  expect(requireAction(db, id).dueAt).toEqual(endOfDay('2026-04-01'))
  expect(refusalOf(ask('2026-04-01'))).toBe('date-not-later')
  expect(ask('2026-05-02')).toMatchObject({ refusal: { code: 'date-too-late', latestOn: '2026-05-01' } })
  expectOk(ask('2026-04-20'))
  expect(refusalOf(ask('2026-04-21'))).toBe('extension-used')
  const grant = { grant: true, dueAt: endOfDay('2026-04-15'), note: '先完成一半' } as const
  expectOk(decideMoreTime(db, acting(reviewer, LATER), target, grant))
  const refuse = { grant: false, reason: '不行' } as const
  expect(refusalOf(decideMoreTime(db, acting(secondReviewer, LATER), target, refuse))).toBe(
    'extension-decided',
  )
  expect(requireAction(db, id)).toMatchObject({
    dueAt: endOfDay('2026-04-15'),
    firstDueAt: endOfDay('2026-04-01'),
  })
  expect(messagesOf(db, 'action-news').at(-1)).toMatchObject({
    news: 'extension-granted',
    note: '先完成一半',
  })
  expect(refusalOf(ask('2026-04-21'))).toBe('extension-used')
})

test('a refusal needs its reason and leaves the date', () => {
  const scenario = openWeak(GOOD)
  const { db, owner, reviewer } = scenario
  const { id, dueAt } = addIssued(scenario)
  const target = { actionId: id, rev: null }
  const wanted = { dueAt: endOfDay('2026-05-10'), reason: '设备在途' }
  expectOk(askForMoreTime(db, acting(owner, LATER), target, wanted))
  const refuse = (reason: string) =>
    decideMoreTime(db, acting(reviewer, LATER), target, { grant: false, reason })
  expect(refusalOf(refuse(' '))).toBe('reason-required')
  expectOk(refuse('安全问题不能等'))
  expect(requireAction(db, id).dueAt).toEqual(dueAt)
})

test('the deadline of a grade C leaves no more time than itself', () => {
  const scenario = openWeak()
  const { db, owner } = scenario
  const action = addIssued(scenario, { severity: 'minor', at: daysLater(20) })
  const { mayAsk, latestOn } = findExtensionSituation(db, owner, action, daysLater(21))
  const [open] = db.select().from(measureCases).all()
  if (open?.dueAt) expect([mayAsk, latestOn, action.dueAt]).toEqual([false, null, open.dueAt])
  else expect(mayAsk).toBe(true)
})

test.each([
  ['critical', '2026-04-01T23:59:59.999+08:00', '2026-04-02T00:00+08:00'],
  ['major', '2026-05-08T23:59:59.998+08:00', '2026-05-08T23:59:59.999+08:00'],
] as const)(
  'a %s action goes to the committee at its instant and not before',
  async (severity, before, at) => {
    const scenario = openWeak(GOOD)
    const { db, supplier } = scenario
    const { id } = addIssued(scenario, { severity })
    expect(await escalateActions(db, new Date(before))).toEqual({ actions: 0 })
    expect(await escalateActions(db, new Date(at))).toEqual({ actions: 1 })
    expect(await escalateActions(db, new Date(at))).toEqual({ actions: 0 })
    const { rev, escalatedDueAt, dueAt, escalatedAt } = requireAction(db, id)
    expect({ rev, escalatedDueAt, escalatedAt }).toEqual({
      rev: 2,
      escalatedDueAt: dueAt,
      escalatedAt: new Date(at),
    })
    const [open] = db.select().from(measureCases).where(eq(measureCases.supplierId, supplier.id)).all()
    expect(open).toMatchObject({ cause: 'escalation', state: 'decision-due', escalatedActionId: id })
    expect(eventTypes(db).filter(type => type === 'action.escalated')).toHaveLength(1)
  },
)

test('an action that got more time is escalated again only for the new date', async () => {
  const scenario = openWeak(GOOD)
  const { db, owner, reviewer } = scenario
  const { id } = addIssued(scenario, { severity: 'critical' })
  const overdue = new Date('2026-04-03T12:00+08:00')
  expect(await escalateActions(db, overdue)).toEqual({ actions: 1 })
  const target = { actionId: id, rev: null }
  const until = endOfDay('2026-04-20')
  expectOk(askForMoreTime(db, acting(owner, overdue), target, { dueAt: until, reason: '设备在途' }))
  const grant = { grant: true, dueAt: until, note: null } as const
  expectOk(decideMoreTime(db, acting(reviewer, overdue), target, grant))
  expect(await escalateActions(db, overdue)).toEqual({ actions: 0 })
  expect(await escalateActions(db, new Date('2026-04-21T00:00+08:00'))).toEqual({ actions: 1 })
})

test('the supplier is reminded on the days of the plan, once, of what waits for it, in one mail per due date', async () => {
  const scenario = openWeak(GOOD)
  const { db, owner } = scenario
  addIssued(scenario, { severity: 'critical' })
  const second = addPlanning(scenario, { severity: 'critical' })
  const sent = async (day: string) => (await remindActions(db, new Date(`${day}T08:30+08:00`))).mails
  expect(await sent('2026-03-17')).toBe(0)
  // Two people of the supplier.
  expect(await sent('2026-03-18')).toBe(2)
  expect(await sent('2026-03-18')).toBe(0)
  expect(messagesOf(db, 'action-reminder')).toHaveLength(2)
  expect(messagesOf(db, 'action-reminder')[0]).toMatchObject({ daysLeft: 14, more: 0 })
  expectOk(submitPlan(db, acting(owner, daysLater(20)), { actionId: second.id, rev: null }, PLAN))
  await sent('2026-03-25')
  expect(messagesOf(db, 'action-reminder').at(-1)).toMatchObject({ daysLeft: 7, actions: [{}] })
  await sent('2026-04-04')
  expect(messagesOf(db, 'action-reminder').at(-1)).toMatchObject({ daysLeft: -3 })
})

test('of a supplier that is disqualified nothing is asked, and nothing about it is left to decide', async () => {
  const scenario = openWeak(GOOD)
  const { db, supplier } = scenario
  addIssued(scenario, { severity: 'critical' })
  db.update(suppliers).set({ status: 'disqualified' }).where(eq(suppliers.id, supplier.id)).run()
  expect(await remindActions(db, new Date('2026-03-18T08:30+08:00'))).toMatchObject({ mails: 0 })
  expect(await escalateActions(db, new Date('2026-04-03T12:00+08:00'))).toEqual({ actions: 0 })
})

test('who follows actions gets one summary a day of what waits', () => {
  const scenario = openWeak(GOOD)
  const { db, owner, reviewer } = scenario
  addIssued(scenario, { severity: 'critical' })
  const { id } = addPlanning(scenario)
  expectOk(submitPlan(db, acting(owner, LATER), { actionId: id, rev: null }, PLAN))
  const now = new Date('2026-04-06T08:00+08:00')
  expect(sendActionDigest(db, now)).toEqual({ mails: 1 })
  expect(sendActionDigest(db, now)).toEqual({ mails: 0 })
  const [mail] = db
    .select()
    .from(outbox)
    .all()
    .filter(({ message }) => message.kind === 'action-digest')
  expect(mail).toMatchObject({
    userId: reviewer.userId,
    message: { open: 2, overdue: 1, waiting: { contested: 0, plans: 1, evidence: 0, extensions: 0 } },
  })
})

function eventTypes(db: Db) {
  return db
    .select({ type: events.type })
    .from(events)
    .all()
    .map(({ type }) => type)
}
