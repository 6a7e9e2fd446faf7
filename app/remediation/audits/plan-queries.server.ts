import { and, asc, inArray, isNull, sql } from 'drizzle-orm'
import { OPEN_ACTION_STATES } from '#app/remediation/actions/action-state.ts'
import type { SupplierStatus } from '#app/suppliers/vocabulary.ts'
import type { Db } from '#db/client.server.ts'
import { actionItems, audits, correctiveActions, suppliers } from '#db/schema/index.ts'
import { VISIT_MODES, type AuditMode } from './vocabulary.ts'

/** Whoever delivers: nobody audits a supplier that is not one yet, or no longer. */
const AUDITED_STATUSES: SupplierStatus[] = ['qualified', 'suspended']
/** As many suppliers as an installation is made for. */
const MAX_CANDIDATES = 20_000

const lastVisitYear = sql<number | null>`(
  select max(${audits.year}) from ${audits}
  where ${audits.supplierId} = ${suppliers.id} and ${audits.state} <> 'cancelled'
  and ${inArray(audits.mode, [...VISIT_MODES])}
)`

const hasStandingTrigger = sql<number>`exists (
  select 1 from ${correctiveActions} join ${actionItems} on ${actionItems.actionId} = ${correctiveActions.id}
  where ${correctiveActions.supplierId} = ${suppliers.id}
  and ${inArray(correctiveActions.state, [...OPEN_ACTION_STATES])} and ${actionItems.triggers} <> '[]'
)`.mapWith(Boolean)

function modesIn(year: number) {
  return sql<AuditMode[]>`(
    select group_concat(${audits.mode}) from ${audits}
    where ${audits.supplierId} = ${suppliers.id} and ${audits.state} <> 'cancelled' and ${audits.year} = ${year}
  )`.mapWith((list: string) => list.split(',') as AuditMode[])
}

/** Everybody who is to be audited, by code, with what decides how; `planned`: the audits it has in that year. */
export function findCandidates(db: Db, year: number) {
  const rows = db
    .select({
      id: suppliers.id,
      code: suppliers.code,
      nameZh: suppliers.nameZh,
      nameEn: suppliers.nameEn,
      category: suppliers.category,
      region: suppliers.region,
      supplierClass: suppliers.supplierClass,
      ownerId: suppliers.ownerId,
      grade: suppliers.standingGrade,
      lastVisitYear,
      hasStandingTrigger,
      planned: modesIn(year),
    })
    .from(suppliers)
    .where(and(isNull(suppliers.closedAt), inArray(suppliers.status, AUDITED_STATUSES)))
    .orderBy(asc(suppliers.code))
    .limit(MAX_CANDIDATES)
    .all()
  return rows.map(row => ({ ...row, planned: row.planned ?? [] }))
}

export type Candidate = ReturnType<typeof findCandidates>[number]
