import { expect, test } from 'vitest'
import { findPersonById, findUserById } from '#app/accounts/queries.server.ts'
import { enqueueMail } from '#app/mail/enqueue-mail.server.ts'
import { readEnvironment, setEnvironment } from '#app/server/environment.server.ts'
import type { Db } from '#db/client.server.ts'
import {
  acting,
  createAssessment,
  createCampaign,
  createOrganisation,
  createSupplier,
  createUser,
  publishTestContent,
} from '#db/factories/index.ts'
import { events, outbox } from '#db/schema/index.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { changeAddress } from './change-address.server.ts'

const NOW = new Date('2026-03-02T02:00:00Z')
const HASH = 'a-password-was-set'

test('a new address takes the mark away, and who never used the account is invited there', () => {
  const { db, context, supplierId, userId } = scene({ undeliverableAt: NOW, undeliverableReason: '550' })
  const result = changeAddress(db, context, { userId, supplierId, email: ' New@Supplier.Example ' })
  expect(result).toEqual({ ok: true, mails: 1 })
  expect(findUserById(db, userId)).toMatchObject({
    email: 'new@supplier.example',
    undeliverableAt: null,
    undeliverableReason: null,
  })
  expect(mails(db)).toEqual([['new@supplier.example', 'invitation', 'queued']])
  expect(
    db
      .select()
      .from(events)
      .all()
      .map(event => event.type),
  ).toEqual(['user.address-changed', 'user.invited'])
})

test('an invitation to an open round that never arrived is queued again, once', () => {
  const { db, context, supplierId, userId, supplier } = scene({ undeliverableAt: NOW })
  openRound(db, supplier, context.actor.userId)
  const change = { userId, supplierId, email: 'new@supplier.example' }
  expect(changeAddress(db, context, change)).toEqual({ ok: true, mails: 1 })
  expect(changeAddress(db, context, change)).toMatchObject({ ok: true })
  const queued = mails(db).filter(([, kind]) => kind === 'campaign-invitation')
  expect(queued).toEqual([['new@supplier.example', 'campaign-invitation', 'queued']])
})

test('who signs in already and has been invited gets no second invitation; waiting mail follows', () => {
  const { db, context, supplierId, userId, email, supplier } = scene({ passwordHash: HASH })
  const assessmentId = openRound(db, supplier, context.actor.userId)
  const to = { address: email, name: 'n', locale: 'en' } as const
  enqueueMail(db, NOW, { to, supplierId, userId, assessmentId, message: invitation(null) })
  expect(changeAddress(db, context, { userId, supplierId, email: 'new@supplier.example' })).toEqual({
    ok: true,
    mails: 0,
  })
  expect(mails(db)).toEqual([['new@supplier.example', 'campaign-invitation', 'queued']])
})

test('a waiting mail with a personal link to the old address is given up, and its link works no longer', () => {
  const { db, context, supplierId, userId, email, supplier } = scene({})
  const assessmentId = openRound(db, supplier, context.actor.userId)
  const to = { address: email, name: 'n', locale: 'en' } as const
  const message = invitation('https://portal.example/invitation/secret')
  enqueueMail(db, NOW, { to, supplierId, userId, assessmentId, message })
  changeAddress(db, context, { userId, supplierId, email: 'new@supplier.example' })
  expect(mails(db)).toEqual([
    [email, 'campaign-invitation', 'dead'],
    ['new@supplier.example', 'campaign-invitation', 'queued'],
  ])
  expect(JSON.stringify(db.select().from(outbox).all()[0])).not.toContain('secret')
})

test('an address that somebody has is refused, whoever it is', () => {
  const { db, context, supplierId, userId } = scene({})
  const { email } = createUser(db)
  expect(changeAddress(db, context, { userId, supplierId, email })).toEqual({ ok: false, why: 'email-taken' })
})

test('a disabled account gets its address but no mail', () => {
  const { db, context, supplierId, userId } = scene({ disabledAt: NOW })
  const change = { userId, supplierId, email: 'new@supplier.example' }
  expect(changeAddress(db, context, change)).toEqual({ ok: true, mails: 0 })
  expect(mails(db)).toEqual([])
})

test('only managers change addresses, and only of people of that supplier', () => {
  const { db, context, supplierId, userId } = scene({})
  const email = 'new@supplier.example'
  const refused = { ok: false, why: 'not-found' }
  const reviewer = acting(createUser(db, { roles: ['sqe'] }), NOW)
  const owner = acting(createUser(db, { supplierId }), NOW)
  expect(changeAddress(db, reviewer, { userId, supplierId, email })).toEqual(refused)
  expect(changeAddress(db, owner, { userId, supplierId, email })).toEqual(refused)
  const other = createSupplier(db)
  expect(changeAddress(db, context, { userId, supplierId: other.id, email })).toEqual(refused)
  expect(findPersonById(db, userId)?.email).not.toBe(email)
})

function scene(given: Parameters<typeof createUser>[1]) {
  const { db } = openTestDatabase()
  setEnvironment(readEnvironment({ PUBLIC_ORIGIN: 'https://portal.example', NODE_ENV: 'test' }))
  createOrganisation(db)
  const context = acting(createUser(db, { roles: ['procurement'] }), NOW)
  const supplier = createSupplier(db)
  const { userId, email } = createUser(db, { ...given, supplierId: supplier.id })
  return { db, context, supplier, supplierId: supplier.id, userId, email }
}

function openRound(db: Db, supplier: ReturnType<typeof createSupplier>, createdById: string) {
  const content = publishTestContent(db)
  const campaign = createCampaign(db, { ...content, createdById }, { state: 'open' })
  return createAssessment(db, { campaign, supplier }).id
}

function invitation(accountUrl: string | null) {
  return {
    kind: 'campaign-invitation',
    recipientName: 'n',
    organisationName: 'o',
    supplierName: 's',
    campaignName: 'c',
    dueOn: 'd',
    itemCount: 1,
    url: 'https://portal.example/a',
    accountUrl,
  } as const
}

function mails(db: Db) {
  const rows = db.select().from(outbox).all()
  return rows.map(({ toAddress, message, state }) => [toAddress, message.kind, state])
}
