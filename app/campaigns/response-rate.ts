import {
  FUNNEL_STAGES,
  sizeOfGroup,
  type FunnelStage,
  type PopulationCounts,
  type Tally,
} from './population-group.ts'

export type ResponseRate = {
  /** Suppliers that have submitted at least once. */
  replied: number
  /** Population without the exempt; who never answers stays in. */
  expected: number
  /** 0–100, unrounded; null when nobody is expected to reply. */
  percent: number | null
}

/** Response rate = submitted ÷ (population − exempt). Shown with both numbers wherever it is shown. */
export function responseRate(
  counts: Pick<PopulationCounts, 'population' | 'exempt' | 'replied'>,
): ResponseRate {
  const expected = counts.population - counts.exempt
  const percent = expected === 0 ? null : (100 * counts.replied) / expected
  return { replied: counts.replied, expected, percent }
}

export type FunnelLine = { stage: FunnelStage; count: number; of: number }

/** Each stage with its count, out of those invited. */
export function funnelOf(counts: PopulationCounts): FunnelLine[] {
  return FUNNEL_STAGES.map(stage => ({ stage, count: counts[stage], of: counts.invited }))
}

export type FacetRate = {
  /** Empty where the property is not known. */
  value: string
  population: number
  exempt: number
  /** Expected to reply, not submitted yet. */
  outstanding: number
  rate: ResponseRate
}

/** Response rate of each value of one property, in the values' order. */
export function ratesByValue(tallies: readonly Tally[]): FacetRate[] {
  const values = [...new Set(tallies.map(({ value }) => value))]
  return values
    .map(value => {
      const some = tallies.filter(tally => tally.value === value)
      const population = sizeOfGroup(some, 'population')
      const exempt = sizeOfGroup(some, 'exempt')
      const rate = responseRate({ population, exempt, replied: sizeOfGroup(some, 'replied') })
      return { value, population, exempt, outstanding: sizeOfGroup(some, 'outstanding'), rate }
    })
    .filter(({ population }) => population > 0)
    .sort((one, other) => (one.value < other.value ? -1 : 1))
}
