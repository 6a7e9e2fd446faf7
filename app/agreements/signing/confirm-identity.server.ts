import { randomInt, timingSafeEqual } from 'node:crypto'
import { isPasswordOf } from '#app/accounts/password-hash.server.ts'
import { findUserById } from '#app/accounts/queries.server.ts'
import type { Throttle } from '#app/accounts/throttle.server.ts'
import { hashToken, newId } from '#app/accounts/token.server.ts'
import { recordEvent, type ActionContext } from '#app/history/record-event.server.ts'
import { enqueueMail } from '#app/mail/enqueue-mail.server.ts'
import { requireOrganisationName } from '#app/settings/organisation.server.ts'
import { transact, type Db } from '#db/client.server.ts'
import { findCode, replaceCode, updateCode } from './contact-queries.server.ts'
import { CODE_DIGITS, CODE_MINUTES, codeExpiry, isCodeUsable, readCode } from './one-time-code.ts'
import type { IdentityRefusal } from './refusal.ts'
import type { Authentication } from './vocabulary.ts'

/** What the person confirms with, right before signing. */
export type Proof = { by: Authentication; secret: string }

/**
 * Mails the signed-in person a code for one signing (`subject`: its id) or for counter-signing. It takes the place
 * of an earlier one. Answers when to try again if too many were asked for.
 */
export async function sendSigningCode(
  db: Db,
  throttle: Throttle,
  context: ActionContext,
  subject: string,
): Promise<Extract<IdentityRefusal, { code: 'too-many-tries' }> | null> {
  const { actor, now } = context
  const { userId, supplierId, email } = actor
  const retryAt = await throttle.refuse('signing-code', { account: email, ip: context.ip ?? 'unknown' })
  if (retryAt) return { code: 'too-many-tries', retryAt }
  const code = String(randomInt(10 ** CODE_DIGITS)).padStart(CODE_DIGITS, '0')
  transact(db, tx => {
    const person = findUserById(tx, userId)
    if (!person) return
    const codeHash = hashOf(userId, subject, code)
    replaceCode(tx, { id: newId(), userId, subject, codeHash, createdAt: now, expiresAt: codeExpiry(now) })
    recordEvent(tx, context, 'signing.code-sent', { userId, supplierId }, { subject })
    enqueueMail(tx, now, {
      to: { address: person.email, name: person.name, locale: person.locale },
      userId,
      message: {
        kind: 'signing-code',
        recipientName: person.name,
        organisationName: requireOrganisationName(tx, person.locale),
        code,
        expiresInMinutes: CODE_MINUTES,
      },
    })
  })
  return null
}

/**
 * First half, before the transaction: counts the try and checks a password, which takes its time. A code is only
 * looked at inside the transaction that uses it up (`spendCode`).
 */
export async function checkProof(
  db: Db,
  throttle: Throttle,
  context: ActionContext,
  { by, secret }: Proof,
): Promise<IdentityRefusal | null> {
  const trier = { account: context.actor.email, ip: context.ip ?? 'unknown' }
  const retryAt = await throttle.refuse('signing', trier)
  if (retryAt) return { code: 'too-many-tries', retryAt }
  if (by === 'mail-code') return null
  const passwordHash = findUserById(db, context.actor.userId)?.passwordHash ?? null
  if (await isPasswordOf(passwordHash, secret)) return null
  transact(db, tx => recordRefusal(tx, context, by))
  return { code: 'wrong-password' }
}

/** Second half: uses the code up, once for ever. Call inside the transaction of the signature. */
export function spendCode(
  tx: Db,
  context: ActionContext,
  subject: string,
  { by, secret }: Proof,
): IdentityRefusal | null {
  if (by === 'password') return null
  const { actor, now } = context
  const found = findCode(tx, actor.userId, subject)
  if (!found || !isCodeUsable(found, now)) return refuse(tx, context, { code: 'code-used-or-expired' })
  if (!isSame(found.codeHash, hashOf(actor.userId, subject, readCode(secret)))) {
    updateCode(tx, found.id, { wrongTries: found.wrongTries + 1 })
    return refuse(tx, context, { code: 'wrong-code' })
  }
  updateCode(tx, found.id, { usedAt: now })
  return null
}

/** Takes the counted try back once the signature is there. */
export function forgiveTries(throttle: Throttle, context: ActionContext) {
  return throttle.forgive('signing', { account: context.actor.email, ip: context.ip ?? 'unknown' })
}

function refuse(tx: Db, context: ActionContext, refusal: IdentityRefusal) {
  recordRefusal(tx, context, 'mail-code')
  return refusal
}

function recordRefusal(tx: Db, context: ActionContext, by: Authentication) {
  const { userId, supplierId } = context.actor
  recordEvent(tx, context, 'signing.identity-refused', { userId, supplierId }, { by })
}

/** Bound to the person and to what it is for: a code for one signing confirms no other. */
function hashOf(userId: string, subject: string, code: string) {
  return hashToken(`${userId} ${subject} ${code}`)
}

function isSame(one: string, other: string) {
  return one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other))
}
