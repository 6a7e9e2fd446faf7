import { and, asc, count, eq, gt, inArray, sql, type SQL } from 'drizzle-orm'
import type { AssessmentState } from '#app/assessments/assessment-state.ts'
import type { Db } from '#db/client.server.ts'
import { assessments, campaigns, matterRecusals, replies, replyFlags, suppliers } from '#db/schema/index.ts'
import { GROUP_STATES, type ReplySearch } from './reply-search.ts'

export type ReplyRow = typeof replies.$inferSelect
export type FlagRow = typeof replyFlags.$inferSelect

const MAX_FLAGS = 100
const MAX_ROUNDS_PER_SUPPLIER = 10

/** A reply that is sent again replaces the one before. */
export function putReply(db: Db, row: ReplyRow) {
  const { assessmentId: _key, ...set } = row
  db.insert(replies).values(row).onConflictDoUpdate({ target: replies.assessmentId, set }).run()
}

export function updateReply(db: Db, assessmentId: string, change: Partial<ReplyRow>) {
  db.update(replies).set(change).where(eq(replies.assessmentId, assessmentId)).run()
}

export function findReply(db: Db, assessmentId: string): ReplyRow | null {
  return db.select().from(replies).where(eq(replies.assessmentId, assessmentId)).get() ?? null
}

export function insertFlags(db: Db, rows: (typeof replyFlags.$inferInsert)[]) {
  if (rows.length > 0) db.insert(replyFlags).values(rows).onConflictDoNothing().run()
}

/** In the order of the questionnaire. */
export function findFlags(db: Db, assessmentId: string): FlagRow[] {
  return db
    .select()
    .from(replyFlags)
    .where(eq(replyFlags.assessmentId, assessmentId))
    .orderBy(asc(replyFlags.itemCode), asc(replyFlags.flagId))
    .limit(MAX_FLAGS)
    .all()
}

export function updateFlag(db: Db, assessmentId: string, flagId: string, change: Partial<FlagRow>) {
  db.update(replyFlags)
    .set(change)
    .where(and(eq(replyFlags.assessmentId, assessmentId), eq(replyFlags.flagId, flagId)))
    .run()
}

/** Whether a person is kept out of one of the matters that a reply raised. */
export function isRecusedFromReply(db: Db, assessmentId: string, userId: string): boolean {
  const row = db
    .select({ userId: matterRecusals.userId })
    .from(replyFlags)
    .innerJoin(matterRecusals, eq(matterRecusals.matterId, replyFlags.matterId))
    .where(and(eq(replyFlags.assessmentId, assessmentId), eq(matterRecusals.userId, userId)))
    .limit(1)
    .get()
  return row !== undefined
}

const listed = {
  id: assessments.id,
  supplierId: suppliers.id,
  code: suppliers.code,
  nameZh: suppliers.nameZh,
  nameEn: suppliers.nameEn,
  state: assessments.state,
  stage: assessments.stage,
  dueAt: assessments.dueAt,
  repliedAt: assessments.firstSubmittedAt,
  openComments: assessments.openComments,
  exemptReason: assessments.exemptReason,
  colour: replies.colour,
  openColour: replies.openColour,
}

/** Suppliers of a round by their codes; with `after`, those that come later. */
export function findRepliesAfter(
  db: Db,
  campaignId: string,
  search: ReplySearch,
  after: string | null,
  limit: number,
) {
  return selectReplies(db)
    .where(and(isListed(campaignId, search), gt(suppliers.code, after ?? '')))
    .orderBy(asc(suppliers.code))
    .limit(limit)
    .all()
}

/** One page; pages count from 1. */
export function replyPageQuery(
  db: Db,
  campaignId: string,
  search: ReplySearch,
  { page, pageSize }: { page: number; pageSize: number },
) {
  return selectReplies(db)
    .where(isListed(campaignId, search))
    .orderBy(asc(suppliers.code))
    .limit(pageSize)
    .offset((page - 1) * pageSize)
}

export type ListedReply = ReturnType<typeof findRepliesAfter>[number]

export function countReplies(db: Db, campaignId: string, search: ReplySearch) {
  const row = db
    .select({ n: count() })
    .from(assessments)
    .leftJoin(replies, eq(replies.assessmentId, assessments.id))
    .where(isListed(campaignId, search))
    .get()
  return row?.n ?? 0
}

/** How many replies of a round have which colour, to the integrity function and to others. */
export function countByColour(db: Db, campaignId: string) {
  return db
    .select({ colour: replies.colour, openColour: replies.openColour, n: count() })
    .from(replies)
    .where(eq(replies.campaignId, campaignId))
    .groupBy(replies.colour, replies.openColour)
    .all()
}

/** How many have replied after their due date. */
export function countLate(db: Db, campaignId: string) {
  const isLate = sql`${assessments.firstSubmittedAt} > ${assessments.dueAt}`
  const row = db
    .select({ n: count() })
    .from(assessments)
    .where(and(eq(assessments.campaignId, campaignId), isLate))
    .get()
  return row?.n ?? 0
}

/** A supplier's rounds of the integrity questionnaire, newest first, with as much as others than the integrity function may know. */
export function findStatusBySupplierId(db: Db, supplierId: string) {
  return db
    .select({
      id: assessments.id,
      campaignId: campaigns.id,
      campaignNameZh: campaigns.nameZh,
      campaignNameEn: campaigns.nameEn,
      state: assessments.state,
      repliedAt: assessments.firstSubmittedAt,
      openColour: replies.openColour,
    })
    .from(assessments)
    .innerJoin(campaigns, eq(campaigns.id, assessments.campaignId))
    .leftJoin(replies, eq(replies.assessmentId, assessments.id))
    .where(and(eq(assessments.supplierId, supplierId), eq(assessments.kind, 'integrity')))
    .orderBy(sql`${assessments.invitedAt} desc`)
    .limit(MAX_ROUNDS_PER_SUPPLIER)
    .all()
}

function selectReplies(db: Db) {
  return db
    .select(listed)
    .from(assessments)
    .innerJoin(suppliers, eq(suppliers.id, assessments.supplierId))
    .leftJoin(replies, eq(replies.assessmentId, assessments.id))
    .$dynamic()
}

function isListed(campaignId: string, { group, colour, sees }: ReplySearch): SQL | undefined {
  const states: AssessmentState[] | null = group && GROUP_STATES[group]
  const shown = sees === 'all' ? replies.colour : replies.openColour
  return and(
    eq(assessments.campaignId, campaignId),
    states ? inArray(assessments.state, states) : undefined,
    group === 'not-sent' ? eq(assessments.stage, 0) : undefined,
    group === 'outstanding' && sees === 'all' ? gt(assessments.stage, 0) : undefined,
    colour ? eq(shown, colour) : undefined,
  )
}
