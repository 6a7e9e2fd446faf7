import { oneOf, readPage } from '#app/suppliers/supplier-search.ts'

/** What waits for the buyer: to be taken, to be judged, to be published. */
export const QUEUE_STATES = ['submitted', 'under-review', 'verified'] as const
export type QueueState = (typeof QUEUE_STATES)[number]
/** One state of the queue, or the two together in which verdicts are still to be given. */
export const QUEUE_FILTERS = [...QUEUE_STATES, 'to-review'] as const
export type QueueFilter = (typeof QUEUE_FILTERS)[number]

/** Instead of a reviewer: what nobody has been given yet. */
export const NOBODY = 'nobody'
export const QUEUE_ORDERS = ['due', 'low'] as const
const ID_LENGTH = 40

export type QueueSearch = {
  /** Empty: all of the queue. */
  states: QueueState[]
  /** A person's id, `nobody`, or null for anybody's. */
  reviewer: string | null
  campaignId: string | null
  /** The last word about an item is the supplier's. */
  hasComments: boolean
  order: (typeof QUEUE_ORDERS)[number]
}

export type QueueRequest = Omit<QueueSearch, 'states'> & { filter: QueueFilter | null; page: number }

/** Reads an address's search parameters; whatever is not understood is left out. */
export function readQueueRequest(params: URLSearchParams): QueueRequest {
  const idOf = (name: string) => params.get(name)?.slice(0, ID_LENGTH) || null
  return {
    filter: oneOf(QUEUE_FILTERS, params.get('state')),
    reviewer: idOf('reviewer'),
    campaignId: idOf('campaign'),
    hasComments: params.get('comments') === '1',
    order: oneOf(QUEUE_ORDERS, params.get('order')) ?? 'due',
    page: readPage(params),
  }
}

export function searchOf({ filter, page: _page, ...rest }: QueueRequest): QueueSearch {
  return { ...rest, states: statesOf(filter) }
}

/** The address of the queue with something changed; a change starts at the first page. */
export function queueHref(request: QueueRequest, change: Partial<QueueRequest> = {}) {
  const { filter, reviewer, campaignId, hasComments, order, page } = { ...request, page: 1, ...change }
  const given: [string, string | null][] = [
    ['state', filter],
    ['reviewer', reviewer],
    ['campaign', campaignId],
    ['comments', hasComments ? '1' : null],
    ['order', order === 'due' ? null : order],
    ['page', page === 1 ? null : String(page)],
  ]
  const params = new URLSearchParams(
    given.flatMap(([name, value]): [string, string][] => (value ? [[name, value]] : [])),
  )
  return params.size > 0 ? `/reviews?${params}` : '/reviews'
}

function statesOf(filter: QueueFilter | null): QueueState[] {
  if (filter === null) return [...QUEUE_STATES]
  return filter === 'to-review' ? ['submitted', 'under-review'] : [filter]
}
