import { newId } from '#app/accounts/token.server.ts'
import type { Db } from '#db/client.server.ts'
import {
  deleteConflicts,
  findConflictsBySupplierId,
  insertConflict,
  replaceGifts,
  updateConflict,
} from './queries.server.ts'
import { conflictKey, declaredConflicts, declaredGifts, type DeclaredAnswers } from './register-rows.ts'

type Declaration = { supplierId: string; assessmentId: string; answers: DeclaredAnswers; now: Date }

/**
 * Brings the registers to what a supplier sent, inside the transaction of its submission. Gifts are those of the
 * questionnaire as last sent. A conflict declared before is the same entry, with whom it was linked to; one that this
 * questionnaire takes back disappears, unless it has been linked to somebody: that link is ended by the integrity function.
 */
export function keepRegisters(tx: Db, { supplierId, assessmentId, answers, now }: Declaration) {
  replaceGifts(
    tx,
    assessmentId,
    declaredGifts(answers).map((gift, position) => ({
      ...gift,
      id: newId(),
      supplierId,
      assessmentId,
      position,
      declaredAt: now,
    })),
  )
  const known = new Map(findConflictsBySupplierId(tx, supplierId).map(entry => [conflictKey(entry), entry]))
  for (const conflict of declaredConflicts(answers)) {
    const before = known.get(conflictKey(conflict))
    known.delete(conflictKey(conflict))
    if (before) updateConflict(tx, before.id, { ...conflict, assessmentId, declaredAt: now })
    else insertConflict(tx, { ...conflict, id: newId(), supplierId, assessmentId, declaredAt: now })
  }
  const takenBack = [...known.values()].filter(
    entry => entry.assessmentId === assessmentId && entry.userId === null,
  )
  deleteConflicts(
    tx,
    takenBack.map(({ id }) => id),
  )
}
