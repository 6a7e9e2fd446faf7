import type { SupplierClass } from '#app/suppliers/vocabulary.ts'
import type { sites } from '#db/schema/index.ts'
import type { Random } from './random.ts'

export type DemoSite = typeof sites.$inferInsert

const PLACES = [
  { code: 'SZ', nameZh: '苏州工厂', nameEn: 'Suzhou plant' },
  { code: 'HF', nameZh: '合肥工厂', nameEn: 'Hefei plant' },
  { code: 'DG', nameZh: '东莞工厂', nameEn: 'Dongguan plant' },
] as const

/** The buyer's three plants. */
export function makeSites(random: Random, createdAt: Date): DemoSite[] {
  return PLACES.map(place => ({ ...place, id: random.id(), createdAt, closedAt: null }))
}

/** Most suppliers serve one plant, the important ones more. */
export function sitesServed(random: Random, supplierClass: SupplierClass, sites: readonly DemoSite[]) {
  const count = random.weighted([
    [1, supplierClass === 1 ? 30 : 75],
    [2, supplierClass === 1 ? 40 : 20],
    [3, supplierClass === 1 ? 30 : 5],
  ])
  const first = random.int(0, sites.length - 1)
  return Array.from({ length: count }, (_, index) => sites[(first + index) % sites.length]).filter(
    site => site !== undefined,
  )
}
