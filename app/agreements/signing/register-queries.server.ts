import { and, eq, lte, sql, type SQL } from 'drizzle-orm'
import { matchingAtAnyTime } from '#app/suppliers/queries.server.ts'
import type { SupplierFilter } from '#app/suppliers/supplier-search.ts'
import type {
  SupplierCategory,
  SupplierClass,
  SupplierRegion,
  SupplierStatus,
} from '#app/suppliers/vocabulary.ts'
import type { Db } from '#db/client.server.ts'
import {
  agreementVersions,
  signedDocuments,
  signings,
  sites,
  suppliers,
  supplierSites,
} from '#db/schema/index.ts'
import type { Standing } from './register-search.ts'
import { LAPSES_AFTER_DAYS, type NoticeDays } from './signing-state.ts'
import type { SigningState } from './vocabulary.ts'

const DAY_MS = 86_400_000

/** One agreement as of an instant. */
export type RegisterScope = NoticeDays & {
  templateId: string
  at: Date
  /** The number of the version in force then. */
  currentNumber: number
  /** Who signed a version before this one has to sign again; 0 when nobody has. */
  resignBelow: number
}

export type RegisterRow = {
  supplierId: string
  code: string
  nameZh: string
  nameEn: string
  category: SupplierCategory
  region: SupplierRegion
  supplierClass: SupplierClass
  status: SupplierStatus
  signingId: string | null
  state: SigningState | null
  isOverdue: number
  isOutdated: number
  mustResign: number
  number: number | null
  invitedAt: number | null
  dueAt: number | null
  signedAt: number | null
  activeAt: number | null
  endsAt: number | null
  terminatedAt: number | null
  documentSha256: string | null
}

/** The number of the version in force at an instant, and below which a signature no longer does. */
export function findNumbersAt(db: Db, templateId: string, at: Date) {
  const row = db
    .select({
      currentNumber: sql<number>`coalesce(max(${agreementVersions.number}), 0)`,
      resignBelow: sql<number>`coalesce(max(case when ${agreementVersions.needsResigning} then ${agreementVersions.number} end), 0)`,
    })
    .from(agreementVersions)
    .where(and(eq(agreementVersions.templateId, templateId), lte(agreementVersions.publishedAt, at)))
    .get()
  return row ?? { currentNumber: 0, resignBelow: 0 }
}

/**
 * The state of a signing as `signing-state.ts` tells it, in SQL, so that a register of any size is counted where it
 * lies. A test holds both together.
 */
export function stateColumn({ at, renewalNoticeDays }: Pick<RegisterScope, 'at' | 'renewalNoticeDays'>): SQL {
  const t = at.getTime()
  return sql`case
    when active_at <= ${t} then case
      when terminated_at <= ${t} then 'terminated'
      when replaced_at <= ${t} then 'replaced'
      when ends_at <= ${t} then 'expired'
      when ends_at - ${renewalNoticeDays * DAY_MS} <= ${t} then 'expiring'
      else 'active' end
    when declined_at <= ${t} then 'declined'
    when withdrawn_at <= ${t} then 'withdrawn'
    when signed_at <= ${t} then 'signed'
    when due_at + ${LAPSES_AFTER_DAYS * DAY_MS} <= ${t} then 'lapsed'
    when change_asked_at <= ${t} and (change_answered_at is null or change_answered_at > ${t}
      or change_answered_at < change_asked_at) then 'negotiating'
    when viewed_at <= ${t} then 'viewed'
    else 'invited' end`
}

/** Of each supplier the signing that counts at the instant: the one that binds it, else the latest. */
function standingTable(scope: RegisterScope): SQL {
  const { templateId, at } = scope
  return sql`(select * from (
    select id, supplier_id, version_id, invited_at, due_at, signed_at, active_at, ends_at, terminated_at, state,
      row_number() over (
        partition by supplier_id order by state in ('active', 'expiring') desc, invited_at desc, id desc
      ) as place
    from (select *, ${stateColumn(scope)} as state from ${signings}
      where template_id = ${templateId} and invited_at <= ${at.getTime()})
  ) where place = 1)`
}

const isBound = sql`st.state in ('active', 'expiring')`
const isOwed = sql`st.state in ('invited', 'viewed', 'negotiating')`

function isOverdueAt(at: Date) {
  return sql`(${isOwed} and st.due_at <= ${at.getTime()})`
}

function is(standing: Standing, { at, currentNumber }: RegisterScope): SQL {
  switch (standing) {
    case 'bound':
      return isBound
    case 'outdated':
      return sql`(${isBound} and ver.number < ${currentNumber})`
    case 'expiring':
      return sql`st.state = 'expiring'`
    case 'waiting':
      return sql`st.state = 'signed'`
    case 'owed':
      return isOwed
    case 'overdue':
      return isOverdueAt(at)
    case 'negotiating':
      return sql`st.state = 'negotiating'`
    case 'declined':
      return sql`st.state = 'declined'`
    case 'ended':
      return sql`st.state in ('expired', 'terminated', 'replaced', 'lapsed')`
    case 'none':
      return sql`(st.state is null or st.state = 'withdrawn')`
  }
}

/** Suppliers that were there at the instant and match. */
function listed(scope: RegisterScope, filter: SupplierFilter, standing: Standing | null): SQL {
  const t = scope.at.getTime()
  const conditions = [
    sql`${suppliers.createdAt} <= ${t}`,
    sql`(${suppliers.closedAt} is null or ${suppliers.closedAt} > ${t})`,
    matchingAtAnyTime(filter),
    standing ? is(standing, scope) : undefined,
  ].filter(one => one !== undefined)
  return sql.join(conditions, sql` and `)
}

function from(scope: RegisterScope): SQL {
  return sql`${suppliers} left join ${standingTable(scope)} st on st.supplier_id = ${suppliers.id}
    left join ${agreementVersions} ver on ver.id = st.version_id`
}

/** A page of the register by supplier code: `after` a code, or from an offset. */
export function registerQuery(
  scope: RegisterScope,
  { filter, standing }: { filter: SupplierFilter; standing: Standing | null },
  { limit, offset = 0, after = null }: { limit: number; offset?: number; after?: string | null },
): SQL {
  const { at, currentNumber, resignBelow } = scope
  return sql`select ${suppliers.id} as supplierId, ${suppliers.code} as code, ${suppliers.nameZh} as nameZh,
      ${suppliers.nameEn} as nameEn, ${suppliers.category} as category, ${suppliers.region} as region,
      ${suppliers.supplierClass} as supplierClass, ${suppliers.status} as status,
      st.id as signingId, st.state as state, coalesce(${isOverdueAt(at)}, 0) as isOverdue,
      coalesce(${isBound} and ver.number < ${currentNumber}, 0) as isOutdated,
      coalesce(${isBound} and ver.number < ${resignBelow}, 0) as mustResign,
      ver.number as number, st.invited_at as invitedAt, st.due_at as dueAt, st.signed_at as signedAt,
      st.active_at as activeAt, st.ends_at as endsAt, st.terminated_at as terminatedAt,
      (select sha256 from ${signedDocuments} where signing_id = st.id) as documentSha256
    from ${from(scope)}
    where ${listed(scope, filter, standing)} ${after === null ? sql`` : sql`and ${suppliers.code} > ${after}`}
    order by ${suppliers.code} limit ${limit} offset ${offset}`
}

export function findRegisterPage(
  db: Db,
  scope: RegisterScope,
  which: { filter: SupplierFilter; standing: Standing | null },
  page: { limit: number; offset?: number; after?: string | null },
): RegisterRow[] {
  return db.all<RegisterRow>(registerQuery(scope, which, page))
}

export type RegisterCounts = Record<Standing, number> & {
  total: number
  /** Invited at least once, and not taken back: what the rate is of. */
  asked: number
  /** Asked, and nobody there can be written to. */
  unreachable: number
}

export function registerCountQuery(scope: RegisterScope, filter: SupplierFilter): SQL {
  return sql`select count(*) as total, ${sums(scope)},
      coalesce(sum(st.state is not null and st.state <> 'withdrawn' and ${suppliers.reachablePeople} = 0), 0) as unreachable
    from ${from(scope)} where ${listed(scope, filter, null)}`
}

export function countRegister(db: Db, scope: RegisterScope, filter: SupplierFilter): RegisterCounts {
  return db.get<RegisterCounts>(registerCountQuery(scope, filter))
}

export const REGISTER_DIMENSIONS = ['category', 'region', 'class', 'site'] as const
export type RegisterDimension = (typeof REGISTER_DIMENSIONS)[number]

export type RateOfGroup = { key: string; asked: number; bound: number; overdue: number }

/** Asked and bound, by a property of the suppliers; a supplier counts at each of its sites. */
export function findRates(
  db: Db,
  scope: RegisterScope,
  filter: SupplierFilter,
  by: RegisterDimension,
): RateOfGroup[] {
  const key = {
    category: sql`${suppliers.category}`,
    region: sql`${suppliers.region}`,
    class: sql`cast(${suppliers.supplierClass} as text)`,
    site: sql`${supplierSites.siteId}`,
  }[by]
  const bySite =
    by === 'site' ? sql`join ${supplierSites} on ${supplierSites.supplierId} = ${suppliers.id}` : sql``
  return db.all<RateOfGroup>(sql`
    select ${key} as key, ${sums(scope)} from ${from(scope)} ${bySite}
    where ${listed(scope, filter, null)} group by 1 having asked > 0 order by 1`)
}

function sums(scope: RegisterScope): SQL {
  const sum = (condition: SQL) => sql`coalesce(sum(coalesce(${condition}, 0)), 0)`
  return sql`
    ${sum(sql`st.state is not null and st.state <> 'withdrawn'`)} as asked,
    ${sum(is('bound', scope))} as bound, ${sum(is('outdated', scope))} as outdated,
    ${sum(is('expiring', scope))} as expiring, ${sum(is('waiting', scope))} as waiting,
    ${sum(is('owed', scope))} as owed, ${sum(is('overdue', scope))} as overdue,
    ${sum(is('negotiating', scope))} as negotiating, ${sum(is('declined', scope))} as declined,
    ${sum(is('ended', scope))} as ended, ${sum(is('none', scope))} as none`
}

/** Names of the sites that suppliers serve. */
export function findSiteNames(db: Db) {
  return db.select({ id: sites.id, nameZh: sites.nameZh, nameEn: sites.nameEn }).from(sites).limit(500).all()
}
