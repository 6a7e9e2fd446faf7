import type { SupplierCategory } from '#app/suppliers/vocabulary.ts'
import type { ReviewerPlan } from './plans.ts'

export const REVIEWER_MODES = ['open', 'round-robin', 'category', 'site'] as const

/** What a plan decides by: the supplier's category, the sites it serves, and who has to keep away from it. */
export type ReviewSubject = {
  id: string
  category: SupplierCategory
  siteIds: readonly string[]
  recused?: readonly string[]
}

/**
 * Who reviews what, by id; an assessment that waits for whoever takes it is left out. A category or site without
 * a reviewer of its own goes to whoever of the plan's `reviewers` has least, the first in the list when equal: in a
 * plain round the shares differ by one at most. `loads` is what each already has. People outside `active` get
 * nothing, and nobody gets what they are recused from.
 */
export function assignReviewers(
  plan: ReviewerPlan,
  subjects: readonly ReviewSubject[],
  active: ReadonlySet<string>,
  loads: ReadonlyMap<string, number> = new Map(),
): Map<string, string> {
  if (plan.mode === 'open') return new Map()
  const turn = plan.reviewers.filter(id => active.has(id))
  const counts = new Map(loads)
  const assigned = new Map<string, string>()
  for (const subject of subjects) {
    const isAble = (id: string) => !subject.recused?.includes(id)
    const own = ownReviewer(plan, subject)
    const reviewer = own && active.has(own) && isAble(own) ? own : leastLoaded(turn.filter(isAble), counts)
    if (!reviewer) continue
    assigned.set(subject.id, reviewer)
    counts.set(reviewer, (counts.get(reviewer) ?? 0) + 1)
  }
  return assigned
}

/** Everybody a plan names. */
export function reviewersOf({ reviewers, byCategory, bySite }: ReviewerPlan): Set<string> {
  return new Set([...reviewers, ...Object.values(byCategory), ...Object.values(bySite)])
}

function ownReviewer({ mode, byCategory, bySite }: ReviewerPlan, { category, siteIds }: ReviewSubject) {
  if (mode === 'category') return byCategory[category]
  const site = mode === 'site' ? siteIds.find(id => bySite[id]) : undefined
  return site && bySite[site]
}

function leastLoaded(turn: readonly string[], counts: ReadonlyMap<string, number>) {
  const load = (id: string) => counts.get(id) ?? 0
  return turn.reduce<string | undefined>(
    (least, id) => (least === undefined || load(id) < load(least) ? id : least),
    undefined,
  )
}
