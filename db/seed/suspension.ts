import type { suppliers } from '#db/schema/index.ts'
import type { DemoActor, DemoEvent } from './assessment-events.ts'
import type { DemoAssessment } from './make-assessment.ts'

type Suspension = { status: (typeof suppliers.$inferInsert)['status']; event: DemoEvent }

/**
 * What follows from the last published grade of a supplier: with D it is suspended, unless it is one of the
 * most important, which get their one time-limited chance.
 */
export function suspensionAfter(last: DemoAssessment | null, actor: DemoActor): Suspension | null {
  if (last?.verified?.grade !== 'D' || !last.course.publishedAt) return null
  const { row } = last.supplier
  if (row.supplierClass === 1 || row.status !== 'qualified') return null
  const status = 'suspended'
  const event: DemoEvent = {
    at: last.course.publishedAt,
    type: 'supplier.changed',
    actorId: actor.id,
    actorName: actor.name,
    ip: null,
    supplierId: row.id,
    campaignId: null,
    assessmentId: null,
    userId: null,
    data: { changes: { status: { old: row.status, new: status } } },
  }
  return { status, event }
}
