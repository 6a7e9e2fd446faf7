import type { MatterSource, MatterTopic } from './vocabulary.ts'
import type { MatterState, Outcome } from './matter-state.ts'
import { isReported } from './vocabulary.ts'

/** One group of matters that came in in a year. */
export type MatterFigures = {
  year: number
  source: MatterSource
  topic: MatterTopic
  state: MatterState
  outcome: Outcome | null
  count: number
  bySuppliers: number
  aboutSuppliers: number
  anonymous: number
  accepted: number
  acknowledgeCounted: number
  acknowledgedInTime: number
  resultCounted: number
  answeredInTime: number
}

const JUDICIAL: readonly Outcome[] = ['referred', 'litigation']
const SUBSTANTIATED: readonly Outcome[] = ['sanction', 'supplier-measure', ...JUDICIAL]

/** The figures of one year. Reports by suppliers and about suppliers are counted apart (reference/seeds.md §5.9). */
export function statisticsOf(groups: readonly MatterFigures[], year: number) {
  const own = groups.filter(group => group.year === year)
  const sum = (of: (group: MatterFigures) => number) => own.reduce((total, group) => total + of(group), 0)
  const sumIf = (holds: (group: MatterFigures) => boolean) => sum(group => (holds(group) ? group.count : 0))
  return {
    year,
    total: sum(({ count }) => count),
    reported: sumIf(({ source }) => isReported(source)),
    bySuppliers: sum(({ bySuppliers }) => bySuppliers),
    aboutSuppliers: sum(({ aboutSuppliers }) => aboutSuppliers),
    anonymous: sum(({ anonymous }) => anonymous),
    accepted: sum(({ accepted }) => accepted),
    substantiated: sumIf(({ outcome }) => outcome !== null && SUBSTANTIATED.includes(outcome)),
    judicial: sumIf(({ outcome }) => outcome !== null && JUDICIAL.includes(outcome)),
    acknowledged: { part: sum(g => g.acknowledgedInTime), whole: sum(g => g.acknowledgeCounted) },
    answered: { part: sum(g => g.answeredInTime), whole: sum(g => g.resultCounted) },
    byTopic: countsBy(own, ({ topic }) => topic),
    bySource: countsBy(own, ({ source }) => source),
    byState: countsBy(own, ({ state }) => state),
  }
}

export type MatterStatistics = ReturnType<typeof statisticsOf>

/** Years in which anything came in, newest first; the present one always. */
export function yearsOf(groups: readonly MatterFigures[], present: number): number[] {
  return [...new Set([present, ...groups.map(({ year }) => year)])].sort((one, other) => other - one)
}

function countsBy<K extends string>(groups: readonly MatterFigures[], keyOf: (group: MatterFigures) => K) {
  const counts = new Map<K, number>()
  for (const group of groups) counts.set(keyOf(group), (counts.get(keyOf(group)) ?? 0) + group.count)
  return [...counts].map(([key, count]) => ({ key, count })).sort((one, other) => other.count - one.count)
}
