import type { Db } from '#db/client.server.ts'
import { findEventsByAssessmentId, findEventsBySupplierId } from './queries.server.ts'
import type { TimelinePage } from './Timeline.tsx'
import { foldAlike, toSupplierEntry, toTimelineEntry, type StoredEvent } from './timeline-entry.ts'

export const SUPPLIER_EVENTS_PER_PAGE = 100
/** More, because the saves among them become few entries. */
export const ASSESSMENT_EVENTS_PER_PAGE = 300

/**
 * A supplier's events for the buyer, newest first, without the saves of its forms; those before an event when
 * `before` names its number. The caller has checked that the reader may see it.
 */
export function supplierTimeline(db: Db, supplierId: string, before: number | null): TimelinePage {
  const rows = findEventsBySupplierId(db, supplierId, before, SUPPLIER_EVENTS_PER_PAGE + 1)
  const { events, older } = pageOf(rows, SUPPLIER_EVENTS_PER_PAGE)
  return { entries: foldAlike(events.map(toTimelineEntry)), older }
}

/**
 * An assessment's events, newest first, a person's saves of a day as one entry, plain acceptances too. The supplier reads its own
 * steps and the outcomes of the buyer's. The caller has checked that the reader may see it.
 */
export function assessmentTimeline(
  db: Db,
  assessmentId: string,
  before: number | null,
  reader: 'buyer' | 'supplier',
): TimelinePage {
  const rows = findEventsByAssessmentId(db, assessmentId, before, ASSESSMENT_EVENTS_PER_PAGE + 1)
  const { events, older } = pageOf(rows, ASSESSMENT_EVENTS_PER_PAGE)
  const entryOf = reader === 'supplier' ? toSupplierEntry : toTimelineEntry
  return { entries: foldAlike(events.flatMap(event => entryOf(event) ?? [])), older }
}

/** The event that an address asks to start before; null when there is none or nonsense. */
export function readBefore(request: Request): number | null {
  const before = Number(new URL(request.url).searchParams.get('before'))
  return Number.isSafeInteger(before) && before > 0 ? before : null
}

function pageOf(rows: StoredEvent[], size: number) {
  const events = rows.slice(0, size)
  return { events, older: rows.length > size ? (events.at(-1)?.seq ?? null) : null }
}
