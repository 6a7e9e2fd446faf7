import { newId } from '#app/accounts/token.server.ts'
import { recordEvent, type ActionContext } from '#app/history/record-event.server.ts'
import type { Db } from '#db/client.server.ts'
import type { EvidenceView } from './checklist.ts'
import {
  countEvidence,
  findEvidenceByAssessmentId,
  findOwnEvidenceByItem,
  insertEvidence,
  MAX_FILES_PER_ASSESSMENT,
  MAX_FILES_PER_ITEM,
} from './evidence-queries.server.ts'
import type { CarriedFile } from './save-request.ts'

type Target = { id: string; previousId: string | null; supplierId: string; campaignId: string }

/**
 * Attaches last year's files of an item to this year's, as records of their own over the same bytes. Files that
 * are there already are left out, as is what goes beyond the limits of an item or an assessment. Call inside the
 * transaction of the save that confirms the answer.
 */
export function carryEvidence(
  tx: Db,
  context: ActionContext,
  { id: assessmentId, previousId, supplierId, campaignId }: Target,
  itemCode: string,
): CarriedFile[] {
  if (!previousId) return []
  const earlier = findOwnEvidenceByItem(tx, { supplierId, assessmentId: previousId, itemCode })
  if (earlier.length === 0) return []
  const attached = findEvidenceByAssessmentId(tx, assessmentId).filter(file => file.itemCode === itemCode)
  const room = Math.min(
    MAX_FILES_PER_ITEM - attached.length,
    MAX_FILES_PER_ASSESSMENT - countEvidence(tx, assessmentId),
  )
  const known = new Set(attached.map(({ sha256 }) => sha256))
  return earlier
    .filter(({ sha256 }) => !known.has(sha256))
    .slice(0, Math.max(0, room))
    .map(file => carry(tx, context, { supplierId, campaignId, assessmentId }, file))
}

function carry(
  tx: Db,
  context: ActionContext,
  subject: { supplierId: string; campaignId: string; assessmentId: string },
  { id: carriedFromId, itemCode, fileName, mediaType, sizeBytes, sha256 }: EvidenceView,
): CarriedFile {
  const { actor, now } = context
  const file = { id: newId(), itemCode, fileName, mediaType, sizeBytes, sha256, carriedFromId }
  const { assessmentId } = subject
  insertEvidence(tx, { ...file, assessmentId, uploadedById: actor.userId, uploadedAt: now })
  const { id: evidenceId, ...data } = file
  recordEvent(tx, context, 'evidence.added', subject, { ...data, evidenceId })
  return { ...file, uploadedAt: now.toISOString(), uploadedByName: actor.name }
}
