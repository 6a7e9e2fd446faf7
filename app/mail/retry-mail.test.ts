import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { acceptInvitation, findInvitation } from '#app/accounts/accept-invitation.server.ts'
import {
  addPerson,
  eventsOf,
  mailedToken,
  mailsTo,
  NOW,
  openPortal,
  PASSWORD,
  VISIT,
} from '#app/accounts/accounts.test-support.ts'
import { invitePerson } from '#app/accounts/invite-person.server.ts'
import { readEnvironment, setEnvironment } from '#app/server/environment.server.ts'
import type { Db } from '#db/client.server.ts'
import { users } from '#db/schema/index.ts'
import { withoutSecrets } from './delivery.ts'
import { countOutboxByState, updateOutbox } from './queries.server.ts'
import { readMail } from './read-outbox.server.ts'
import { retryAllMail, retryMail } from './retry-mail.server.ts'

const ADDRESS = 'li.na@buyer.example'

async function openWithMail() {
  const { db } = await openPortal()
  const admin = await addPerson(db, { id: 'admin', roles: ['admin'] })
  const sqe = await addPerson(db, { id: 'sqe', roles: ['sqe'] })
  invitePerson(db, admin, { email: ADDRESS, name: '李娜', locale: 'en', roles: ['sqe'], supplierId: null })
  const [mail] = mailsTo(db, ADDRESS)
  if (!mail) throw new Error('no mail')
  const typesAfterwards = () =>
    eventsOf(db)
      .map(({ type, data }) => [type, data])
      .slice(1)
  return { db, admin, sqe, mail, token: mailedToken(db, 'invitation', ADDRESS), typesAfterwards }
}

function giveUp(db: Db, mail: { id: string; message: Parameters<typeof withoutSecrets>[0] }) {
  updateOutbox(db, mail.id, { state: 'dead', attempts: 12, message: withoutSecrets(mail.message) })
}

function configureSmtp() {
  const mail = { SMTP_URL: 'smtp://mail.example', MAIL_FROM: 'esg@buyer.example' }
  setEnvironment(readEnvironment({ NODE_ENV: 'test', PUBLIC_ORIGIN: 'https://portal.example.com', ...mail }))
}

test('a given-up invitation queued again carries a fresh link that works', async () => {
  const { db, admin, mail, token, typesAfterwards } = await openWithMail()
  giveUp(db, mail)
  expect(retryMail(db, admin, mail.id)).toEqual({ ok: true })
  const fresh = mailedToken(db, 'invitation', ADDRESS)
  expect(fresh).not.toBe(token)
  expect(findInvitation(db, fresh, NOW)).toMatchObject({ email: ADDRESS })
  expect(mailsTo(db, ADDRESS)).toMatchObject([{ state: 'queued', attempts: 0 }])
  expect(typesAfterwards()).toEqual([['mail.retried', { email: ADDRESS }]])
})

test('an invitation is not queued again for somebody who has come in meanwhile', async () => {
  const { db, admin, mail, token } = await openWithMail()
  const input = { name: '李娜', locale: 'en', password: PASSWORD, previousToken: null } as const
  await acceptInvitation(db, token, input, VISIT)
  giveUp(db, mail)
  expect(retryMail(db, admin, mail.id)).toEqual({ ok: false })
  expect(retryAllMail(db, admin)).toEqual({ queued: 0, leftOut: 0 })
})

test('all given-up mail is queued again as one event, by an administrator only', async () => {
  const { db, admin, sqe, mail, typesAfterwards } = await openWithMail()
  giveUp(db, mail)
  expect(retryAllMail(db, sqe)).toEqual({ queued: 0, leftOut: 0 })
  expect(retryAllMail(db, admin)).toEqual({ queued: 1, leftOut: 0 })
  expect(countOutboxByState(db)).toEqual({ queued: 1, sent: 0, dead: 0, dropped: 0 })
  expect(typesAfterwards()).toEqual([['mail.all-retried', { count: 1 }]])
})

test('all at once leaves out addresses that were refused for good, and says how many', async () => {
  const { db, admin, mail, typesAfterwards } = await openWithMail()
  giveUp(db, mail)
  db.update(users).set({ undeliverableAt: NOW }).where(eq(users.email, ADDRESS)).run()
  expect(retryAllMail(db, admin)).toEqual({ queued: 0, leftOut: 1 })
  expect(countOutboxByState(db)).toEqual({ queued: 0, sent: 0, dead: 1, dropped: 0 })
  expect(typesAfterwards()).toEqual([])
})

test('without SMTP an administrator may follow the link, and each look is recorded', async () => {
  const { db, admin, mail, token, typesAfterwards } = await openWithMail()
  expect((await readMail(db, admin, mail.id))?.actionUrl).toContain(token)
  expect(typesAfterwards()).toEqual([['mail.link-shown', { email: ADDRESS, kind: 'invitation' }]])
})

test('with SMTP nobody but the recipient sees the link', async () => {
  const { db, admin, mail, token, typesAfterwards } = await openWithMail()
  configureSmtp()
  const shown = await readMail(db, admin, mail.id)
  expect(shown).toMatchObject({ actionUrl: null, isLinkHidden: true })
  expect(JSON.stringify(shown)).not.toContain(token)
  expect(typesAfterwards()).toEqual([])
})
