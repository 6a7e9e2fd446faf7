import { recordEvent, type ActionContext } from '#app/history/record-event.server.ts'
import type { Db } from '#db/client.server.ts'
import { findUnsigned, updateSigning } from './queries.server.ts'

/**
 * A newly published version takes the place of the one that suppliers were asked to sign and have not: nobody signs
 * a text that is no longer in force. It has to be opened anew. Call inside the transaction of the publication;
 * answers how many invitations went along.
 */
export function moveInvitations(
  tx: Db,
  context: ActionContext,
  version: { id: string; templateId: string; number: number },
): number {
  const moved = findUnsigned(tx, version.templateId, version.id)
  for (const { id, supplierId, versionId } of moved) {
    updateSigning(tx, id, { versionId: version.id, viewedAt: null })
    recordEvent(
      tx,
      context,
      'signing.text-replaced',
      { supplierId },
      { signingId: id, from: versionId, version: version.number },
    )
  }
  return moved.length
}
