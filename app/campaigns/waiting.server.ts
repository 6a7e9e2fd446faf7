import { canAdminister, canManageCampaigns, canReview, type Actor } from '#app/accounts/roles.ts'
import { countByState } from '#app/assessments/review-queries.server.ts'
import { countOutboxByState } from '#app/mail/queries.server.ts'
import type { Db } from '#db/client.server.ts'
import { countExtensions } from './extension-queries.server.ts'

/** What waits for a person, across campaigns; null where it is not that person's to do. */
export function waitingFor(db: Db, actor: Actor) {
  const states = countByState(db, ['submitted', 'under-review', 'verified'])
  const inState = (state: string) => states.find(row => row.state === state)?.assessments ?? 0
  return {
    toReview: canReview(actor) ? inState('submitted') + inState('under-review') : null,
    toPublish: canReview(actor) ? inState('verified') : null,
    extensions: canManageCampaigns(actor)
      ? countExtensions(db, { campaignId: null, decision: 'pending' })
      : null,
    deadMails: canAdminister(actor) ? countOutboxByState(db).dead : null,
  }
}
