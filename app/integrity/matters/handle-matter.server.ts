import type { ActionContext } from '#app/history/record-event.server.ts'
import { findSupplierByCode } from '#app/suppliers/queries.server.ts'
import type { Db } from '#db/client.server.ts'
import { findRecusedFromSupplier } from '../registers/queries.server.ts'
import { addEntry } from '../channel/entries.server.ts'
import { deleteRecusal, findDeskPeople, findRecusedIds, insertRecusal } from './desk-queries.server.ts'
import { updateMatter, type MatterRow } from './queries.server.ts'
import type { MatterResult } from './refusal.ts'
import { tellDesk } from './tell-desk.server.ts'
import type { MatterTopic } from './vocabulary.ts'
import { recordMatterEvent, withMatter } from './with-matter.server.ts'

type Target = { matterId: string; rev: number }

export type Handling = {
  assigneeId: string | null
  topic: MatterTopic
  supplierCode: string | null
  isProtected: boolean
  arePaymentsHeld: boolean
  isRecovered: boolean
}

/**
 * Says who works on it, what and whom it is about, and which precautions are in force. Whoever is recused, from the
 * matter or from the supplier it is now about, cannot be the one who works on it.
 */
export function handleMatter(db: Db, context: ActionContext, target: Target, handling: Handling) {
  const { now, actor } = context
  return withMatter(db, context, target, (tx, matter): MatterResult => {
    const { assigneeId, topic, supplierCode } = handling
    const supplier = supplierCode === null ? null : findSupplierByCode(tx, supplierCode)
    if (supplierCode !== null && !supplier) return { ok: false, refusal: { code: 'unknown-supplier' } }
    const able = findDeskPeople(tx).map(({ id }) => id)
    const recused = findRecusedIds(tx, matter.id)
    const related = supplier ? findRecusedFromSupplier(tx, supplier.id).map(({ id }) => id) : []
    if (assigneeId !== null && !able.includes(assigneeId))
      return { ok: false, refusal: { code: 'unknown-person' } }
    if (assigneeId !== null && [...recused, ...related].includes(assigneeId))
      return { ok: false, refusal: { code: 'recused-person' } }
    const change = {
      assigneeId,
      topic,
      supplierId: supplier?.id ?? null,
      protectedAt: since(matter.protectedAt, handling.isProtected, now),
      paymentsHeldAt: since(matter.paymentsHeldAt, handling.arePaymentsHeld, now),
      recoveryAt: since(matter.recoveryAt, handling.isRecovered, now),
    }
    const changed = changedFields(matter, change)
    if (changed.length === 0) return { ok: true }
    updateMatter(tx, matter, { ...change, updatedAt: now })
    const subject = { id: matter.id, supplierId: change.supplierId }
    if (changed.includes('assigneeId'))
      recordMatterEvent(tx, context, 'matter.assigned', subject, { assigneeId })
    const others = changed.filter(field => field !== 'assigneeId')
    if (others.length > 0) recordMatterEvent(tx, context, 'matter.changed', subject, { fields: others })
    if (changed.includes('assigneeId') && assigneeId !== null && assigneeId !== actor.userId)
      tellDesk(tx, now, {
        matterId: matter.id,
        news: 'assigned',
        key: `matter-assigned:${matter.id}:${matter.rev}`,
      })
    return { ok: true }
  })
}

type Words = { kind: 'to-reporter' | 'note'; body: string }

/** Writes to the reporter's mailbox, or a note for the desk alone. */
export function writeEntry(db: Db, context: ActionContext, matterId: string, { kind, body }: Words) {
  const { now, actor } = context
  return withMatter(db, context, { matterId, rev: null }, (tx, matter): MatterResult => {
    if (kind === 'to-reporter' && matter.caseKeyHash === null)
      return { ok: false, refusal: { code: 'no-mailbox' } }
    addEntry(tx, { matterId, kind, body, authorId: actor.userId, writtenAt: now })
    recordMatterEvent(tx, context, kind === 'note' ? 'matter.noted' : 'matter.reporter-answered', matter)
    return { ok: true }
  })
}

type RecusalChange = { userId: string; isRecused: boolean; reason: string }

/**
 * Keeps somebody away from a matter, or ends that, with the reason among the notes. Whoever worked on it no longer does.
 * A person found in the report is taken for named until a colleague says otherwise.
 */
export function changeRecusal(
  db: Db,
  context: ActionContext,
  matterId: string,
  { userId, isRecused, reason }: RecusalChange,
) {
  const { now, actor } = context
  return withMatter(db, context, { matterId, rev: null }, (tx, matter): MatterResult => {
    const person = findDeskPeople(tx).find(({ id }) => id === userId)
    if (!person) return { ok: false, refusal: { code: 'unknown-person' } }
    if (isRecused)
      insertRecusal(tx, { matterId, userId, kind: 'declared', addedById: actor.userId, addedAt: now })
    else deleteRecusal(tx, matterId, userId)
    if (isRecused && matter.assigneeId === userId)
      updateMatter(tx, matter, { assigneeId: null, updatedAt: now })
    addEntry(tx, { matterId, kind: 'note', body: reason, authorId: actor.userId, writtenAt: now })
    const type = isRecused ? 'matter.recused' : 'matter.recusal-ended'
    recordMatterEvent(tx, context, type, matter, { userId })
    return { ok: true }
  })
}

/** Since when a precaution is in force: kept while it goes on. */
function since(before: Date | null, isInForce: boolean, now: Date) {
  return isInForce ? (before ?? now) : null
}

function changedFields(matter: MatterRow, change: Partial<MatterRow>) {
  return (Object.keys(change) as (keyof MatterRow)[]).filter(
    field => matter[field]?.valueOf() !== change[field]?.valueOf(),
  )
}
