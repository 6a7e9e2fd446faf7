import { canSubmit } from '#app/accounts/roles.ts'
import { newId } from '#app/accounts/token.server.ts'
import type { StoredFile } from '#app/assessments/evidence-store.server.ts'
import { recordEvent, type ActionContext } from '#app/history/record-event.server.ts'
import { transact, type Db } from '#db/client.server.ts'
import { factsOf, subjectOf } from './event-subject.ts'
import { findSigning } from './find-signing.server.ts'
import { countPowersOfAttorney, insertPowerOfAttorney } from './queries.server.ts'
import { whyNotSign, type StateRefusal } from './refusal.ts'

/** A wrong file is replaced a few times, not for ever. */
const MAX_PAPERS = 10

export type PaperRefusal = StateRefusal | { code: 'not-found' | 'not-a-signatory' | 'too-many-papers' }
export type PaperResult = { ok: true } | { ok: false; refusal: PaperRefusal }

/** Why no power of attorney is taken; asked before the body of the request is read, and again with the file. */
export function whyNotHandIn(db: Db, { actor, now }: ActionContext, signingId: string): PaperRefusal | null {
  const found = findSigning(db, actor, signingId, now)
  if (!found || actor.supplierId !== found.signing.supplierId) return { code: 'not-found' }
  if (!canSubmit(actor)) return { code: 'not-a-signatory' }
  const refusal = whyNotSign(found.state)
  if (refusal) return refusal
  return countPowersOfAttorney(db, signingId) >= MAX_PAPERS ? { code: 'too-many-papers' } : null
}

/** Keeps a power of attorney for the signature to come; the last one handed in counts. */
export function handInPowerOfAttorney(
  db: Db,
  context: ActionContext,
  signingId: string,
  file: StoredFile,
): PaperResult {
  return transact(db, (tx): PaperResult => {
    const refusal = whyNotHandIn(tx, context, signingId)
    const found = findSigning(tx, context.actor, signingId, context.now)
    if (refusal || !found) return { ok: false, refusal: refusal ?? { code: 'not-found' } }
    const { sha256, fileName, mediaType, sizeBytes } = file
    insertPowerOfAttorney(tx, {
      id: newId(),
      signingId,
      ...{ sha256, fileName, mediaType, sizeBytes },
      uploadedById: context.actor.userId,
      uploadedAt: context.now,
    })
    recordEvent(tx, context, 'signing.paper-added', subjectOf(found), { ...factsOf(found), sha256 })
    return { ok: true }
  })
}
