import { FUNNEL_STAGES, type FunnelStage, type PopulationCounts } from './population-group.ts'

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
