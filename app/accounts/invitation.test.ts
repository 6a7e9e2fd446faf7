import { expect, test } from 'vitest'
import { accountTokens } from '#db/schema/index.ts'
import { acceptInvitation, findInvitation } from './accept-invitation.server.ts'
import {
  addPerson,
  addSupplier,
  contextOf,
  later,
  mailedToken,
  mailsTo,
  openPortal,
  OTHER_PASSWORD,
  PASSWORD,
  typesOfEvents,
  VISIT,
} from './accounts.test-support.ts'
import { invitePerson, resendInvitation } from './invite-person.server.ts'
import { disablePerson } from './manage-person.server.ts'
import { findPersonById } from './queries.server.ts'
import { readSession, startSession } from './session.server.ts'

const FOURTEEN_DAYS = 14 * 24 * 3600 * 1000
const NEW_PERSON = {
  email: ' Li.Na@Buyer.Example ',
  name: '李娜',
  locale: 'zh-CN',
  roles: ['sqe'],
  supplierId: null,
} as const
const ADDRESS = 'li.na@buyer.example'

async function openInvited() {
  const { db } = await openPortal()
  const admin = await addPerson(db, { id: 'admin', roles: ['admin'] })
  const invited = invitePerson(db, admin, NEW_PERSON)
  if (!invited.ok) throw new Error(invited.why)
  return { db, admin, userId: invited.userId, token: mailedToken(db, 'invitation', ADDRESS) }
}

test('an invitation creates an account without a password, a mail in the reader’s language and an event', async () => {
  const { db, userId } = await openInvited()
  expect(findPersonById(db, userId)).toMatchObject({ email: ADDRESS, hasPassword: false, roles: ['sqe'] })
  expect(mailsTo(db, ADDRESS).map(mail => mail.message)).toEqual([
    expect.objectContaining({
      kind: 'invitation',
      organisationName: '示例精密',
      supplierName: null,
      expiresOn: '2026年3月16日',
      url: expect.stringMatching(/^https:\/\/portal\.example\.com\/invitation\/[\w-]{43}$/),
    }),
  ])
  expect(typesOfEvents(db)).toEqual(['user.invited'])
})

test('the token is stored as a hash only', async () => {
  const { db, token } = await openInvited()
  expect(JSON.stringify(db.select().from(accountTokens).all())).not.toContain(token)
})

test('an address that has an account is refused, in any capitals', async () => {
  const { db, admin } = await openInvited()
  expect(invitePerson(db, admin, { ...NEW_PERSON, email: 'LI.NA@BUYER.EXAMPLE' })).toEqual({
    ok: false,
    why: 'email-taken',
  })
  expect(mailsTo(db, ADDRESS)).toHaveLength(1)
})

test('accepting sets name and password and signs in', async () => {
  const { db, userId, token } = await openInvited()
  const result = await acceptInvitation(
    db,
    token,
    { name: '李娜娜', locale: 'en', password: PASSWORD, previousToken: null },
    VISIT,
  )
  expect(result.ok && readSession(db, result.token, VISIT.now)?.actor).toMatchObject({
    userId,
    name: '李娜娜',
  })
  expect(findPersonById(db, userId)).toMatchObject({ hasPassword: true, locale: 'en', invitedUntil: null })
  expect(typesOfEvents(db)).toEqual(['user.invited', 'user.activated'])
})

test('an invitation works once', async () => {
  const { db, token } = await openInvited()
  await acceptInvitation(
    db,
    token,
    { name: '李娜', locale: 'en', password: PASSWORD, previousToken: null },
    VISIT,
  )
  expect(
    await acceptInvitation(
      db,
      token,
      { name: '某人', locale: 'en', password: OTHER_PASSWORD, previousToken: null },
      VISIT,
    ),
  ).toEqual({
    ok: false,
    why: 'link-over',
  })
  expect(findInvitation(db, token, VISIT.now)).toBeNull()
})

test('of two who accept at once, one succeeds', async () => {
  const { db, token } = await openInvited()
  const accept = (password: string) =>
    acceptInvitation(db, token, { name: '李娜', locale: 'en', password, previousToken: null }, VISIT)
  const results = await Promise.all([accept(PASSWORD), accept(OTHER_PASSWORD)])
  expect(results.map(result => result.ok).toSorted()).toEqual([false, true])
})

test('an invitation works until the last millisecond of 14 days', async () => {
  const { db, token } = await openInvited()
  expect(findInvitation(db, token, later(FOURTEEN_DAYS - 1))).toMatchObject({ email: ADDRESS })
  expect(findInvitation(db, token, later(FOURTEEN_DAYS))).toBeNull()
  const tooLate = { ...VISIT, now: later(FOURTEEN_DAYS) }
  expect(
    await acceptInvitation(
      db,
      token,
      { name: '李娜', locale: 'en', password: PASSWORD, previousToken: null },
      tooLate,
    ),
  ).toMatchObject({
    why: 'link-over',
  })
})

test('inviting again sends a new link and voids the older one', async () => {
  const { db, admin, userId, token } = await openInvited()
  expect(resendInvitation(db, admin, userId)).toEqual({ ok: true })
  expect(findInvitation(db, token, VISIT.now)).toBeNull()
  expect(findInvitation(db, mailedToken(db, 'invitation', ADDRESS), VISIT.now)).toMatchObject({
    email: ADDRESS,
  })
})

test('who has a password is not invited again', async () => {
  const { db, admin, userId, token } = await openInvited()
  await acceptInvitation(
    db,
    token,
    { name: '李娜', locale: 'en', password: PASSWORD, previousToken: null },
    VISIT,
  )
  expect(resendInvitation(db, admin, userId)).toEqual({ ok: false, why: 'already-active' })
})

test('a disabled person cannot accept', async () => {
  const { db, admin, userId, token } = await openInvited()
  disablePerson(db, admin, userId)
  expect(
    await acceptInvitation(
      db,
      token,
      { name: '李娜', locale: 'en', password: PASSWORD, previousToken: null },
      VISIT,
    ),
  ).toMatchObject({
    why: 'link-over',
  })
})

test('a weak password leaves the link usable', async () => {
  const { db, token } = await openInvited()
  expect(
    await acceptInvitation(
      db,
      token,
      { name: '李娜', locale: 'en', password: 'password2026', previousToken: null },
      VISIT,
    ),
  ).toEqual({
    ok: false,
    why: 'weak-password',
    error: { code: 'common-password' },
  })
  expect(findInvitation(db, token, VISIT.now)).not.toBeNull()
})

test('a link of another kind or a made-up one opens nothing', async () => {
  const { db } = await openInvited()
  expect(findInvitation(db, 'x'.repeat(43), VISIT.now)).toBeNull()
})

test('roles must be of the person’s own side, and at least one', async () => {
  const { db, admin } = await openInvited()
  const invite = (roles: readonly ('owner' | 'sqe')[], supplierId: string | null) =>
    invitePerson(db, admin, { ...NEW_PERSON, email: 'new@buyer.example', roles, supplierId })
  expect(invite(['owner'], null)).toEqual({ ok: false, why: 'wrong-roles' })
  expect(invite(['sqe'], 'supplier-one')).toEqual({ ok: false, why: 'wrong-roles' })
  expect(invite([], null)).toEqual({ ok: false, why: 'wrong-roles' })
})

test('a supplier’s owner invites colleagues of the own supplier only', async () => {
  const { db } = await openInvited()
  addSupplier(db, 'supplier-two')
  const owner = await addPerson(db, { id: 'owner', roles: ['owner'], supplierId: 'supplier-one' })
  const invite = (email: string, supplierId: string | null) =>
    invitePerson(db, owner, { ...NEW_PERSON, email, roles: ['contributor'], supplierId })
  expect(invite('a@supplier-one.example', 'supplier-one')).toMatchObject({ ok: true })
  expect(invite('b@supplier-two.example', 'supplier-two')).toEqual({ ok: false, why: 'not-allowed' })
  expect(invite('c@buyer.example', null)).toEqual({ ok: false, why: 'not-allowed' })
  expect(mailsTo(db, 'a@supplier-one.example')[0]?.message).toMatchObject({
    supplierName: '碧水铸造 supplier-one',
  })
})

test('procurement invites supplier contacts, but no colleague of the buyer; a contributor invites nobody', async () => {
  const { db } = await openInvited()
  const buyer = await addPerson(db, { id: 'buyer', roles: ['procurement'] })
  await addPerson(db, { id: 'contributor', roles: ['contributor'], supplierId: 'supplier-one' })
  const contact = {
    ...NEW_PERSON,
    email: 'a@supplier-one.example',
    roles: ['owner'],
    supplierId: 'supplier-one',
  } as const
  expect(invitePerson(db, buyer, { ...NEW_PERSON, email: 'd@buyer.example' })).toMatchObject({
    why: 'not-allowed',
  })
  expect(invitePerson(db, contextOf(db, 'contributor'), contact)).toMatchObject({ why: 'not-allowed' })
  expect(invitePerson(db, buyer, contact)).toMatchObject({ ok: true })
  expect(invitePerson(db, buyer, { ...contact, email: 'z@x.example', supplierId: 'nowhere' })).toMatchObject({
    ok: false,
  })
})

test('accepting ends the session the browser came with', async () => {
  const { db, token } = await openInvited()
  const previousToken = startSession(db, { id: 'admin', isStaff: true }, VISIT)
  const input = { name: '李娜', locale: 'en', password: PASSWORD, previousToken } as const
  expect(await acceptInvitation(db, token, input, VISIT)).toMatchObject({ ok: true })
  expect(readSession(db, previousToken, VISIT.now)).toBeNull()
})

test('a supplier cannot find out whose address has an account elsewhere: same answer, no mail, one event', async () => {
  const { db } = await openInvited()
  const owner = await addPerson(db, { id: 'owner', roles: ['owner'], supplierId: 'supplier-one' })
  const invite = (email: string) =>
    invitePerson(db, owner, { ...NEW_PERSON, email, roles: ['contributor'], supplierId: 'supplier-one' })
  expect(invite(ADDRESS)).toEqual({ ok: true, userId: expect.any(String) })
  expect(mailsTo(db, ADDRESS)).toHaveLength(1)
  expect(typesOfEvents(db)).toEqual(['user.invited', 'user.invitation-withheld'])
  expect(invite('owner@buyer.example')).toEqual({ ok: false, why: 'email-taken' })
})

test('a supplier brings in fifty people by itself; the buyer may add more', async () => {
  const { db } = await openInvited()
  const buyer = await addPerson(db, { id: 'buyer', roles: ['procurement'] })
  const owner = await addPerson(db, { id: 'owner', roles: ['owner'], supplierId: 'supplier-one' })
  const invite = (by: typeof owner, n: number) =>
    invitePerson(db, by, {
      ...NEW_PERSON,
      email: `n${n}@supplier-one.example`,
      roles: ['contributor'],
      supplierId: 'supplier-one',
    }).ok
  for (let n = 1; n < 50; n++) expect(invite(owner, n)).toBe(true)
  expect(invite(owner, 50)).toBe(false)
  expect(invite(buyer, 51)).toBe(true)
})
