import { and, asc, count, eq, inArray, isNotNull, isNull, ne, not, or, sql, type SQL } from 'drizzle-orm'
import type { Locale } from '#app/i18n/locale.ts'
import type { QuestionnaireKind } from '#app/questionnaires/vocabulary.ts'
import { isStillAsked, matching, nameColumn, type SupplierRow } from '#app/suppliers/queries.server.ts'
import type { SupplierStatus } from '#app/suppliers/vocabulary.ts'
import type { SupplierFilter } from '#app/suppliers/supplier-search.ts'
import type { Db } from '#db/client.server.ts'
import { assessments, campaigns, suppliers, users } from '#db/schema/index.ts'
import { canBeWrittenTo } from './contact-queries.server.ts'
import type { DraftPopulation } from './plans.ts'

/** Chosen suppliers, in the order of their codes; at most `limit`. */
export function findDraftSuppliers(db: Db, draft: DraftPopulation, limit: number): SupplierRow[] {
  return db.select().from(suppliers).where(isChosen(draft)).orderBy(asc(suppliers.code)).limit(limit).all()
}

/** Suppliers of these statuses that are not closed, in the order of their codes; at most `limit`. */
export function findSuppliersByStatus(db: Db, statuses: readonly SupplierStatus[], limit: number) {
  return db
    .select()
    .from(suppliers)
    .where(isOfStatus(statuses))
    .orderBy(asc(suppliers.code))
    .limit(limit)
    .all()
}

export function countSuppliersByStatus(db: Db, statuses: readonly SupplierStatus[]) {
  return countWhere(db, isOfStatus(statuses))
}

function isOfStatus(statuses: readonly SupplierStatus[]) {
  return and(inArray(suppliers.status, [...statuses]), isNull(suppliers.closedAt))
}

/** The filter's part and the hand-picked part do not overlap: each is counted through its own index. */
export function countDraft(db: Db, draft: DraftPopulation) {
  const handPicked = countWhere(db, isHandPicked(draft.added))
  if (!draft.filter) return handPicked
  const isElsewhere = isOneOf([...draft.leftOut, ...draft.added])
  return handPicked + countWhere(db, and(isInvited(draft.filter), not(isElsewhere)))
}

/** How many the filter alone would bring but for their being closed or disqualified. */
export function countSpared(db: Db, filter: SupplierFilter, added: readonly string[]) {
  const isNotPicked = not(isOneOf(added))
  return {
    closed: countWhere(db, and(matching({ ...filter, isClosed: true }), isNotNull(suppliers.closedAt))),
    disqualified: countWhere(
      db,
      and(
        matching(filter),
        isNull(suppliers.closedAt),
        sql`${suppliers.status} = 'disqualified'`,
        isNotPicked,
      ),
    ),
  }
}

/** Chosen suppliers nobody can be written to: no open account, or every address was refused. */
export function countUnreachable(db: Db, draft: DraftPopulation) {
  return countWhere(db, and(isChosen(draft), hasNoContact))
}

/** People at chosen suppliers who can be written to: each gets an invitation. */
export function countReachableContacts(db: Db, draft: DraftPopulation): number {
  const row = db
    .select({ n: count() })
    .from(suppliers)
    .innerJoin(users, eq(users.supplierId, suppliers.id))
    .where(and(isChosen(draft), canBeWrittenTo()))
    .get()
  return row?.n ?? 0
}

/** Open rounds of a kind that ask chosen suppliers already, each with how many; who is exempt is not asked. */
export function findOverlaps(db: Db, draft: DraftPopulation, kind: QuestionnaireKind) {
  return overlapping(db, isChosen(draft), kind)
}

/** The same for all suppliers of these statuses. */
export function findOverlapsByStatus(db: Db, statuses: readonly SupplierStatus[], kind: QuestionnaireKind) {
  return overlapping(db, isOfStatus(statuses), kind)
}

function overlapping(db: Db, chosen: SQL | undefined, kind: QuestionnaireKind) {
  return db
    .select({ id: campaigns.id, nameZh: campaigns.nameZh, nameEn: campaigns.nameEn, count: count() })
    .from(campaigns)
    .innerJoin(assessments, eq(assessments.campaignId, campaigns.id))
    .innerJoin(suppliers, eq(suppliers.id, assessments.supplierId))
    .where(
      and(eq(campaigns.state, 'open'), eq(campaigns.kind, kind), ne(assessments.state, 'exempt'), chosen),
    )
    .groupBy(campaigns.id)
    .orderBy(asc(campaigns.openedAt))
    .all()
}

export type Overlap = ReturnType<typeof findOverlaps>[number]
export type ChosenView = 'chosen' | 'unreachable'

export function findChosenPage(
  db: Db,
  draft: DraftPopulation,
  view: ChosenView,
  { page, pageSize, locale }: { page: number; pageSize: number; locale: Locale },
) {
  return db
    .select({
      id: suppliers.id,
      code: suppliers.code,
      nameZh: suppliers.nameZh,
      nameEn: suppliers.nameEn,
      category: suppliers.category,
      region: suppliers.region,
      supplierClass: suppliers.supplierClass,
      status: suppliers.status,
    })
    .from(suppliers)
    .where(and(isChosen(draft), view === 'unreachable' ? hasNoContact : undefined))
    .orderBy(asc(suppliers.code), asc(nameColumn(locale)))
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .all()
}

/** Of these suppliers, those that are chosen. */
export function findChosenAmong(db: Db, draft: DraftPopulation, ids: readonly string[]): Set<string> {
  return idsWhere(db, and(isOneOf(ids), isChosen(draft)), ids.length)
}

/** Of these suppliers, those the filter brings by itself. */
export function findMatchedAmong(db: Db, filter: SupplierFilter | null, ids: readonly string[]): Set<string> {
  return filter ? idsWhere(db, and(isOneOf(ids), isInvited(filter)), ids.length) : new Set()
}

/** Ids of those a filter brings into a campaign: neither closed nor disqualified. */
export function findInvitedIds(db: Db, filter: SupplierFilter, limit: number): string[] {
  return [...idsWhere(db, isInvited(filter), limit)]
}

function idsWhere(db: Db, condition: SQL | undefined, limit: number) {
  const rows = db.select({ id: suppliers.id }).from(suppliers).where(condition).limit(limit).all()
  return new Set(rows.map(({ id }) => id))
}

function countWhere(db: Db, condition: SQL | undefined) {
  return db.select({ n: count() }).from(suppliers).where(condition).get()?.n ?? 0
}

function isChosen({ filter, added, leftOut }: DraftPopulation) {
  if (!filter) return isHandPicked(added)
  return or(and(isInvited(filter), not(isOneOf(leftOut))), isHandPicked(added))
}

function isInvited(filter: SupplierFilter) {
  return and(matching(filter), isStillAsked())
}

/** Picked by hand a disqualified supplier takes part; one that was closed meanwhile never does. */
function isHandPicked(ids: readonly string[]) {
  return and(isOneOf(ids), isNull(suppliers.closedAt))
}

/** One value for any number of ids: SQLite bounds how many values a statement takes. */
function isOneOf(ids: readonly string[]): SQL {
  return sql`${suppliers.id} in (select value from json_each(${JSON.stringify(ids)}))`
}

const hasNoContact = sql`not exists (
  select 1 from ${users} where ${users.supplierId} = ${suppliers.id} and ${canBeWrittenTo()})`
