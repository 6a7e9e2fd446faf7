import { canSeeAssessments, type Actor } from '#app/accounts/roles.ts'
import type { Db } from '#db/client.server.ts'
import { countByState, findQueue } from './review-queries.server.ts'

/** What waits for the buyer: to be taken, to be judged, to be published. */
export const QUEUE_STATES = ['submitted', 'under-review', 'verified'] as const
export type QueueState = (typeof QUEUE_STATES)[number]
export const QUEUE_PAGE_SIZE = 50

/**
 * One page of what waits for the buyer, longest waiting first, with the numbers of each state; `state` null
 * means all. Empty to whom may not see assessments. `page` starts at 1.
 */
export function listReviewQueue(
  db: Db,
  actor: Actor,
  { state, page }: { state: QueueState | null; page: number },
) {
  const counts: Record<QueueState, number> = { submitted: 0, 'under-review': 0, verified: 0 }
  if (!canSeeAssessments(actor)) return { rows: [], counts, page: 1, pageCount: 1 }
  for (const { state, assessments } of countByState(db, [...QUEUE_STATES]))
    for (const known of QUEUE_STATES) if (known === state) counts[known] = assessments
  const states = state ? [state] : [...QUEUE_STATES]
  const total = states.reduce((sum, one) => sum + counts[one], 0)
  const pageCount = Math.max(1, Math.ceil(total / QUEUE_PAGE_SIZE))
  const shown = Math.min(Math.max(1, page), pageCount)
  const range = { limit: QUEUE_PAGE_SIZE, offset: (shown - 1) * QUEUE_PAGE_SIZE }
  return { rows: findQueue(db, states, range), counts, page: shown, pageCount }
}
