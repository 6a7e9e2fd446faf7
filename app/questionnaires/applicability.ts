import type { SupplierCategory } from '#app/suppliers/vocabulary.ts'
import type { Item } from './content-schema.ts'

type WithApplicability = Pick<Item, 'applicability'>

/** Whether a supplier of this category is asked the item at all; if not, it leaves the denominator. */
export function isAskedOf({ applicability }: WithApplicability, category: SupplierCategory) {
  return !applicability.excludedCategories.includes(category)
}

/** Whether this category may answer "not applicable" with a reason. */
export function mayClaimNotApplicable(item: WithApplicability, category: SupplierCategory) {
  const { mayBeNotApplicable, mandatoryCategories } = item.applicability
  return isAskedOf(item, category) && mayBeNotApplicable && !mandatoryCategories.includes(category)
}
