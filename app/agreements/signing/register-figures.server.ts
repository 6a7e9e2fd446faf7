import type { SupplierFilter } from '#app/suppliers/supplier-search.ts'
import type { Db } from '#db/client.server.ts'
import {
  findRegisterChanges,
  findRegisterGroups,
  findSiteRates,
  type RateOfGroup,
  type RegisterGroup,
  type RegisterScope,
} from './register-queries.server.ts'

export type RegisterFigures = { groups: RegisterGroup[]; sites: RateOfGroup[] }

/** Time alone makes an agreement expire or fall due: figures of the present are counted anew after this. */
const PRESENT_MS = 60_000
/** Registers, days and filters whose figures are kept at the same time. */
const MOST_KEPT = 50

type Kept = { changes: number; figures: RegisterFigures }
const keptOf = new WeakMap<Db, Map<string, Kept>>()

/**
 * The counts of a register. Adding up 100,000 suppliers takes a second, so they are kept until something changes that
 * they count, in this process or another, and those of the present for a minute at most.
 */
export function registerFigures(db: Db, scope: RegisterScope, filter: SupplierFilter): RegisterFigures {
  const kept = keptOf.get(db) ?? new Map<string, Kept>()
  keptOf.set(db, kept)
  const key = keyOf(scope, filter)
  const changes = findRegisterChanges(db)
  const known = kept.get(key)
  if (known?.changes === changes) return known.figures
  const figures = { groups: findRegisterGroups(db, scope, filter), sites: findSiteRates(db, scope, filter) }
  kept.delete(key)
  kept.set(key, { changes, figures })
  const [oldest] = kept.keys()
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest)
  return figures
}

function keyOf({ at, ...scope }: RegisterScope, filter: SupplierFilter) {
  const time = scope.isNow ? Math.floor(at.getTime() / PRESENT_MS) : at.getTime()
  return JSON.stringify([time, scope, filter])
}
