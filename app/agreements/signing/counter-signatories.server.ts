import { canAdminister, isBuyer } from '#app/accounts/roles.ts'
import { findUserById } from '#app/accounts/queries.server.ts'
import { newId } from '#app/accounts/token.server.ts'
import { recordEvent, type ActionContext } from '#app/history/record-event.server.ts'
import { transact, type Db } from '#db/client.server.ts'
import {
  findCounterSignatoryById,
  findPowerToSign,
  insertCounterSignatory,
  updateCounterSignatory,
} from './contact-queries.server.ts'

export type NameSignatoryRefusal = { code: 'not-allowed' | 'not-found' | 'already-named' | 'date-not-later' }
export type NameSignatoryResult = { ok: true } | { ok: false; refusal: NameSignatoryRefusal }

/** Gives a person of the buyer the power to sign for the organisation, with the title that stands in the documents. */
export function nameCounterSignatory(
  db: Db,
  context: ActionContext,
  { userId, title, untilAt }: { userId: string; title: string; untilAt: Date | null },
): NameSignatoryResult {
  const { actor, now } = context
  if (!canAdminister(actor)) return { ok: false, refusal: { code: 'not-allowed' } }
  if (untilAt && untilAt <= now) return { ok: false, refusal: { code: 'date-not-later' } }
  return transact(db, (tx): NameSignatoryResult => {
    const person = findUserById(tx, userId)
    if (!person || person.supplierId !== null || person.disabledAt)
      return { ok: false, refusal: { code: 'not-found' } }
    if (findPowerToSign(tx, userId, now)) return { ok: false, refusal: { code: 'already-named' } }
    const row = {
      id: newId(),
      userId,
      title,
      fromAt: now,
      untilAt,
      grantedById: actor.userId,
      grantedAt: now,
    }
    insertCounterSignatory(tx, row)
    recordEvent(tx, context, 'signatory.named', { userId }, { title, untilAt })
    return { ok: true }
  })
}

/** Ends somebody's power to sign now; what was signed stays. */
export function endCounterSignatory(db: Db, context: ActionContext, id: string): NameSignatoryResult {
  const { actor, now } = context
  if (!canAdminister(actor)) return { ok: false, refusal: { code: 'not-allowed' } }
  return transact(db, (tx): NameSignatoryResult => {
    const power = findCounterSignatoryById(tx, id)
    if (!power || (power.untilAt && power.untilAt <= now))
      return { ok: false, refusal: { code: 'not-found' } }
    updateCounterSignatory(tx, id, now)
    recordEvent(tx, context, 'signatory.ended', { userId: power.userId }, { title: power.title })
    return { ok: true }
  })
}

/** Whether the person may sign for the buyer now, and with which title. */
export function ownPowerToSign(db: Db, { actor, now }: Pick<ActionContext, 'actor' | 'now'>) {
  return isBuyer(actor) ? findPowerToSign(db, actor.userId, now) : null
}
