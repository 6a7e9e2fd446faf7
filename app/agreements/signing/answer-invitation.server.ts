import { canSubmit } from '#app/accounts/roles.ts'
import { newId } from '#app/accounts/token.server.ts'
import { recordEvent, type ActionContext } from '#app/history/record-event.server.ts'
import { transact, type Db } from '#db/client.server.ts'
import { factsOf, subjectOf } from './event-subject.ts'
import { findSigning, type FoundSigning } from './find-signing.server.ts'
import { insertSigningRequest, updateSigning } from './queries.server.ts'
import { whyNotAskForChange, whyNotDecline, type StateRefusal } from './refusal.ts'
import { tellBuyer } from './tell.server.ts'
import type { SigningState } from './vocabulary.ts'

export type AnswerRefusal = StateRefusal | { code: 'not-found' | 'not-a-signatory' | 'reason-required' }
export type AnswerResult = { ok: true } | { ok: false; refusal: AnswerRefusal }

/** The supplier will not sign, and says why. Only who may sign may say so. */
export function declineSigning(
  db: Db,
  context: ActionContext,
  signingId: string,
  given: string,
): AnswerResult {
  const reason = given.trim()
  return transact(db, (tx): AnswerResult => {
    const read = readOwn(tx, context, signingId, reason, whyNotDecline)
    if (!read.ok) return read
    const { found } = read
    updateSigning(tx, signingId, {
      declinedAt: context.now,
      declinedById: context.actor.userId,
      declineReason: reason,
    })
    recordEvent(tx, context, 'signing.declined', subjectOf(found), { ...factsOf(found), reason })
    tellBuyer(tx, context.now, found, `signing-reply:declined:${signingId}`, facts => ({
      kind: 'signing-reply',
      ...facts,
      reply: 'declined',
    }))
    return { ok: true }
  })
}

/** The supplier would sign another text, and says which. The buyer answers; meanwhile it can still sign. */
export function askForChange(db: Db, context: ActionContext, signingId: string, given: string): AnswerResult {
  const reason = given.trim()
  return transact(db, (tx): AnswerResult => {
    const read = readOwn(tx, context, signingId, reason, whyNotAskForChange)
    if (!read.ok) return read
    const { found } = read
    const id = newId()
    insertSigningRequest(tx, {
      id,
      signingId,
      reason,
      askedById: context.actor.userId,
      askedAt: context.now,
    })
    updateSigning(tx, signingId, { changeAskedAt: context.now })
    recordEvent(tx, context, 'signing.change-asked', subjectOf(found), { ...factsOf(found), reason })
    tellBuyer(tx, context.now, found, `signing-reply:change:${id}`, facts => ({
      kind: 'signing-reply',
      ...facts,
      reply: 'change',
    }))
    return { ok: true }
  })
}

type Read = { ok: true; found: FoundSigning } | { ok: false; refusal: AnswerRefusal }

function readOwn(
  tx: Db,
  { actor, now }: ActionContext,
  signingId: string,
  reason: string,
  whyNot: (state: SigningState) => StateRefusal | null,
): Read {
  const found = findSigning(tx, actor, signingId, now)
  if (!found || actor.supplierId !== found.signing.supplierId)
    return { ok: false, refusal: { code: 'not-found' } }
  if (!canSubmit(actor)) return { ok: false, refusal: { code: 'not-a-signatory' } }
  const refusal = whyNot(found.state) ?? (reason === '' ? { code: 'reason-required' as const } : null)
  return refusal ? { ok: false, refusal } : { ok: true, found }
}
