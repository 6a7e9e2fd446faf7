import { and, eq, inArray, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Db } from '#db/client.server.ts'
import { assessments, gradeReceipts } from '#db/schema/index.ts'

const IDS_PER_STATEMENT = 500

const Dimensions = z.array(z.object({ code: z.string(), score: z.number().nullable() }))

/** Receipts of the published results of a campaign; each assessment has one. */
export function findPublishedReceiptIds(db: Db, campaignId: string): string[] {
  return db
    .select({ id: gradeReceipts.id })
    .from(assessments)
    .innerJoin(gradeReceipts, eq(gradeReceipts.assessmentId, assessments.id))
    .where(
      and(
        eq(assessments.campaignId, campaignId),
        eq(assessments.state, 'published'),
        eq(gradeReceipts.kind, 'verified'),
      ),
    )
    .all()
    .map(({ id }) => id)
}

/** Codes and scores of the dimensions, taken out of the receipts in the database. */
export function findDimensionsOfReceipts(db: Db, ids: string[]) {
  const chunks = Array.from({ length: Math.ceil(ids.length / IDS_PER_STATEMENT) }, (_, at) =>
    ids.slice(at * IDS_PER_STATEMENT, (at + 1) * IDS_PER_STATEMENT),
  )
  return chunks.flatMap(some =>
    db
      .select({
        id: gradeReceipts.id,
        dimensions: sql<string>`json_extract(${gradeReceipts.body}, '$.dimensions')`,
      })
      .from(gradeReceipts)
      .where(inArray(gradeReceipts.id, some))
      .all()
      .map(({ id, dimensions }) => ({ id, dimensions: Dimensions.parse(JSON.parse(dimensions)) })),
  )
}
