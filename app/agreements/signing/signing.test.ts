import { expect, test } from 'vitest'
import { addPerson, addSupplier, contextOf, NOW, PASSWORD } from '#app/accounts/accounts.test-support.ts'
import { verifySeal } from '#app/proof/seal.server.ts'
import { createAgreementVersion } from '#db/factories/index.ts'
import { findTemplateById } from '../queries.server.ts'
import { sendSigningCode } from './confirm-identity.server.ts'
import { counterSign } from './counter-sign.server.ts'
import { endCounterSignatory, nameCounterSignatory } from './counter-signatories.server.ts'
import { findCounterSignatories } from './contact-queries.server.ts'
import { findSigning, findSigningFile, listOwnSignings } from './find-signing.server.ts'
import { recordFirstReading } from './first-look.server.ts'
import { moveInvitations } from './follow-text.server.ts'
import { handInPowerOfAttorney } from './power-of-attorney.server.ts'
import { findSignatures, findSigningById } from './queries.server.ts'
import { signAgreement } from './sign-agreement.server.ts'
import {
  at,
  counterSignAll,
  days,
  invite,
  mailedCode,
  mailsOfKind,
  newestSigning,
  openSigning,
  sign,
  signingEvents,
  signInput,
  stateOf,
} from './signing.test-support.ts'

async function openInvited(kind: 'bilateral' | 'commitment' = 'bilateral') {
  const scenario = await openSigning()
  const version = scenario[kind]
  invite(scenario, version.templateId)
  const id = newestSigning(scenario.db, version.templateId).signing.id
  return { ...scenario, id, version }
}

test('an invitation reaches whoever may sign, once, and reading it signs nothing', async () => {
  const { db, id, signatory, contributor, stranger, version, integrity } = await openInvited()
  const mails = mailsOfKind(db, 'signing-invitation')
  expect(mails.map(({ toAddress }) => toAddress)).toEqual(['signatory@buyer.example'])
  expect(mails[0]?.message).toMatchObject({
    url: `https://portal.example.com/signings/${id}`,
    accountUrl: null,
  })
  expect(findSigning(db, stranger.actor, id, NOW)).toBeNull()
  recordFirstReading(db, contributor, id)
  expect(stateOf(db, id, NOW)).toBe('invited')
  recordFirstReading(db, signatory, id)
  recordFirstReading(db, signatory, id)
  expect(stateOf(db, id, NOW)).toBe('viewed')
  expect(listOwnSignings(db, contributor.actor, NOW).map(({ state }) => state)).toEqual(['viewed'])
  expect(invite({ db, integrity }, version.templateId)).toEqual({
    ok: false,
    refusal: { code: 'nobody-to-invite' },
  })
  expect(signingEvents(db)).toEqual(['signing.invited', 'signing.viewed'])
})

test('both sign, each under a seal of its own, and the agreement is in force for its term', async () => {
  const scenario = await openInvited()
  const { db, id } = scenario
  expect(await sign(scenario, id, { now: days(1) })).toEqual({ ok: true, isInForce: false })
  expect(stateOf(db, id, days(1))).toBe('signed')
  expect(await counterSignAll(scenario, [id], days(2))).toEqual({ ok: true, signedIds: [id], skipped: [] })
  expect(stateOf(db, id, days(2))).toBe('active')
  const { signing } = findSigningById(db, id) ?? {}
  expect([signing?.activeAt, signing?.endsAt?.toISOString()]).toEqual([days(2), '2028-03-04T01:00:00.000Z'])
  const [supplier, buyer] = findSignatures(db, id)
  expect([supplier?.party, buyer?.party]).toEqual(['supplier', 'buyer'])
  for (const one of [supplier, buyer]) expect(one && verifySeal(one.fields, one.seal)).toBe(true)
  expect(buyer?.fields.previousSeal).toBe(supplier?.seal)
  expect(supplier?.fields).toMatchObject({
    signatoryName: '王敏',
    signatoryTitle: '总经理',
    signatoryAuthority: '法定代表人',
    accountEmail: 'signatory@buyer.example',
    authentication: 'password',
    signedAt: days(1).toISOString(),
    userAgent: 'Phone',
    versionNumber: 1,
  })
  expect(buyer?.title).toBe('采购总监')
  expect(signingEvents(db)).toEqual([
    'signing.invited',
    'signing.signed',
    'signing.counter-signed',
    'signing.in-force',
  ])
  expect(mailsOfKind(db, 'signing-reply')).toHaveLength(1)
  expect(mailsOfKind(db, 'signing-in-force').map(({ toAddress }) => toAddress)).toEqual([
    'signatory@buyer.example',
    'integrity@buyer.example',
  ])
})

test('a commitment binds with the supplier’s signature alone', async () => {
  const scenario = await openInvited('commitment')
  expect(await sign(scenario, scenario.id)).toEqual({ ok: true, isInForce: true })
  expect(stateOf(scenario.db, scenario.id, NOW)).toBe('active')
  expect(await counterSignAll(scenario, [scenario.id])).toMatchObject({
    signedIds: [],
    skipped: [{ refusal: { code: 'already-in-force' } }],
  })
})

test('who may not sign is told so, or finds nothing', async () => {
  const { db, throttle, id, version, contributor, stranger, integrity } = await openInvited()
  const input = signInput({ textSha256: version.textSha256 })
  const by = (context: typeof contributor) => signAgreement(db, throttle, context, id, input)
  expect(await by(contributor)).toEqual({ ok: false, refusal: { code: 'not-a-signatory' } })
  expect(await by(stranger)).toEqual({ ok: false, refusal: { code: 'not-found' } })
  expect(await by(integrity)).toEqual({ ok: false, refusal: { code: 'not-found' } })
})

test.each([
  ['a wrong password', { proof: { by: 'password' as const, secret: 'guess' } }, 'wrong-password'],
  ['another name than the typed one', { signature: '李四' }, 'signature-unreadable'],
  ['a drawing of nothing', { method: 'drawn' as const, signature: 'M1 1' }, 'signature-unreadable'],
  ['a text that is not the one in force', { textSha256: 'f'.repeat(64) }, 'text-changed'],
  [
    'a power of attorney that was not handed in',
    { authority: 'power-of-attorney' as const },
    'power-of-attorney-missing',
  ],
  [
    'a code nobody was sent',
    { proof: { by: 'mail-code' as const, secret: '123456' } },
    'code-used-or-expired',
  ],
])('nothing is signed with %s', async (_, given, code) => {
  const scenario = await openInvited()
  expect(await sign(scenario, scenario.id, given)).toEqual({ ok: false, refusal: { code } })
  expect(findSignatures(scenario.db, scenario.id)).toEqual([])
})

test('a code signs once, for its signing alone, and never again', async () => {
  const scenario = await openInvited()
  const { db, throttle, signatory, id, commitment } = scenario
  invite(scenario, commitment.templateId)
  const other = newestSigning(db, commitment.templateId).signing.id
  expect(await sendSigningCode(db, throttle, signatory, id)).toBeNull()
  const secret = mailedCode(db, 'signatory@buyer.example')
  const proof = { by: 'mail-code' as const, secret: ` ${secret} ` }
  expect(await sign(scenario, other, { proof })).toMatchObject({ refusal: { code: 'code-used-or-expired' } })
  expect(await sign(scenario, id, { proof })).toEqual({ ok: true, isInForce: false })
  scenario.raw.exec('update signings set signed_at = null')
  expect(await sign(scenario, id, { proof })).toMatchObject({ refusal: { code: 'code-used-or-expired' } })
})

test('a code is worth nothing after five wrong guesses or ten minutes', async () => {
  const scenario = await openInvited()
  const { db, throttle, signatory, id } = scenario
  await sendSigningCode(db, throttle, signatory, id)
  const secret = mailedCode(db, 'signatory@buyer.example')
  const wrong = secret === '000000' ? '000001' : '000000'
  const guess = (code: string, now = NOW) =>
    sign(scenario, id, { proof: { by: 'mail-code', secret: code }, now })
  expect(await guess(secret, new Date(NOW.getTime() + 10 * 60_000))).toMatchObject({
    refusal: { code: 'code-used-or-expired' },
  })
  for (let tries = 0; tries < 5; tries += 1)
    expect(await guess(wrong)).toMatchObject({ refusal: { code: 'wrong-code' } })
  expect(await guess(secret)).toMatchObject({ refusal: { code: 'code-used-or-expired' } })
  expect(findSignatures(db, id)).toEqual([])
  expect(signingEvents(db).filter(type => type === 'signing.identity-refused')).toHaveLength(7)
})

test('passwords cannot be guessed at the signing either', async () => {
  const scenario = await openInvited()
  const guess = () => sign(scenario, scenario.id, { proof: { by: 'password', secret: 'guess' } })
  for (let tries = 0; tries < 10; tries += 1) await guess()
  expect(await sign(scenario, scenario.id)).toMatchObject({ refusal: { code: 'too-many-tries' } })
})

test('of two who sign at once one succeeds', async () => {
  const scenario = await openInvited()
  const results = await Promise.all([sign(scenario, scenario.id), sign(scenario, scenario.id)])
  expect(results).toContainEqual({ ok: true, isInForce: false })
  expect(results).toContainEqual({ ok: false, refusal: { code: 'already-signed' } })
})

test('the power of attorney that was handed in last goes into the seal', async () => {
  const scenario = await openInvited()
  const { db, id, signatory, stranger } = scenario
  const file = (sha: string) => ({
    sha256: sha.repeat(64),
    fileName: '授权书.pdf',
    mediaType: 'application/pdf',
    sizeBytes: 1000,
  })
  expect(handInPowerOfAttorney(db, stranger, id, file('a'))).toMatchObject({ refusal: { code: 'not-found' } })
  handInPowerOfAttorney(db, signatory, id, file('a'))
  handInPowerOfAttorney(db, at(signatory, db, days(0.1)), id, file('b'))
  expect(await sign(scenario, id, { authority: 'power-of-attorney' })).toMatchObject({ ok: true })
  expect(findSignatures(db, id)[0]?.fields.powerOfAttorneySha256).toBe('b'.repeat(64))
  expect(handInPowerOfAttorney(db, signatory, id, file('c'))).toMatchObject({
    refusal: { code: 'already-signed' },
  })
})

test('a signature and its seal cannot be changed or removed in the database', async () => {
  const scenario = await openInvited('commitment')
  await sign(scenario, scenario.id)
  for (const sql of ["update signatures set name = '李四'", 'delete from signatures'])
    expect(() => scenario.raw.exec(sql)).toThrow(/signature/)
  expect(() => scenario.raw.exec("update signings set version_id = 'x'")).toThrow(
    'a signed text is not exchanged',
  )
})

test('several are counter-signed at once; what cannot be is skipped and said so', async () => {
  const scenario = await openSigning()
  const { db, bilateral, director, throttle } = scenario
  addSupplier(db, 'supplier-three')
  invite(scenario, bilateral.templateId, { supplierIds: ['supplier-one', 'supplier-two', 'supplier-three'] })
  const ids = ['supplier-one', 'supplier-two', 'supplier-three'].map(
    supplierId => newestSigning(db, bilateral.templateId, supplierId).signing.id,
  )
  await sign(scenario, ids[0] ?? '')
  await signAgreement(
    db,
    throttle,
    contextOf(db, 'stranger'),
    ids[1] ?? '',
    signInput({ textSha256: bilateral.textSha256 }),
  )
  expect(await counterSignAll(scenario, [...ids, 'nothing'])).toEqual({
    ok: true,
    signedIds: ids.slice(0, 2),
    skipped: [
      { id: ids[2], refusal: { code: 'not-signed-yet' } },
      { id: 'nothing', refusal: { code: 'not-found' } },
    ],
  })
  expect(await counterSignAll(scenario, [])).toMatchObject({ refusal: { code: 'nothing-chosen' } })
  expect(director.actor.roles).toEqual(['viewer'])
})

test('only who was named signs for the buyer, as long as that holds', async () => {
  const scenario = await openInvited()
  const { db, admin, director, procurement, throttle, id } = scenario
  await sign(scenario, id)
  const input = {
    name: 'procurement',
    authority: 'authorised' as const,
    authorityWords: 'authorised',
    method: 'typed' as const,
    signature: 'procurement',
    consentLocale: 'en' as const,
    userAgent: '',
    proof: { by: 'password' as const, secret: PASSWORD },
  }
  expect(await counterSign(db, throttle, procurement, [id], input)).toMatchObject({
    refusal: { code: 'not-a-signatory' },
  })
  expect(
    nameCounterSignatory(db, procurement, { userId: 'procurement', title: '经理', untilAt: null }),
  ).toEqual({
    ok: false,
    refusal: { code: 'not-allowed' },
  })
  expect(nameCounterSignatory(db, admin, { userId: 'director', title: '经理', untilAt: null })).toEqual({
    ok: false,
    refusal: { code: 'already-named' },
  })
  expect(nameCounterSignatory(db, admin, { userId: 'signatory', title: '经理', untilAt: null })).toEqual({
    ok: false,
    refusal: { code: 'not-found' },
  })
  const [power] = findCounterSignatories(db)
  endCounterSignatory(db, at(admin, db, days(1)), power?.grant.id ?? '')
  expect(await counterSignAll(scenario, [id], days(1))).toMatchObject({
    refusal: { code: 'not-a-signatory' },
  })
  nameCounterSignatory(db, admin, { userId: 'procurement', title: '经理', untilAt: days(3) })
  expect(await counterSign(db, throttle, at(procurement, db, days(3)), [id], input)).toMatchObject({
    refusal: { code: 'not-a-signatory' },
  })
  expect(await counterSign(db, throttle, at(procurement, db, days(2)), [id], input)).toMatchObject({
    ok: true,
  })
  expect(director.actor.userId).toBe('director')
})

test('an invitation that lapsed is refused, and the supplier can be invited anew', async () => {
  const scenario = await openInvited()
  const { db, id, version } = scenario
  const late = days(60 + 91)
  expect(await sign(scenario, id, { now: late })).toMatchObject({ refusal: { code: 'invitation-lapsed' } })
  expect(invite(scenario, version.templateId, { now: late })).toMatchObject({ ok: true, invited: 1 })
  const again = newestSigning(db, version.templateId).signing.id
  expect(again).not.toBe(id)
  expect(await sign(scenario, again, { now: late })).toMatchObject({ ok: true })
  expect(stateOf(db, id, late)).toBe('withdrawn')
})

test('a late signature is taken as long as the invitation stands', async () => {
  const scenario = await openInvited()
  const found = findSigning(scenario.db, scenario.signatory.actor, scenario.id, days(61))
  expect([found?.state, found?.isOverdue]).toEqual(['invited', true])
  expect(await sign(scenario, scenario.id, { now: days(61) })).toMatchObject({ ok: true })
})

test('who is asked to sign goes along with a new text and has to read that', async () => {
  const scenario = await openInvited('commitment')
  const { db, id, version, signatory, integrity } = scenario
  recordFirstReading(db, signatory, id)
  const template = findTemplateById(db, version.templateId)
  const next = createAgreementVersion(db, { template: template ?? undefined, number: 2, bodyZh: '新文本' })
  expect(moveInvitations(db, integrity, next)).toBe(1)
  expect(stateOf(db, id, NOW)).toBe('invited')
  expect(await sign(scenario, id, { textSha256: version.textSha256 ?? '' })).toMatchObject({
    refusal: { code: 'text-changed' },
  })
  expect(await sign(scenario, id)).toMatchObject({ ok: true })
  expect(findSigningFile(db, signatory.actor, id, NOW)?.signatures[0]?.fields.versionNumber).toBe(2)
})

test('people who have never signed in get an account link with their invitation', async () => {
  const scenario = await openSigning()
  const { db, commitment } = scenario
  await addPerson(db, { id: 'newcomer', roles: ['owner'], supplierId: 'supplier-one', isActive: false })
  invite(scenario, commitment.templateId)
  const urls = mailsOfKind(db, 'signing-invitation').map(({ toAddress, message }) => [
    toAddress,
    message.kind === 'signing-invitation' && message.accountUrl?.replace(/[^/]+$/, '…'),
  ])
  expect(Object.fromEntries(urls)).toEqual({
    'signatory@buyer.example': undefined,
    'newcomer@buyer.example': 'https://portal.example.com/invitation/…',
  })
})
