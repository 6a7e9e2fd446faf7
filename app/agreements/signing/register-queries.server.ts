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
  registerChanges,
  signedDocuments,
  signings,
  sites,
  suppliers,
  supplierSites,
} from '#db/schema/index.ts'
import { STANDINGS, type Standing } from './register-search.ts'
import { LAPSES_AFTER_DAYS, type NoticeDays } from './signing-state.ts'
import type { SigningState } from './vocabulary.ts'

const DAY_MS = 86_400_000
/** More than any instant in milliseconds. */
const BOUND_FIRST = 1e15

/** One agreement as of an instant. */
export type RegisterScope = NoticeDays & {
  templateId: string
  at: Date
  /** Whether `at` is the present: then whoever is not closed is listed, which an index tells. */
  isNow: boolean
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

/**
 * Of each supplier the signing that counts at the instant: what binds it, else the latest. The columns beside a `max` are those of its row, so the signings are read in the
 * order of their index and never sorted.
 */
function standingTable(scope: RegisterScope): SQL {
  const { templateId, at } = scope
  return sql`(select *, max((state in ('active', 'expiring')) * ${BOUND_FIRST} + invited_at) from (
      select id, supplier_id, version_id, invited_at, due_at, signed_at, active_at, ends_at, terminated_at,
        ${stateColumn(scope)} as state
      from ${signings} where template_id = ${templateId} and invited_at <= ${at.getTime()})
    group by supplier_id)`
}

const isBound = sql`st.state in ('active', 'expiring')`
const isAsked = sql`(st.state is not null and st.state <> 'withdrawn')`
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
    scope.isNow
      ? sql`${suppliers.closedAt} is null`
      : sql`${suppliers.createdAt} <= ${t} and (${suppliers.closedAt} is null or ${suppliers.closedAt} > ${t})`,
    matchingAtAnyTime(filter),
    standing ? is(standing, scope) : undefined,
  ].filter(one => one !== undefined)
  return sql.join(conditions, sql` and `)
}

function from(scope: RegisterScope): SQL {
  return sql`${suppliers} left join ${standingTable(scope)} st on st.supplier_id = ${suppliers.id}
    left join ${agreementVersions} ver on ver.id = st.version_id`
}

type Page = { limit: number; offset?: number; after?: string | null }

/** The suppliers of a page with the signing that counts: looked up for these alone where nothing is asked of it. */
function picked(
  scope: RegisterScope,
  { filter, standing }: { filter: SupplierFilter; standing: Standing | null },
  { limit, offset = 0, after = null }: Page,
): SQL {
  const { templateId, at } = scope
  const page = sql`where ${listed(scope, filter, standing)}
    ${after === null ? sql`` : sql`and ${suppliers.code} > ${after}`}
    order by ${suppliers.code} limit ${limit} offset ${offset}`
  if (standing !== null)
    return sql`(select ${suppliers.id} as listed_id, st.id as signing_id from ${from(scope)} ${page})`
  return sql`(select listed_id, (select id from (
      select id, invited_at, ${stateColumn(scope)} as state from ${signings}
      where template_id = ${templateId} and supplier_id = listed_id and invited_at <= ${at.getTime()}
    ) order by (state in ('active', 'expiring')) desc, invited_at desc limit 1) as signing_id
    from (select ${suppliers.id} as listed_id from ${suppliers} ${page}))`
}

/** A page of the register by supplier code: `after` a code, or from an offset. */
export function registerQuery(
  scope: RegisterScope,
  which: { filter: SupplierFilter; standing: Standing | null },
  page: Page,
): SQL {
  const { at, currentNumber, resignBelow } = scope
  return sql`with st as materialized (
      select listed_id, ${signings}.*, case when ${signings.id} is not null then ${stateColumn(scope)} end as state
      from ${picked(scope, which, page)} left join ${signings} on ${signings.id} = signing_id)
    select ${suppliers.id} as supplierId, ${suppliers.code} as code, ${suppliers.nameZh} as nameZh,
      ${suppliers.nameEn} as nameEn, ${suppliers.category} as category, ${suppliers.region} as region,
      ${suppliers.supplierClass} as supplierClass, ${suppliers.status} as status,
      st.id as signingId, st.state as state, coalesce(${isOverdueAt(at)}, 0) as isOverdue,
      coalesce(${isBound} and ver.number < ${currentNumber}, 0) as isOutdated,
      coalesce(${isBound} and ver.number < ${resignBelow}, 0) as mustResign,
      ver.number as number, st.invited_at as invitedAt, st.due_at as dueAt, st.signed_at as signedAt,
      st.active_at as activeAt, st.ends_at as endsAt, st.terminated_at as terminatedAt,
      (select sha256 from ${signedDocuments} where signing_id = st.id) as documentSha256
    from st join ${suppliers} on ${suppliers.id} = st.listed_id
    left join ${agreementVersions} ver on ver.id = st.version_id
    order by ${suppliers.code}`
}

export function findRegisterPage(
  db: Db,
  scope: RegisterScope,
  which: { filter: SupplierFilter; standing: Standing | null },
  page: Page,
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

export type RegisterGroup = RegisterCounts & Pick<RegisterRow, 'category' | 'region' | 'supplierClass'>

/** The counts of each kind of supplier: read in one go, to be added up. */
export function registerGroupsQuery(scope: RegisterScope, filter: SupplierFilter): SQL {
  const sum = (condition: SQL) => sql`coalesce(sum(${condition}), 0)`
  const sums = STANDINGS.map(standing => sql`${sum(is(standing, scope))} as ${sql.identifier(standing)}`)
  return sql`select ${suppliers.category} as category, ${suppliers.region} as region,
      ${suppliers.supplierClass} as supplierClass, count(*) as total, ${sum(isAsked)} as asked,
      ${sql.join(sums, sql`, `)}, ${sum(sql`${isAsked} and ${suppliers.reachablePeople} = 0`)} as unreachable
    from ${from(scope)} where ${listed(scope, filter, null)} group by 1, 2, 3`
}

export function findRegisterGroups(db: Db, scope: RegisterScope, filter: SupplierFilter): RegisterGroup[] {
  return db.all<RegisterGroup>(registerGroupsQuery(scope, filter))
}

/** How often something has changed that a register counts. */
export function findRegisterChanges(db: Db): number {
  return db.select({ count: registerChanges.count }).from(registerChanges).get()?.count ?? 0
}

export type RateOfGroup = { key: string; asked: number; bound: number; overdue: number }

/** Asked and bound at each site; a supplier counts at each of its sites. */
export function siteRatesQuery(scope: RegisterScope, filter: SupplierFilter): SQL {
  return sql`select ${supplierSites.siteId} as key, sum(${isAsked}) as asked,
      coalesce(sum(${isBound}), 0) as bound, coalesce(sum(${isOverdueAt(scope.at)}), 0) as overdue
    from ${from(scope)} join ${supplierSites} on ${supplierSites.supplierId} = ${suppliers.id}
    where ${listed(scope, filter, null)} group by 1 having asked > 0 order by 1`
}

export function findSiteRates(db: Db, scope: RegisterScope, filter: SupplierFilter): RateOfGroup[] {
  return db.all<RateOfGroup>(siteRatesQuery(scope, filter))
}

/** Names of the sites that suppliers serve. */
export function findSiteNames(db: Db) {
  return db.select({ id: sites.id, nameZh: sites.nameZh, nameEn: sites.nameEn }).from(sites).limit(500).all()
}
