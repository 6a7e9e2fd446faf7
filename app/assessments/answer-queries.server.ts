import { and, count, eq, isNull, lt, sql } from 'drizzle-orm'
import type { Db } from '#db/client.server.ts'
import { preparedOnce } from '#db/prepared.server.ts'
import {
  answers,
  answerSaves,
  assessments,
  campaigns,
  evidence,
  returnedItems,
  users,
} from '#db/schema/index.ts'

/** A questionnaire has far fewer items than this. */
const MAX_ITEMS = 500

const columns = {
  itemCode: answers.itemCode,
  rev: answers.rev,
  values: answers.values,
  isNotApplicable: answers.isNotApplicable,
  notApplicableReason: answers.notApplicableReason,
  isDeclined: answers.isDeclined,
  declinedReason: answers.declinedReason,
  isComplete: answers.isComplete,
  updatedAt: answers.updatedAt,
  updatedByName: users.name,
}

export function findAnswersByAssessmentId(db: Db, assessmentId: string) {
  return preparedAnswers(db).all({ assessmentId })
}

const preparedAnswers = preparedOnce(db =>
  db
    .select(columns)
    .from(answers)
    .innerJoin(users, eq(users.id, answers.updatedById))
    .where(eq(answers.assessmentId, sql.placeholder('assessmentId')))
    .limit(MAX_ITEMS)
    .prepare(),
)

export type AnswerRow = ReturnType<typeof findAnswersByAssessmentId>[number]

export function findReturnedItems(db: Db, assessmentId: string, round: number) {
  return db
    .select({
      itemCode: returnedItems.itemCode,
      comment: returnedItems.comment,
      round: returnedItems.round,
      returnedAt: returnedItems.returnedAt,
    })
    .from(returnedItems)
    .where(and(eq(returnedItems.assessmentId, assessmentId), eq(returnedItems.round, round)))
    .limit(MAX_ITEMS)
    .all()
}

/** Puts an earlier answer of the supplier back as a new revision, in the name of who submitted it. */
export function restoreAnswer(
  db: Db,
  assessmentId: string,
  { itemCode, ...change }: { itemCode: string } & Partial<typeof answers.$inferInsert>,
) {
  const submitter = sql`(select ${assessments.submittedById} from ${assessments} where ${assessments.id} = ${assessmentId})`
  db.update(answers)
    .set({ ...change, updatedById: sql`coalesce(${submitter}, ${answers.updatedById})` })
    .where(and(eq(answers.assessmentId, assessmentId), eq(answers.itemCode, itemCode)))
    .run()
}

export function updateAnswerCompleteness(
  db: Db,
  assessmentId: string,
  itemCode: string,
  isComplete: boolean,
) {
  db.update(answers)
    .set({ isComplete })
    .where(and(eq(answers.assessmentId, assessmentId), eq(answers.itemCode, itemCode)))
    .run()
}

/** Forgets stored results of saves; the number of rows removed. */
export function deleteAnswerSavesBefore(db: Db, instant: Date): number {
  return db.delete(answerSaves).where(lt(answerSaves.savedAt, instant)).run().changes
}

/**
 * What an autosave asks and writes: it runs for every few words a supplier types. `db` is the connection, not a
 * transaction.
 */
export const saveStatements = preparedOnce(prepareSaveStatements)

export type SaveStatements = ReturnType<typeof prepareSaveStatements>
/** What a save must know of its assessment. */
export type Situation = NonNullable<ReturnType<SaveStatements['situation']['get']>>

function prepareSaveStatements(db: Db) {
  const assessmentId = sql.placeholder('assessmentId')
  const isListed = (column: typeof answers.itemCode | typeof evidence.itemCode) =>
    sql`${column} in (select value from json_each(${sql.placeholder('itemCodes')}))`
  return {
    situation: db
      .select({
        id: assessments.id,
        kind: assessments.kind,
        supplierId: assessments.supplierId,
        campaignId: assessments.campaignId,
        category: assessments.category,
        isSmallFirm: assessments.isSmallFirm,
        previousId: assessments.previousId,
        state: assessments.state,
        returnRounds: assessments.returnRounds,
        askedItems: assessments.askedItems,
        completeItems: assessments.completeItems,
        declinedItems: assessments.declinedItems,
        declinedAt: assessments.declinedAt,
        openedAt: assessments.openedAt,
        campaignState: campaigns.state,
        questionnaireVersionId: campaigns.questionnaireVersionId,
        policyVersionId: campaigns.policyVersionId,
      })
      .from(assessments)
      .innerJoin(campaigns, eq(campaigns.id, assessments.campaignId))
      .where(eq(assessments.id, assessmentId))
      .prepare(),
    storedSave: db
      .select({ result: answerSaves.result })
      .from(answerSaves)
      .where(and(eq(answerSaves.assessmentId, assessmentId), eq(answerSaves.key, sql.placeholder('key'))))
      .prepare(),
    /** `itemCodes`: JSON array of item codes. */
    answers: db
      .select(columns)
      .from(answers)
      .innerJoin(users, eq(users.id, answers.updatedById))
      .where(and(eq(answers.assessmentId, assessmentId), isListed(answers.itemCode)))
      .prepare(),
    /** Milliseconds since 1970 of the person's last save; null when it has not saved anything there. */
    lastSave: db
      .select({ atMs: sql<number | null>`max(${answers.updatedAt})` })
      .from(answers)
      .where(and(eq(answers.assessmentId, assessmentId), eq(answers.updatedById, sql.placeholder('userId'))))
      .prepare(),
    fileCounts: db
      .select({ itemCode: evidence.itemCode, files: count() })
      .from(evidence)
      .where(
        and(eq(evidence.assessmentId, assessmentId), isNull(evidence.removedAt), isListed(evidence.itemCode)),
      )
      .groupBy(evidence.itemCode)
      .prepare(),
    upsertAnswer: db
      .insert(answers)
      .values({
        assessmentId,
        itemCode: sql.placeholder('itemCode'),
        rev: sql.placeholder('rev'),
        values: sql.placeholder('values'),
        isNotApplicable: sql.placeholder('isNotApplicable'),
        notApplicableReason: sql.placeholder('notApplicableReason'),
        isDeclined: sql.placeholder('isDeclined'),
        declinedReason: sql.placeholder('declinedReason'),
        isComplete: sql.placeholder('isComplete'),
        workedMs: sql.placeholder('workedMs'),
        updatedById: sql.placeholder('updatedById'),
        updatedAt: sql.placeholder('updatedAt'),
      })
      .onConflictDoUpdate({
        target: [answers.assessmentId, answers.itemCode],
        set: {
          rev: sql`excluded.rev`,
          values: sql`excluded."values"`,
          isNotApplicable: sql`excluded.is_not_applicable`,
          notApplicableReason: sql`excluded.not_applicable_reason`,
          isDeclined: sql`excluded.is_declined`,
          declinedReason: sql`excluded.declined_reason`,
          isComplete: sql`excluded.is_complete`,
          workedMs: sql`${answers.workedMs} + excluded.worked_ms`,
          updatedById: sql`excluded.updated_by_id`,
          updatedAt: sql`excluded.updated_at`,
        },
      })
      .prepare(),
    insertSave: db
      .insert(answerSaves)
      .values({
        assessmentId,
        key: sql.placeholder('key'),
        result: sql.placeholder('result'),
        savedAt: sql.placeholder('savedAt'),
      })
      .prepare(),
    updateProgress: db
      .update(assessments)
      .set({
        completeItems: sql`${sql.placeholder('completeItems')}`,
        declinedItems: sql`${sql.placeholder('declinedItems')}`,
        updatedAt: sql`${sql.placeholder('updatedAtMs')}`,
      })
      .where(eq(assessments.id, assessmentId))
      .prepare(),
  }
}
