import { z } from 'zod'
import { SUPPLIER_STATUSES } from './vocabulary.ts'

/** A step in a supplier's standing as its events recorded it. */
export type StandingStep = {
  seq: number
  at: Date
  actorName: string
  reason: string | null
} & (
  | { kind: 'status'; from: SupplierStatusOf; to: SupplierStatusOf; since: string }
  | { kind: 'closed' | 'reopened' }
)

const StatusData = z.object({
  from: z.enum(SUPPLIER_STATUSES),
  to: z.enum(SUPPLIER_STATUSES),
  since: z.string(),
})
type SupplierStatusOf = z.infer<typeof StatusData>['from']
const Reason = z.object({ reason: z.string() })

type StoredEvent = {
  seq: number
  at: Date
  type: string
  actorName: string
  data: Record<string, unknown>
}

/** Reads the events of status changes, closings and reopenings; one that cannot be read is left out. */
export function standingSteps(events: StoredEvent[]): StandingStep[] {
  return events.flatMap(({ seq, at, type, actorName, data }): StandingStep[] => {
    const reason = Reason.safeParse(data).data?.reason ?? null
    const base = { seq, at, actorName, reason }
    if (type === 'supplier.closed') return [{ ...base, kind: 'closed' }]
    if (type === 'supplier.reopened') return [{ ...base, kind: 'reopened' }]
    const status = StatusData.safeParse(data).data
    return status ? [{ ...base, kind: 'status', ...status }] : []
  })
}
