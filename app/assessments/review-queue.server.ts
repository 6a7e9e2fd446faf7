import { canSeeAssessments, type Actor } from '#app/accounts/roles.ts'
import { isCapped } from '#app/grading/summary.ts'
import type { Db } from '#db/client.server.ts'
import {
  EVERYTHING,
  isNarrowed,
  QUEUE_STATES,
  searchOf,
  type QueueRequest,
  type QueueSearch,
  type QueueState,
} from './queue-search.ts'
import { countQueueQuery, findQueue, findQueueChoices } from './review-queries.server.ts'

export const QUEUE_PAGE_SIZE = 50

/**
 * One page of what waits for the buyer, earliest due first unless told otherwise, with the numbers of each state
 * under the same filters; where these leave something out, also `wholes`, the numbers without them. Empty to whom
 * may not see assessments. A page past the end is the last one.
 */
export function listReviewQueue(db: Db, actor: Actor, request: QueueRequest) {
  const search = searchOf(request)
  const isAllowed = canSeeAssessments(actor)
  const counts = isAllowed ? countQueue(db, search) : NOTHING
  const wholes = isAllowed && isNarrowed(request) ? countQueue(db, EVERYTHING) : null
  const total = search.states.reduce((sum, one) => sum + counts[one], 0)
  const pageCount = Math.max(1, Math.ceil(total / QUEUE_PAGE_SIZE))
  const page = Math.min(Math.max(1, request.page), pageCount)
  const range = { limit: QUEUE_PAGE_SIZE, offset: (page - 1) * QUEUE_PAGE_SIZE }
  const found = isAllowed ? findQueue(db, search, range) : []
  const rows = found.map(({ policy, ...row }) => ({
    ...row,
    isCapped: isCapped({ score: row.selfScore, grade: row.selfGrade }, policy.thresholds),
  }))
  return { rows, counts, wholes, page, pageCount }
}

/** What the queue can be narrowed to. */
export function queueChoices(db: Db, actor: Actor) {
  return canSeeAssessments(actor) ? findQueueChoices(db) : { rounds: [], reviewers: [] }
}

const NOTHING: Record<QueueState, number> = { submitted: 0, 'under-review': 0, verified: 0 }

function countQueue(db: Db, search: QueueSearch): Record<QueueState, number> {
  const found = countQueueQuery(db, search).all()
  const counts = QUEUE_STATES.map(state => [state, found.find(row => row.state === state)?.assessments ?? 0])
  return { ...NOTHING, ...Object.fromEntries(counts) }
}
