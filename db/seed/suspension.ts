import { isoDate } from '#app/i18n/format.ts'
import type { suppliers } from '#db/schema/index.ts'
import type { DemoActor, DemoEvent } from './assessment-events.ts'
import type { DemoAssessment } from './make-assessment.ts'

const REASON = '年度评估结果为D，暂停新业务，待整改复评。'

type Suspension = { change: Partial<typeof suppliers.$inferInsert>; event: DemoEvent }

/**
 * What follows from the last published grade of a supplier: with D it is suspended, unless it is one of the
 * most important, which get their one time-limited chance.
 */
export function suspensionAfter(last: DemoAssessment | null, actor: DemoActor): Suspension | null {
  if (last?.verified?.grade !== 'D' || !last.course.publishedAt) return null
  const { row } = last.supplier
  if (row.supplierClass === 1 || row.status !== 'qualified') return null
  const at = last.course.publishedAt
  const change = {
    status: 'suspended',
    statusSince: isoDate(at),
    statusReason: REASON,
    updatedAt: at,
  } as const
  const event: DemoEvent = {
    at,
    type: 'supplier.status-changed',
    actorId: actor.id,
    actorName: actor.name,
    ip: null,
    supplierId: row.id,
    campaignId: null,
    assessmentId: null,
    userId: null,
    data: { from: row.status, to: change.status, since: change.statusSince, reason: REASON },
  }
  return { change, event }
}
