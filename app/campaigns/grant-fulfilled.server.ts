import { recordEvent, type ActionContext } from '#app/history/record-event.server.ts'
import type { Db } from '#db/client.server.ts'
import { findPendingFulfilledBy, updateExtensionRequest } from './extension-queries.server.ts'

/**
 * A later date that gives a waiting request what it asks for grants it. Call inside the transaction of the change
 * of dates.
 */
export function grantFulfilled(
  tx: Db,
  context: ActionContext,
  of: { campaignId: string; assessmentId?: string },
  dueAt: Date,
) {
  for (const { id, assessmentId } of findPendingFulfilledBy(tx, of, dueAt)) {
    const decided = { decidedById: context.actor.userId, decidedAt: context.now }
    updateExtensionRequest(tx, id, { decision: 'granted', grantedDueAt: dueAt, ...decided })
    recordEvent(tx, context, 'extension.granted', { campaignId: of.campaignId, assessmentId }, { dueAt })
  }
}
