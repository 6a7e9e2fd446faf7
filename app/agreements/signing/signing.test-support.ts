import { eq } from 'drizzle-orm'
import {
  addPerson,
  addSupplier,
  contextOf,
  later,
  NOW,
  openPortal,
  PASSWORD,
} from '#app/accounts/accounts.test-support.ts'
import type { ActionContext } from '#app/history/record-event.server.ts'
import type { Db } from '#db/client.server.ts'
import { createAgreementTemplate, createAgreementVersion } from '#db/factories/index.ts'
import { events, outbox } from '#db/schema/index.ts'
import type { MailKind } from '#emails/messages.ts'
import { counterSign } from './counter-sign.server.ts'
import { nameCounterSignatory } from './counter-signatories.server.ts'
import { inviteToSign, previewInvitation, type Invitation } from './invite-to-sign.server.ts'
import { findSigningById, findSigningsBySupplierId } from './queries.server.ts'
import { signAgreement, type SignInput } from './sign-agreement.server.ts'
import { signingState } from './signing-state.ts'
import { SIGNING_PURPOSES } from './vocabulary.ts'

const DAY_MS = 86_400_000

export function days(count: number) {
  return later(count * DAY_MS)
}

/**
 * One agreement of each kind of parties in force, a supplier with its people, and people of the buyer: `integrity`
 * keeps both agreements, `director` may sign for the buyer.
 */
export async function openSigning() {
  const { db, raw, throttle } = await openPortal()
  const supplierId = 'supplier-one'
  const admin = await addPerson(db, { id: 'admin', roles: ['admin'] })
  const integrity = await addPerson(db, { id: 'integrity', roles: ['integrity'] })
  const procurement = await addPerson(db, { id: 'procurement', roles: ['procurement'] })
  const director = await addPerson(db, { id: 'director', roles: ['viewer'] })
  const signatory = await addPerson(db, { id: 'signatory', roles: ['signatory'], supplierId })
  const contributor = await addPerson(db, { id: 'contributor', roles: ['contributor'], supplierId })
  addSupplier(db, 'supplier-two')
  const stranger = await addPerson(db, { id: 'stranger', roles: ['owner'], supplierId: 'supplier-two' })
  nameCounterSignatory(db, admin, { userId: 'director', title: '采购总监', untilAt: null })
  const bilateral = createAgreementVersion(db, {
    template: createAgreementTemplate(db, {
      code: 'co-building',
      kind: 'integrity-co-building',
      parties: 'both',
    }),
    titleZh: '廉洁共建协议书',
    titleEn: 'Integrity co-building agreement',
  })
  const commitment = createAgreementVersion(db, {
    template: createAgreementTemplate(db, { code: 'commitment' }),
  })
  return {
    ...{ db, raw, throttle, admin, integrity, procurement, director, signatory, contributor, stranger },
    ...{ bilateral, commitment, supplierId },
  }
}

export type SigningScenario = Awaited<ReturnType<typeof openSigning>>

/** The person's context at another time. */
export function at({ actor }: ActionContext, db: Db, now: Date): ActionContext {
  return contextOf(db, actor.userId, now)
}

/** Invites suppliers as a manager would, after having looked; answers the new signings' ids by supplier. */
export function invite(
  { db, integrity }: Pick<SigningScenario, 'db' | 'integrity'>,
  templateId: string,
  { supplierIds = ['supplier-one'], now = NOW }: { supplierIds?: string[]; now?: Date } = {},
) {
  const context = at(integrity, db, now)
  const invitation: Invitation = { templateId, choice: { supplierIds }, purposes: SIGNING_PURPOSES }
  const looked = previewInvitation(db, context, invitation)
  if (!looked.ok) throw new Error(looked.refusal.code)
  const dueAt = new Date(now.getTime() + 60 * DAY_MS)
  const { seen } = looked.preview
  return inviteToSign(db, context, { ...invitation, dueAt, message: '', seen })
}

/** The supplier's newest signing of an agreement. */
export function newestSigning(db: Db, templateId: string, supplierId = 'supplier-one') {
  const found = findSigningsBySupplierId(db, supplierId).find(({ template }) => template.id === templateId)
  if (!found) throw new Error('no signing')
  return found
}

export function stateOf(db: Db, signingId: string, now: Date) {
  const found = findSigningById(db, signingId)
  return found && signingState(found.signing, now, { renewalNoticeDays: 30 })
}

export function signInput({
  textSha256,
  ...given
}: Omit<Partial<SignInput>, 'textSha256'> & { textSha256: string | null }): SignInput {
  return {
    name: '王敏',
    title: '总经理',
    authority: 'legal-representative',
    authorityWords: '法定代表人',
    method: 'typed',
    signature: '王敏',
    consentLocale: 'zh-CN',
    userAgent: 'Phone',
    proof: { by: 'password', secret: PASSWORD },
    ...given,
    textSha256: textSha256 ?? '',
  }
}

/** The supplier signs with its password. */
export function sign(
  { db, throttle, signatory }: SigningScenario,
  signingId: string,
  { now = NOW, ...given }: Partial<SignInput> & { now?: Date } = {},
) {
  const textSha256 = findSigningById(db, signingId)?.version.textSha256 ?? null
  return signAgreement(db, throttle, at(signatory, db, now), signingId, signInput({ textSha256, ...given }))
}

/** The director counter-signs. */
export function counterSignAll({ db, throttle, director }: SigningScenario, ids: string[], now = NOW) {
  return counterSign(db, throttle, at(director, db, now), ids, {
    name: '陈志远',
    authority: 'authorised',
    authorityWords: '经授权的代表',
    method: 'typed',
    signature: '陈志远',
    consentLocale: 'zh-CN',
    userAgent: 'Desk',
    proof: { by: 'password', secret: PASSWORD },
  })
}

export function mailsOfKind(db: Db, kind: MailKind) {
  return db.select().from(outbox).where(eq(outbox.kind, kind)).all()
}

export function mailedCode(db: Db, address: string) {
  const mail = mailsOfKind(db, 'signing-code').findLast(({ toAddress }) => toAddress === address)
  return mail?.message.kind === 'signing-code' ? mail.message.code : ''
}

/** Types of the events about signings, in order. */
export function signingEvents(db: Db) {
  return db
    .select({ type: events.type })
    .from(events)
    .all()
    .map(({ type }) => type)
    .filter(type => type.startsWith('signing.'))
}
