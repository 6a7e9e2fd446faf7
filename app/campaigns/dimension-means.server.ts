import type { Db } from '#db/client.server.ts'
import { findDimensionsOfReceipts, findPublishedReceiptIds } from './receipt-queries.server.ts'

export type DimensionMean = { code: string; mean: number; results: number }

type Scores = { code: string; score: number | null }[]

const MAX_KEPT = 20_000
/** A receipt never changes, so its scores are read once. */
const kept = new Map<string, Scores>()

/** Mean score of each dimension over the published results of a campaign, and how many results have one. */
export function dimensionMeans(db: Db, campaignId: string): DimensionMean[] {
  const ids = findPublishedReceiptIds(db, campaignId)
  const unknown = ids.filter(id => !kept.has(id))
  for (const { id, dimensions } of findDimensionsOfReceipts(db, unknown)) keep(id, dimensions)
  return meansOf(ids.flatMap(id => kept.get(id) ?? []))
}

function meansOf(scores: Scores): DimensionMean[] {
  const sums = new Map<string, { sum: number; results: number }>()
  for (const { code, score } of scores) {
    if (score === null) continue
    const { sum, results } = sums.get(code) ?? { sum: 0, results: 0 }
    sums.set(code, { sum: sum + score, results: results + 1 })
  }
  return [...sums].map(([code, { sum, results }]) => ({ code, mean: sum / results, results }))
}

function keep(id: string, scores: Scores) {
  const oldest = kept.keys().next().value
  if (kept.size >= MAX_KEPT && oldest !== undefined) kept.delete(oldest)
  kept.set(id, scores)
}
