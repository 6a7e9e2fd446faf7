import { createHash } from 'node:crypto'
import type { Item } from '#app/questionnaires/content-schema.ts'
import type { SupplierClass } from '#app/suppliers/vocabulary.ts'

type Sampled = { assessmentId: string; supplierClass: SupplierClass; percent: number }

/** Why an item is in the sample: it can hold a finding, its evidence comes from an important supplier, or by lot. */
export type SampleReason = 'finding' | 'important' | 'lot'

/**
 * Whether an item must be looked at on its own: each that can fire a trigger, each with evidence of a supplier of
 * class 1 or 2, and `percent` of the others by lot. The lot is the first four bytes of SHA-256 over
 * `<assessment>/<item>`, so that anybody can draw it again; null when the item is not in the sample.
 */
export function sampleReason(item: Item, fileCount: number, sampled: Sampled): SampleReason | null {
  if (item.triggers.length > 0) return 'finding'
  if (fileCount > 0 && sampled.supplierClass <= 2) return 'important'
  return lotOf(sampled.assessmentId, item.code) < sampled.percent / 100 ? 'lot' : null
}

/** 0 ≤ lot < 1, the same for ever. */
export function lotOf(assessmentId: string, itemCode: string) {
  const digest = createHash('sha256').update(`${assessmentId}/${itemCode}`).digest()
  return digest.readUInt32BE(0) / 2 ** 32
}
