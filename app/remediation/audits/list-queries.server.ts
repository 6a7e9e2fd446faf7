import {
  and,
  asc,
  count,
  desc,
  eq,
  gt,
  gte,
  inArray,
  isNotNull,
  lt,
  lte,
  or,
  sql,
  type SQL,
} from 'drizzle-orm'
import { OPEN_ACTION_STATES } from '#app/remediation/actions/action-state.ts'
import { contains, isStillAsked } from '#app/suppliers/queries.server.ts'
import { searchTerms } from '#app/suppliers/supplier-search.ts'
import type { Db } from '#db/client.server.ts'
import { auditFindings, audits, correctiveActions, suppliers, users } from '#db/schema/index.ts'
import { statesOf, type AuditSearch } from './audit-search.ts'
import type { AuditState } from './audit-state.ts'

/** A supplier's audits of all years are few. */
const MAX_OWN = 200

/** A literal name for the outer table: a plain column would be taken for one of the inner table. */
const findings = sql<number>`(
  select count(*) from ${auditFindings}
  where ${auditFindings.auditId} = ${audits.id} and ${auditFindings.removedAt} is null
)`
const openActions = sql<number>`(
  select count(*) from ${correctiveActions}
  where ${correctiveActions.auditId} = ${audits.id} and ${inArray(correctiveActions.state, [...OPEN_ACTION_STATES])}
)`

const columns = {
  id: audits.id,
  code: audits.code,
  year: audits.year,
  mode: audits.mode,
  state: audits.state,
  plannedOn: audits.plannedOn,
  occasion: audits.occasion,
  scope: audits.scope,
  summary: audits.summary,
  notifiedAt: audits.notifiedAt,
  startedAt: audits.startedAt,
  findingsIssuedAt: audits.findingsIssuedAt,
  endedAt: audits.endedAt,
  endReason: audits.endReason,
  postponements: audits.postponements,
  supplierId: suppliers.id,
  supplierCode: suppliers.code,
  nameZh: suppliers.nameZh,
  nameEn: suppliers.nameEn,
  auditorName: users.name,
  findings,
  openActions,
}

/**
 * Self-assessments that suppliers have been told of and not handed in, due from one day to another (`YYYY-MM-DD`), soonest
 * first, after a place in that order; without those of suppliers that are closed or disqualified.
 */
export function findOwedSelfAssessments(
  db: Db,
  { from, until }: { from: string; until: string },
  after: { plannedOn: string; id: string } | null,
  limit: number,
) {
  const { plannedOn } = audits
  return db
    .select({ id: audits.id, plannedOn, notifiedAt: audits.notifiedAt })
    .from(audits)
    .innerJoin(suppliers, eq(suppliers.id, audits.supplierId))
    .where(
      and(
        eq(audits.state, 'notified'),
        eq(audits.mode, 'self-assessment'),
        gte(plannedOn, from),
        lte(plannedOn, until),
        isStillAsked(),
        after
          ? or(gt(plannedOn, after.plannedOn), and(eq(plannedOn, after.plannedOn), gt(audits.id, after.id)))
          : undefined,
      ),
    )
    .orderBy(asc(plannedOn), asc(audits.id))
    .limit(limit)
    .all()
}

/** A page of audits by their day, the one of this day or the earliest first. `today`: `YYYY-MM-DD`. */
export function findAuditPage(db: Db, search: AuditSearch, today: string, pageSize: number) {
  return selectAudits(db)
    .where(matching(search, today))
    .orderBy(asc(audits.plannedOn), asc(audits.id))
    .limit(pageSize)
    .offset((search.page - 1) * pageSize)
    .all()
}

export type ListedAudit = ReturnType<typeof findAuditPage>[number]
export type AuditKey = { plannedOn: string; id: string }

/** The next audits of the same list after one of them. */
export function findAuditsAfter(
  db: Db,
  search: AuditSearch,
  today: string,
  { after, limit }: { after: AuditKey | null; limit: number },
) {
  const isAfter = after && sql`(${audits.plannedOn}, ${audits.id}) > (${after.plannedOn}, ${after.id})`
  return selectAudits(db)
    .where(and(matching(search, today), isAfter ?? undefined))
    .orderBy(asc(audits.plannedOn), asc(audits.id))
    .limit(limit)
    .all()
}

export function countAudits(db: Db, search: AuditSearch, today: string): number {
  return (
    db
      .select({ n: count() })
      .from(audits)
      .innerJoin(suppliers, eq(suppliers.id, audits.supplierId))
      .where(matching(search, today))
      .get()?.n ?? 0
  )
}

/** How many audits of the list are in each state, whatever state is looked at. */
export function countByState(db: Db, search: AuditSearch, today: string): Map<AuditState, number> {
  const rows = db
    .select({ state: audits.state, n: count() })
    .from(audits)
    .innerJoin(suppliers, eq(suppliers.id, audits.supplierId))
    .where(matching({ ...search, view: 'all' }, today))
    .groupBy(audits.state)
    .all()
  return new Map(rows.map(({ state, n }) => [state, n]))
}

/** A supplier's audits, latest day first; its own people see those that have been notified. */
export function findAuditsBySupplierId(
  db: Db,
  supplierId: string,
  { onlyNotified }: { onlyNotified: boolean },
) {
  return selectAudits(db)
    .where(and(eq(audits.supplierId, supplierId), onlyNotified ? isNotNull(audits.notifiedAt) : undefined))
    .orderBy(desc(audits.plannedOn), desc(audits.id))
    .limit(MAX_OWN)
    .all()
}

/** The years there are audits of, latest first. */
export function findAuditYears(db: Db): number[] {
  const first = db.select({ year: audits.year }).from(audits).orderBy(asc(audits.year)).limit(1).get()
  const last = db.select({ year: audits.year }).from(audits).orderBy(desc(audits.year)).limit(1).get()
  if (!first || !last) return []
  return Array.from({ length: last.year - first.year + 1 }, (_, at) => last.year - at)
}

function matching(search: AuditSearch, today: string): SQL | undefined {
  const { view, year, mode, auditorId, supplierId, q } = search
  return and(
    inArray(audits.state, [...statesOf(view)]),
    view === 'overdue' ? lt(audits.plannedOn, today) : undefined,
    year === null ? undefined : eq(audits.year, year),
    mode === null ? undefined : eq(audits.mode, mode),
    auditorId === null ? undefined : eq(audits.auditorId, auditorId),
    supplierId === null ? undefined : eq(audits.supplierId, supplierId),
    ...searchTerms(q).map(contains),
  )
}

function selectAudits(db: Db) {
  return db
    .select(columns)
    .from(audits)
    .innerJoin(suppliers, eq(suppliers.id, audits.supplierId))
    .leftJoin(users, eq(users.id, audits.auditorId))
    .$dynamic()
}
