import { expect, test } from 'vitest'
import { NOW } from '#app/accounts/accounts.test-support.ts'
import { createAgreementVersion } from '#db/factories/index.ts'
import { findTemplateById, supersedeOthers } from '../queries.server.ts'
import { askForChange, declineSigning } from './answer-invitation.server.ts'
import { findSigningFile } from './find-signing.server.ts'
import { previewInvitation } from './invite-to-sign.server.ts'
import { answerChange, terminateSigning, withdrawSigning } from './manage-signing.server.ts'
import { findSigningById } from './queries.server.ts'
import {
  at,
  days,
  invite,
  mailsOfKind,
  newestSigning,
  openSigning,
  sign,
  signingEvents,
  stateOf,
} from './signing.test-support.ts'
import { SIGNING_PURPOSES } from './vocabulary.ts'

async function openInvited() {
  const scenario = await openSigning()
  invite(scenario, scenario.commitment.templateId)
  const { id } = newestSigning(scenario.db, scenario.commitment.templateId).signing
  return { ...scenario, id }
}

const TERM_DAYS = 731

test('a supplier declines with a reason, which the mail does not carry', async () => {
  const scenario = await openInvited()
  const { db, id, signatory, contributor, stranger } = scenario
  expect(declineSigning(db, contributor, id, 'no')).toEqual({
    ok: false,
    refusal: { code: 'not-a-signatory' },
  })
  expect(declineSigning(db, stranger, id, 'no')).toEqual({ ok: false, refusal: { code: 'not-found' } })
  expect(declineSigning(db, signatory, id, '  ')).toEqual({ ok: false, refusal: { code: 'reason-required' } })
  expect(declineSigning(db, signatory, id, '条款过于宽泛')).toEqual({ ok: true })
  expect(declineSigning(db, signatory, id, '再次')).toEqual({
    ok: false,
    refusal: { code: 'already-declined' },
  })
  expect(await sign(scenario, id)).toMatchObject({ refusal: { code: 'already-declined' } })
  const [mail] = mailsOfKind(db, 'signing-reply')
  expect([mail?.toAddress, JSON.stringify(mail?.message).includes('宽泛')]).toEqual([
    'integrity@buyer.example',
    false,
  ])
  expect(invite(scenario, scenario.commitment.templateId)).toMatchObject({ ok: true, invited: 1 })
})

test('a wish for another text is answered, and keeps nobody from signing', async () => {
  const scenario = await openInvited()
  const { db, id, signatory, integrity, procurement } = scenario
  expect(askForChange(db, signatory, id, '请删除第3条')).toEqual({ ok: true })
  expect(stateOf(db, id, NOW)).toBe('negotiating')
  expect(askForChange(db, signatory, id, '还有')).toEqual({
    ok: false,
    refusal: { code: 'waits-for-answer' },
  })
  expect(answerChange(db, procurement, id, '不行')).toEqual({ ok: false, refusal: { code: 'not-allowed' } })
  expect(answerChange(db, at(integrity, db, days(1)), id, '该条依法必须保留')).toEqual({ ok: true })
  expect(answerChange(db, at(integrity, db, days(1)), id, '再答')).toEqual({
    ok: false,
    refusal: { code: 'nothing-asked' },
  })
  expect(findSigningFile(db, signatory.actor, id, days(1))?.requests).toMatchObject([
    { reason: '请删除第3条', answer: '该条依法必须保留', answeredByName: 'integrity' },
  ])
  expect(mailsOfKind(db, 'signing-news').map(({ message }) => JSON.stringify(message))).not.toContain('保留')
  expect(await sign(scenario, id, { now: days(2) })).toMatchObject({ ok: true })
})

test('an invitation is withdrawn before, an agreement terminated after it is in force', async () => {
  const scenario = await openInvited()
  const { db, id, integrity, commitment } = scenario
  expect(terminateSigning(db, integrity, id, '违约')).toMatchObject({ refusal: { code: 'not-in-force' } })
  expect(withdrawSigning(db, integrity, id, '')).toMatchObject({ refusal: { code: 'reason-required' } })
  expect(withdrawSigning(db, integrity, id, '发错供应商')).toEqual({ ok: true })
  expect(await sign(scenario, id)).toMatchObject({ refusal: { code: 'invitation-withdrawn' } })
  invite(scenario, commitment.templateId, { now: days(1) })
  const next = newestSigning(db, commitment.templateId).signing.id
  await sign(scenario, next, { now: days(1) })
  expect(withdrawSigning(db, at(integrity, db, days(2)), next, '收回')).toMatchObject({
    refusal: { code: 'already-in-force' },
  })
  expect(terminateSigning(db, at(integrity, db, days(9)), next, '查实违约')).toEqual({ ok: true })
  expect([stateOf(db, next, days(8)), stateOf(db, next, days(9))]).toEqual(['active', 'terminated'])
  expect(signingEvents(db).slice(-1)).toEqual(['signing.terminated'])
})

test('a renewal signed early counts from the end of the old term and replaces it at once', async () => {
  const scenario = await openInvited()
  const { db, id, commitment } = scenario
  await sign(scenario, id)
  expect(invite(scenario, commitment.templateId)).toMatchObject({ refusal: { code: 'nobody-to-invite' } })
  const soon = days(TERM_DAYS - 20)
  expect(stateOf(db, id, soon)).toBe('expiring')
  expect(invite(scenario, commitment.templateId, { now: soon })).toMatchObject({ ok: true })
  const renewal = newestSigning(db, commitment.templateId).signing
  expect([renewal.purpose, renewal.previousId]).toEqual(['renewal', id])
  await sign(scenario, renewal.id, { now: soon })
  expect([stateOf(db, id, soon), stateOf(db, renewal.id, soon)]).toEqual(['replaced', 'active'])
  expect(findSigningById(db, renewal.id)?.signing.endsAt?.toISOString()).toBe('2030-03-02T01:00:00.000Z')
  expect(stateOf(db, id, days(100))).toBe('active')
})

test('who is bound by an earlier version is asked to sign the later one', async () => {
  const scenario = await openInvited()
  const { db, id, integrity, commitment } = scenario
  await sign(scenario, id)
  const template = findTemplateById(db, commitment.templateId) ?? undefined
  const next = createAgreementVersion(db, { template, number: 2, bodyZh: '新文本', state: 'approved' })
  supersedeOthers(db, next, days(10))
  scenario.raw.prepare("update agreement_versions set state = 'published' where id = ?").run(next.id)
  const now = days(12)
  const choice = { supplierIds: ['supplier-one', 'supplier-two'] }
  const wanted = { templateId: commitment.templateId, choice, purposes: SIGNING_PURPOSES }
  expect(previewInvitation(db, at(integrity, db, now), wanted)).toMatchObject({
    preview: { chosen: 2, inviting: { first: 1, renewal: 0, 're-signing': 1 } },
  })
  invite(scenario, commitment.templateId, { now })
  const { signing } = newestSigning(db, commitment.templateId)
  expect(signing.purpose).toBe('re-signing')
  await sign(scenario, signing.id, { now })
  expect([stateOf(db, id, days(11)), stateOf(db, id, now), stateOf(db, signing.id, now)]).toEqual([
    'active',
    'replaced',
    'active',
  ])
})
