import { eq, inArray } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Db } from '#db/client.server.ts'
import { acting, createUser } from '#db/factories/index.ts'
import { outbox, suppliers, users } from '#db/schema/index.ts'
import { remindEffectChecks } from '../verification/remind-effect-checks.server.ts'
import {
  addAction,
  close,
  daysLater as daysAfter,
  GOOD,
  handIn,
  openPublished,
} from '../verification/verification.test-support.ts'
import {
  addIssued,
  daysLater,
  declareRelation,
  expectOk,
  openWeak,
  requireAction,
} from './actions.test-support.ts'
import { contestAction } from './answer-finding.server.ts'
import { assignOwner } from './assign-owner.server.ts'
import { commentAction } from './comment-action.server.ts'
import { findReceivers } from './find-receivers.server.ts'
import { sendActionDigest } from './send-action-digest.server.ts'

/** An issued action: its owner, who issued it, the keeper of its supplier, and somebody else who works on actions. */
function openFollowed() {
  const scenario = openWeak()
  const { db, supplier, reviewer, secondReviewer: follower } = scenario
  const keeper = createUser(db, { roles: ['viewer'] })
  db.update(suppliers).set({ ownerId: keeper.userId }).where(eq(suppliers.id, supplier.id)).run()
  const { id } = addIssued(scenario)
  expectOk(assignOwner(db, acting(reviewer, daysLater(0)), { actionId: id, rev: null }, follower.userId))
  const colleague = createUser(db, { roles: ['procurement'] })
  return { ...scenario, id, follower, keeper, colleague }
}

function leave(db: Db, ...people: { userId: string }[]) {
  const ids = people.map(({ userId }) => userId)
  db.update(users)
    .set({ disabledAt: daysLater(1) })
    .where(inArray(users.id, ids))
    .run()
}

function told(db: Db, kind: string) {
  const mails = db.select().from(outbox).all()
  return mails.filter(({ message }) => message.kind === kind).map(({ userId }) => userId)
}

test('told is the owner, else who made it, else the keeper of the supplier, else whoever works on actions', () => {
  const { db, id, reviewer, follower, keeper, colleague } = openFollowed()
  const receivers = () => findReceivers(db, requireAction(db, id)).map(person => person.id)
  expect(receivers()).toEqual([follower.userId])
  leave(db, follower)
  expect(receivers()).toEqual([reviewer.userId])
  leave(db, reviewer)
  expect(receivers()).toEqual([keeper.userId])
  leave(db, keeper)
  expect(receivers()).toEqual([colleague.userId])
})

test('whom a relation keeps away from the supplier is passed over', () => {
  const { db, id, supplier, reviewer, follower, keeper, colleague } = openFollowed()
  for (const person of [follower, keeper]) declareRelation(db, supplier.id, person)
  const receivers = () => findReceivers(db, requireAction(db, id)).map(person => person.id)
  expect(receivers()).toEqual([reviewer.userId])
  leave(db, reviewer)
  expect(receivers()).toEqual([colleague.userId])
})

test('what a supplier answers reaches somebody although the owner has left', () => {
  const { db, id, owner, reviewer, follower } = openFollowed()
  leave(db, follower)
  expectOk(contestAction(db, acting(owner, daysLater(2)), { actionId: id, rev: null }, '已清理'))
  expectOk(commentAction(db, acting(owner, daysLater(2)), id, '请看照片'))
  expect(told(db, 'action-reply')).toEqual([reviewer.userId, reviewer.userId])
})

test('the digest gives the actions of who has left to who stands in, beside their own', () => {
  const scenario = openFollowed()
  const { db, owner, id, reviewer, follower } = scenario
  addIssued(scenario)
  leave(db, follower)
  expectOk(contestAction(db, acting(owner, daysLater(2)), { actionId: id, rev: null }, '已清理'))
  const now = new Date('2026-04-06T08:00+08:00')
  expect(sendActionDigest(db, now)).toEqual({ mails: 1 })
  const [mail] = db
    .select()
    .from(outbox)
    .all()
    .filter(({ message }) => message.kind === 'action-digest')
  expect(mail).toMatchObject({
    userId: reviewer.userId,
    message: { open: 2, waiting: { contested: 1 }, url: expect.stringMatching(/state=with-buyer$/) },
  })
})

test('that an effect is to be looked at is told to who stands in', async () => {
  const scenario = openPublished()
  const { db, reviewer, secondReviewer } = scenario
  const { id } = addAction(scenario, { createdById: secondReviewer.userId })
  handIn(scenario, id, GOOD)
  close(scenario, id, daysAfter(2))
  leave(db, reviewer)
  expect(await remindEffectChecks(db, daysAfter(92))).toEqual({ mails: 1 })
  expect(told(db, 'effect-due')).toEqual([secondReviewer.userId])
})
