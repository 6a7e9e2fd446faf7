import type { FormRules } from '#app/http/form-rules.ts'
import { SUPPLIER_CATEGORIES } from '#app/suppliers/vocabulary.ts'
import type { ReviewerPlan } from './plans.ts'
import { REVIEWER_MODES } from './reviewer-plan.ts'

/** What a browser checks; categories and sites have an input each, read by `readReviewerPlan`. */
export const ReviewersForm = {
  mode: { kind: 'option', required: true, options: REVIEWER_MODES },
} as const satisfies FormRules

export function categoryField(category: string) {
  return `category.${category}`
}

export function siteField(siteId: string) {
  return `site.${siteId}`
}

/** A plan as posted; only what its way of assigning uses is kept. */
export function readReviewerPlan(
  mode: ReviewerPlan['mode'],
  form: FormData,
  siteIds: readonly string[],
): ReviewerPlan {
  const chosen = (name: string) => {
    const value = form.get(name)
    return typeof value === 'string' && value !== '' ? value : null
  }
  const pick = (keys: readonly string[], nameOf: (key: string) => string) =>
    Object.fromEntries(
      keys.flatMap(key => {
        const reviewer = chosen(nameOf(key))
        return reviewer ? [[key, reviewer]] : []
      }),
    )
  const reviewers = form.getAll('reviewers').filter(value => typeof value === 'string')
  return {
    mode,
    reviewers: mode === 'open' ? [] : [...new Set(reviewers)],
    byCategory: mode === 'category' ? pick(SUPPLIER_CATEGORIES, categoryField) : {},
    bySite: mode === 'site' ? pick(siteIds, siteField) : {},
  }
}
