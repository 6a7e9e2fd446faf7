import { canAnswer, canSeeAgreements, isBuyer, type Actor } from '#app/accounts/roles.ts'
import { loadSettings } from '#app/settings/organisation.server.ts'
import type { Db } from '#db/client.server.ts'
import {
  findSigningById,
  findSigningRequests,
  findSignatures,
  findSigningsBySupplierId,
  findPowerOfAttorney,
  findSignedDocument,
  type SigningRecord,
} from './queries.server.ts'
import { isOverdue, signingState } from './signing-state.ts'
import type { SigningState } from './vocabulary.ts'

export type FoundSigning = SigningRecord & { state: SigningState; isOverdue: boolean }

/** A signing as it stands; null for whoever may not see it: another supplier, a buyer without a role. */
export function findSigning(db: Db, actor: Actor, id: string, now: Date): FoundSigning | null {
  const record = findSigningById(db, id)
  if (!record || !maySee(actor, record)) return null
  return withState(db, record, now)
}

/** The same with its signatures, what was asked for and its document. */
export function findSigningFile(db: Db, actor: Actor, id: string, now: Date) {
  const found = findSigning(db, actor, id, now)
  return (
    found && {
      ...found,
      signatures: findSignatures(db, id),
      requests: findSigningRequests(db, id),
      paper: findPowerOfAttorney(db, id),
      document: findSignedDocument(db, id),
    }
  )
}

/** What the actor's own supplier was asked to sign, newest first; nothing for people of the buyer. */
export function listOwnSignings(db: Db, actor: Actor, now: Date): FoundSigning[] {
  if (!canAnswer(actor) || actor.supplierId === null) return []
  return listOf(db, actor.supplierId, now)
}

/** What one supplier was asked to sign, for the buyer's page about it. */
export function listSigningsOf(db: Db, actor: Actor, supplierId: string, now: Date): FoundSigning[] {
  return canSeeAgreements(actor) ? listOf(db, supplierId, now) : []
}

export function withState(db: Db, record: SigningRecord, now: Date): FoundSigning {
  const state = signingState(record.signing, now, loadSettings(db))
  return { ...record, state, isOverdue: isOverdue(state, record.signing.dueAt, now) }
}

function listOf(db: Db, supplierId: string, now: Date) {
  const settings = loadSettings(db)
  return findSigningsBySupplierId(db, supplierId).map(record => {
    const state = signingState(record.signing, now, settings)
    return { ...record, state, isOverdue: isOverdue(state, record.signing.dueAt, now) }
  })
}

function maySee(actor: Actor, { signing }: SigningRecord) {
  if (isBuyer(actor)) return canSeeAgreements(actor)
  return canAnswer(actor) && actor.supplierId === signing.supplierId
}
