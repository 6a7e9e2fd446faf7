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
  const isAllowed = canSeeAssessments(actor)
  const counts = isAllowed ? countQueue(db) : NOTHING
  const states = state ? [state] : [...QUEUE_STATES]
  const total = states.reduce((sum, one) => sum + counts[one], 0)
  const pageCount = Math.max(1, Math.ceil(total / QUEUE_PAGE_SIZE))
  const shown = Math.min(Math.max(1, page), pageCount)
  const range = { limit: QUEUE_PAGE_SIZE, offset: (shown - 1) * QUEUE_PAGE_SIZE }
  return { rows: isAllowed ? findQueue(db, states, range) : [], counts, page: shown, pageCount }
}

const NOTHING: Record<QueueState, number> = { submitted: 0, 'under-review': 0, verified: 0 }

function countQueue(db: Db): Record<QueueState, number> {
  const found = countByState(db, [...QUEUE_STATES])
  const countOf = (state: QueueState) => found.find(row => row.state === state)?.assessments ?? 0
  return {
    submitted: countOf('submitted'),
    'under-review': countOf('under-review'),
    verified: countOf('verified'),
  }
}
