import type { RateOfGroup, RegisterCounts, RegisterGroup } from './register-queries.server.ts'
import { STANDINGS } from './register-search.ts'

/** By what the signing rate is shown. */
export type RegisterDimension = 'category' | 'region' | 'class' | 'site'

const COUNTED = [...STANDINGS, 'total', 'asked', 'unreachable'] as const

/** The counts of groups that have no supplier in common, together. */
export function addUp(groups: readonly RegisterCounts[]): RegisterCounts {
  const entries = COUNTED.map(name => [name, groups.reduce((sum, group) => sum + group[name], 0)])
  return Object.fromEntries(entries) as RegisterCounts
}

/** The signing rate by a property of the suppliers, in the order of its values; without groups that nobody asked. */
export function ratesBy(
  groups: readonly RegisterGroup[],
  keyOf: (group: RegisterGroup) => string,
): RateOfGroup[] {
  const keys = [...new Set(groups.map(keyOf))].sort()
  return keys
    .map(key => ({ key, ...addUp(groups.filter(group => keyOf(group) === key)) }))
    .filter(({ asked }) => asked > 0)
    .map(({ key, asked, bound, overdue }) => ({ key, asked, bound, overdue }))
}
