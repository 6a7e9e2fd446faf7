import { canManageAgreements } from '#app/accounts/roles.ts'
import { recordEvent, type ActionContext } from '#app/history/record-event.server.ts'
import { transact, type Db } from '#db/client.server.ts'
import { factsOf, subjectOf } from './event-subject.ts'
import { findSigning, type FoundSigning } from './find-signing.server.ts'
import { answerSigningRequests, updateSigning } from './queries.server.ts'
import { whyNotAnswer, whyNotTerminate, whyNotWithdraw, type StateRefusal } from './refusal.ts'
import { tellSignatories } from './tell.server.ts'
import type { SigningState } from './vocabulary.ts'

export type ManageRefusal = StateRefusal | { code: 'not-found' | 'not-allowed' | 'reason-required' }
export type ManageResult = { ok: true } | { ok: false; refusal: ManageRefusal }

/** The buyer answers what a supplier would like changed. The supplier is told that there is an answer. */
export function answerChange(db: Db, context: ActionContext, signingId: string, given: string): ManageResult {
  return manage(db, context, signingId, given, whyNotAnswer, (tx, found, answer) => {
    answerSigningRequests(tx, signingId, {
      answer,
      answeredById: context.actor.userId,
      answeredAt: context.now,
    })
    updateSigning(tx, signingId, { changeAnsweredAt: context.now })
    recordEvent(tx, context, 'signing.change-answered', subjectOf(found), { ...factsOf(found), answer })
    tell(tx, context, found, 'answered')
  })
}

/** The buyer takes an invitation back that has not led to an agreement in force, and says why. */
export function withdrawSigning(db: Db, context: ActionContext, signingId: string, given: string) {
  return manage(db, context, signingId, given, whyNotWithdraw, (tx, found, reason) => {
    updateSigning(tx, signingId, {
      withdrawnAt: context.now,
      withdrawnById: context.actor.userId,
      withdrawReason: reason,
    })
    recordEvent(tx, context, 'signing.withdrawn', subjectOf(found), { ...factsOf(found), reason })
    tell(tx, context, found, 'withdrawn')
  })
}

/** The buyer ends an agreement in force before its time, and says why. */
export function terminateSigning(db: Db, context: ActionContext, signingId: string, given: string) {
  return manage(db, context, signingId, given, whyNotTerminate, (tx, found, reason) => {
    updateSigning(tx, signingId, {
      terminatedAt: context.now,
      terminatedById: context.actor.userId,
      terminationReason: reason,
    })
    recordEvent(tx, context, 'signing.terminated', subjectOf(found), { ...factsOf(found), reason })
    tell(tx, context, found, 'terminated')
  })
}

function manage(
  db: Db,
  { actor, now }: ActionContext,
  signingId: string,
  given: string,
  whyNot: (state: SigningState) => StateRefusal | null,
  write: (tx: Db, found: FoundSigning, words: string) => void,
): ManageResult {
  const words = given.trim()
  return transact(db, (tx): ManageResult => {
    const found = findSigning(tx, actor, signingId, now)
    if (!found || actor.supplierId !== null) return { ok: false, refusal: { code: 'not-found' } }
    if (!canManageAgreements(actor, found.template.kind))
      return { ok: false, refusal: { code: 'not-allowed' } }
    const refusal = whyNot(found.state) ?? (words === '' ? { code: 'reason-required' as const } : null)
    if (refusal) return { ok: false, refusal }
    write(tx, found, words)
    return { ok: true }
  })
}

/** The mail says that something has happened; what was written stays in the portal. */
function tell(
  tx: Db,
  { now }: ActionContext,
  found: FoundSigning,
  news: 'answered' | 'withdrawn' | 'terminated',
) {
  tellSignatories(tx, now, found, [found.signing.id], {
    keyOf: () => `signing-news:${news}:${found.signing.id}:${now.getTime()}`,
    messageFor: facts => ({ kind: 'signing-news', ...facts, news }),
  })
}
