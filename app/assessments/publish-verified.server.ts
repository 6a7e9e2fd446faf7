import { setImmediate } from 'node:timers/promises'
import type { ActionContext } from '#app/history/record-event.server.ts'
import type { Db } from '#db/client.server.ts'
import { publishAssessment } from './publish-assessment.server.ts'
import { countVerified, findVerifiedIds } from './queries.server.ts'

/** So many in one request: a few seconds. The rest waits for the next. */
export const MAX_PUBLISHED_AT_ONCE = 300
/** Before others get their turn. */
const SLICE = 5

/**
 * Publishes what has been verified in a campaign, each result as `publishAssessment` does: a break in between leaves
 * every one either published or not. What somebody else publishes or reopens meanwhile is passed over.
 */
export async function publishVerified(db: Db, context: ActionContext, campaignId: string) {
  const ids = findVerifiedIds(db, campaignId, MAX_PUBLISHED_AT_ONCE)
  let published = 0
  for (const [at, id] of ids.entries()) {
    if (publishAssessment(db, context, id).ok) published += 1
    if (at % SLICE === SLICE - 1) await setImmediate()
  }
  return { published, left: countVerified(db, campaignId) }
}
