import { canSeeIntegrity } from '#app/accounts/roles.ts'
import { newId } from '#app/accounts/token.server.ts'
import { recordEvent, type ActionContext } from '#app/history/record-event.server.ts'
import { findSupplierByCode } from '#app/suppliers/queries.server.ts'
import { transact, type Db } from '#db/client.server.ts'
import { findBuyerPeople, findConflictById, insertConflict, updateConflict } from './queries.server.ts'

export type ConflictRefusal = { code: 'not-found' | 'unknown-person' | 'unknown-supplier' | 'ended' }
type Result = { ok: true; id: string } | { ok: false; refusal: ConflictRefusal }

/** Says whom of ours a declared relation means (null: nobody any more): that person keeps away from the supplier. */
export function linkConflict(db: Db, context: ActionContext, id: string, userId: string | null): Result {
  const { actor, now } = context
  return transact(db, (tx): Result => {
    const conflict = canSeeIntegrity(actor) ? findConflictById(tx, id) : null
    if (!conflict) return { ok: false, refusal: { code: 'not-found' } }
    if (conflict.endedAt) return { ok: false, refusal: { code: 'ended' } }
    const isKnown = userId === null || findBuyerPeople(tx).some(person => person.id === userId)
    if (!isKnown) return { ok: false, refusal: { code: 'unknown-person' } }
    if (conflict.userId === userId) return { ok: true, id }
    updateConflict(tx, id, { userId, linkedById: actor.userId, linkedAt: now })
    const subject = { supplierId: conflict.supplierId, userId, isRestricted: true }
    recordEvent(tx, context, 'conflict.linked', subject, {
      conflictId: id,
      from: conflict.userId,
      to: userId,
    })
    return { ok: true, id }
  })
}

/** The relation is over: whoever it kept away may handle the supplier again. The entry stays. */
export function endConflict(db: Db, context: ActionContext, id: string): Result {
  return transact(db, (tx): Result => {
    const conflict = canSeeIntegrity(context.actor) ? findConflictById(tx, id) : null
    if (!conflict) return { ok: false, refusal: { code: 'not-found' } }
    if (conflict.endedAt) return { ok: false, refusal: { code: 'ended' } }
    updateConflict(tx, id, { endedAt: context.now })
    const { supplierId, userId } = conflict
    recordEvent(tx, context, 'conflict.ended', { supplierId, userId, isRestricted: true }, { conflictId: id })
    return { ok: true, id }
  })
}

type Declared = {
  supplierCode: string
  userId: string
  party: string | null
  relation: string
  since: string | null
}

/** Enters what one of our people declared to the integrity function; it recuses them at once. */
export function declareConflict(db: Db, context: ActionContext, declared: Declared): Result {
  const { actor, now } = context
  if (!canSeeIntegrity(actor)) return { ok: false, refusal: { code: 'not-found' } }
  return transact(db, (tx): Result => {
    const supplier = findSupplierByCode(tx, declared.supplierCode)
    if (!supplier) return { ok: false, refusal: { code: 'unknown-supplier' } }
    const person = findBuyerPeople(tx).find(({ id }) => id === declared.userId)
    if (!person) return { ok: false, refusal: { code: 'unknown-person' } }
    const id = newId()
    insertConflict(tx, {
      id,
      kind: 'own-declaration',
      supplierId: supplier.id,
      party: declared.party ?? '',
      relation: declared.relation,
      ourPerson: person.name,
      since: declared.since ?? '',
      userId: person.id,
      linkedById: actor.userId,
      linkedAt: now,
      declaredAt: now,
    })
    const subject = { supplierId: supplier.id, userId: person.id, isRestricted: true }
    recordEvent(tx, context, 'conflict.declared', subject, { conflictId: id })
    return { ok: true, id }
  })
}
