import { canSeeAssessments, type Actor } from '#app/accounts/roles.ts'
import { isCapped } from '#app/grading/summary.ts'
import type { Db } from '#db/client.server.ts'
import { countByState, findQueue } from './review-queries.server.ts'

/** What waits for the buyer: to be taken, to be judged, to be published. */
export const QUEUE_STATES = ['submitted', 'under-review', 'verified'] as const
export type QueueState = (typeof QUEUE_STATES)[number]
/** One state of the queue, or the two together in which verdicts are still to be given. */
export const QUEUE_FILTERS = [...QUEUE_STATES, 'to-review'] as const
export type QueueFilter = (typeof QUEUE_FILTERS)[number]
export const QUEUE_PAGE_SIZE = 50

const TO_REVIEW: readonly QueueState[] = ['submitted', 'under-review']

/**
 * One page of what waits for the buyer, longest waiting first, with the numbers of each state; `filter` null
 * means all. Empty to whom may not see assessments. `page` starts at 1.
 */
export function listReviewQueue(
  db: Db,
  actor: Actor,
  { filter, page }: { filter: QueueFilter | null; page: number },
) {
  const isAllowed = canSeeAssessments(actor)
  const counts = isAllowed ? countQueue(db) : NOTHING
  const states = statesOf(filter)
  const total = states.reduce((sum, one) => sum + counts[one], 0)
  const pageCount = Math.max(1, Math.ceil(total / QUEUE_PAGE_SIZE))
  const shown = Math.min(Math.max(1, page), pageCount)
  const range = { limit: QUEUE_PAGE_SIZE, offset: (shown - 1) * QUEUE_PAGE_SIZE }
  const found = isAllowed ? findQueue(db, states, range) : []
  const rows = found.map(({ policy, ...row }) => ({
    ...row,
    isCapped: isCapped({ score: row.selfScore, grade: row.selfGrade }, policy.thresholds),
  }))
  return { rows, counts, page: shown, pageCount }
}

function statesOf(filter: QueueFilter | null): QueueState[] {
  if (filter === null) return [...QUEUE_STATES]
  return filter === 'to-review' ? [...TO_REVIEW] : [filter]
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
