import { and, asc, inArray, isNull, sql } from 'drizzle-orm'
import { OPEN_ACTION_STATES } from '#app/remediation/actions/action-state.ts'
import type { SupplierStatus } from '#app/suppliers/vocabulary.ts'
import type { Db } from '#db/client.server.ts'
import { actionItems, audits, correctiveActions, suppliers } from '#db/schema/index.ts'
import type { AuditMode } from './vocabulary.ts'

/** Whoever delivers: nobody audits a supplier that is not one yet, or no longer. */
const AUDITED_STATUSES: SupplierStatus[] = ['qualified', 'suspended']
/** As many suppliers as an installation is made for. */
const MAX_CANDIDATES = 20_000

const OPEN_ACTIONS = sql.join(
  OPEN_ACTION_STATES.map(state => sql`${state}`),
  sql`, `,
)

/** Names of tables are written out: in a query of one table columns would lose theirs. */
const lastVisitYear = sql<number | null>`(
  select max(a.year) from ${audits} a
  where a.supplier_id = suppliers.id and a.state <> 'cancelled' and a.mode <> 'self-assessment'
)`

const hasStandingTrigger = sql<number>`exists (
  select 1 from ${correctiveActions} c join ${actionItems} i on i.action_id = c.id
  where c.supplier_id = suppliers.id and c.state in (${OPEN_ACTIONS}) and i.triggers <> '[]'
)`.mapWith(Boolean)

function modesIn(year: number) {
  return sql<AuditMode[] | null>`(
    select group_concat(a.mode) from ${audits} a
    where a.supplier_id = suppliers.id and a.state <> 'cancelled' and a.year = ${year}
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
