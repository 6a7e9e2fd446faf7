import { addToDimensionTotals, addToItemTotals } from '#app/assessments/figure-queries.server.ts'
import {
  changeSince,
  dimensionRows,
  dimensionShares,
  itemShares,
  lostItemList,
  type DimensionRow,
  type DimensionShare,
  type ItemShare,
  type ResultSubject,
} from '#app/grading/result-figures.ts'
import type { ReceiptKind } from '#app/grading/types.ts'
import type { lostItems } from '#db/schema/index.ts'
import { transact, type Db } from '../client.server.ts'
import type { DemoAssessment } from './make-assessment.ts'

const KINDS = ['self', 'verified'] as const satisfies readonly ReceiptKind[]

/** What boards read of an assessment's results. */
export function figureRows(made: DemoAssessment) {
  const dimensions: DimensionRow[] = []
  const lost: (typeof lostItems.$inferInsert)[] = []
  for (const kind of KINDS) {
    const result = made[kind]
    if (!result) continue
    const subject = subjectOf(made, kind)
    const { assessmentId, campaignId } = subject
    dimensions.push(...dimensionRows(result.lines, subject))
    lost.push({ assessmentId, campaignId, kind, items: lostItemList(result.lines), score: result.score })
  }
  return { dimensions, lost }
}

export type Totals = ReturnType<typeof createTotals>

/** Adds results up in memory, and the sums to the database once: each total is the sum of thousands. */
export function createTotals() {
  const dimensions = new Map<string, DimensionShare>()
  const items = new Map<string, ItemShare>()
  return {
    add(made: DemoAssessment) {
      for (const kind of KINDS) {
        const result = made[kind]
        if (!result) continue
        const subject = subjectOf(made, kind)
        for (const share of dimensionShares(result.lines, subject)) addDimension(dimensions, share)
        for (const share of itemShares(result.lines, subject)) addItem(items, share)
      }
    },
    write(db: Db) {
      transact(db, tx => {
        addToDimensionTotals(tx, [...dimensions.values()])
        addToItemTotals(tx, [...items.values()])
      })
    },
  }
}

/** How a published result compares with the supplier's last one. */
export function changeFrom(last: DemoAssessment | null, made: DemoAssessment) {
  return made.verified ? changeSince(last?.verified ?? null, made.verified) : {}
}

function addDimension(sums: Map<string, DimensionShare>, share: DimensionShare) {
  const { campaignId, kind, dimension, category, region, supplierClass } = share
  const key = [campaignId, kind, dimension, category, region, supplierClass].join('/')
  const sum = sums.get(key)
  if (!sum) return void sums.set(key, { ...share })
  sum.results += share.results
  sum.tenths += share.tenths
}

function addItem(sums: Map<string, ItemShare>, share: ItemShare) {
  const key = [share.campaignId, share.kind, share.itemCode].join('/')
  const sum = sums.get(key)
  if (!sum) return void sums.set(key, { ...share })
  sum.results += share.results
  sum.short += share.short
  sum.thousandths += share.thousandths
  sum.lostThousandths += share.lostThousandths
}

function subjectOf({ id, round, supplier }: DemoAssessment, kind: ReceiptKind): ResultSubject {
  const { category, region, supplierClass } = supplier.row
  return { assessmentId: id, campaignId: round.id, kind, category, region, supplierClass }
}
