import { and, asc, count, eq, gt, inArray, isNotNull, sql } from 'drizzle-orm'
import type { ReceiptKind } from '#app/grading/types.ts'
import type { Db } from '#db/client.server.ts'
import { assessments, gradeReceipts, suppliers } from '#db/schema/index.ts'

/** What speaks for a supplier now: the published result, before that what it assessed itself. */
const kind = sql<ReceiptKind>`case when ${assessments.state} = 'published' then 'verified' else 'self' end`

const ofLatestReceipt = sql`
  select ${gradeReceipts.body} from ${gradeReceipts}
  where ${gradeReceipts.assessmentId} = ${assessments.id} and ${gradeReceipts.kind} = ${kind}
  order by ${gradeReceipts}.rowid desc limit 1`

/** Nested, so that Drizzle keeps the tables' names. */
const latestBody = sql<string | null>`(${ofLatestReceipt})`

/** Replies of a campaign with their receipts, by supplier id and from behind `after` on. */
export function findReceiptsAfter(db: Db, campaignId: string, after: string, limit: number) {
  return db
    .select({
      assessmentId: assessments.id,
      supplierId: assessments.supplierId,
      kind: kind.as('kind'),
      body: latestBody.as('body'),
    })
    .from(assessments)
    .where(
      and(
        eq(assessments.campaignId, campaignId),
        gt(assessments.supplierId, after),
        isNotNull(assessments.firstSubmittedAt),
      ),
    )
    .orderBy(asc(assessments.supplierId))
    .limit(limit)
    .all()
}

export function countReplies(db: Db, campaignId: string) {
  const row = db
    .select({ n: count() })
    .from(assessments)
    .where(and(eq(assessments.campaignId, campaignId), isNotNull(assessments.firstSubmittedAt)))
    .get()
  return row?.n ?? 0
}

/** Code and names of one page of suppliers, by id. */
export function findSupplierNames(db: Db, ids: string[]) {
  const rows = db
    .select({
      id: suppliers.id,
      code: suppliers.code,
      nameZh: suppliers.nameZh,
      nameEn: suppliers.nameEn,
    })
    .from(suppliers)
    .where(inArray(suppliers.id, ids))
    .all()
  return new Map(rows.map(row => [row.id, row]))
}
