import { toTimelineEntry } from './timeline-entry.ts'
import type { Db } from '#db/client.server.ts'
import { findEventsByAssessmentId, findEventsBySupplierId } from './queries.server.ts'

/** The latest 100 events of a supplier, newest first. The caller has checked that the reader may see it. */
export function supplierTimeline(db: Db, supplierId: string) {
  return findEventsBySupplierId(db, supplierId).map(toTimelineEntry)
}

/** The latest 100 events of an assessment, newest first. The caller has checked that the reader may see it. */
export function assessmentTimeline(db: Db, assessmentId: string) {
  return findEventsByAssessmentId(db, assessmentId).map(toTimelineEntry)
}
