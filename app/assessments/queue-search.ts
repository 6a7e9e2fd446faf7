import { GRADES, type Grade } from '#app/grading/grades.ts'
import { TRIGGER_LEVELS, type TriggerLevel } from '#app/questionnaires/vocabulary.ts'
import { oneOf, readPage } from '#app/suppliers/supplier-search.ts'
import {
  SUPPLIER_CATEGORIES,
  SUPPLIER_CLASSES,
  type SupplierCategory,
  type SupplierClass,
} from '#app/suppliers/vocabulary.ts'

/** What waits for the buyer: to be taken, to be judged, to be published. */
export const QUEUE_STATES = ['submitted', 'under-review', 'verified'] as const
export type QueueState = (typeof QUEUE_STATES)[number]
/** One state of the queue, or the two together in which verdicts are still to be given. */
export const QUEUE_FILTERS = [...QUEUE_STATES, 'to-review'] as const
export type QueueFilter = (typeof QUEUE_FILTERS)[number]

/** Instead of a reviewer: what nobody has been given yet. */
export const NOBODY = 'nobody'
/** What the self-assessment fires: anything, or nothing graver than this. */
export const TRIGGER_FILTERS = ['any', ...TRIGGER_LEVELS] as const
export type TriggerFilter = 'any' | TriggerLevel
export const QUEUE_ORDERS = ['due', 'low'] as const
const ID_LENGTH = 40

export type QueueSearch = {
  /** Empty: all of the queue. */
  states: QueueState[]
  /** A person's id, `nobody`, or null for anybody's. */
  reviewer: string | null
  campaignId: string | null
  /** As frozen when the round opened. */
  category: SupplierCategory | null
  supplierClass: SupplierClass | null
  selfGrade: Grade | null
  trigger: TriggerFilter | null
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
    category: oneOf(SUPPLIER_CATEGORIES, params.get('category')),
    supplierClass: SUPPLIER_CLASSES.find(each => String(each) === params.get('class')) ?? null,
    selfGrade: oneOf(GRADES, params.get('self')),
    trigger: oneOf(TRIGGER_FILTERS, params.get('trigger')),
    hasComments: params.get('comments') === '1',
    order: oneOf(QUEUE_ORDERS, params.get('order')) ?? 'due',
    page: readPage(params),
  }
}

export function searchOf({ filter, page: _page, ...rest }: QueueRequest): QueueSearch {
  return { ...rest, states: statesOf(filter) }
}

/** The whole queue. */
export const EVERYTHING = searchOf(readQueueRequest(new URLSearchParams()))

/** Is less asked for than everything in these states? */
export function isNarrowed(request: QueueRequest) {
  const { reviewer, campaignId, category, supplierClass, selfGrade, trigger, hasComments } = request
  const conditions = [reviewer, campaignId, category, supplierClass, selfGrade, trigger]
  return hasComments || conditions.some(condition => condition !== null)
}

/** The address of the queue with something changed; a change starts at the first page. */
export function queueHref(request: QueueRequest, change: Partial<QueueRequest> = {}) {
  const search = { ...request, page: 1, ...change }
  const given: [string, string | null][] = [
    ['state', search.filter],
    ['reviewer', search.reviewer],
    ['campaign', search.campaignId],
    ['category', search.category],
    ['class', search.supplierClass && String(search.supplierClass)],
    ['self', search.selfGrade],
    ['trigger', search.trigger],
    ['comments', search.hasComments ? '1' : null],
    ['order', search.order === 'due' ? null : search.order],
    ['page', search.page === 1 ? null : String(search.page)],
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
