import { createHash } from 'node:crypto'
import { newId } from '#app/accounts/token.server.ts'
import { isoDate } from '#app/i18n/format.ts'
import type { ItemAnswer } from '#app/questionnaires/answers.ts'
import { isAskedOf } from '#app/questionnaires/applicability.ts'
import { isComplete, needsEvidence } from '#app/questionnaires/check-answer.ts'
import type { Item } from '#app/questionnaires/content-schema.ts'
import { findVersionById } from '#app/questionnaires/queries.server.ts'
import { eq } from 'drizzle-orm'
import { transact, type Db } from '../client.server.ts'
import { answers, assessments, campaigns, evidence } from '../schema/index.ts'
import type { AssessmentRow } from './campaigns.ts'
import { exampleAnswer } from './example-answer.ts'
import { MADE_AT } from './sequence.ts'

type Options = {
  /** 0 worst, 1 best. */
  quality?: number
  /** Replaces the made answer of single items; null leaves the item unanswered. */
  items?: Record<string, ItemAnswer | null>
  now?: Date
}

/** Answers every asked item, with a file where one is needed, and brings an invited assessment in progress. */
export function answerEverything(
  db: Db,
  assessment: AssessmentRow,
  updatedById: string,
  { quality = 1, items = {}, now = MADE_AT }: Options = {},
) {
  const { category, isSmallFirm } = assessment
  const context = { category, isSmallFirm, asOf: isoDate(now) }
  transact(db, tx => {
    let completeItems = 0
    for (const item of askedItemsOf(tx, assessment)) {
      const given = items[item.code]
      if (given === null) continue
      const answer = given ?? exampleAnswer(item, context, quality)
      const isClaim = answer.notApplicable !== undefined || answer.declined !== undefined
      const files = !isClaim && needsEvidence(item, answer, context) ? 1 : 0
      const complete = isComplete(item, answer, files, context)
      if (files > 0) createEvidence(tx, assessment.id, item.code, updatedById, { uploadedAt: now })
      tx.insert(answers)
        .values(answerRow(assessment.id, item.code, answer, complete, updatedById, now))
        .run()
      completeItems += Number(complete)
    }
    const state = assessment.state === 'invited' ? 'in-progress' : assessment.state
    tx.update(assessments)
      .set({ state, completeItems, startedAt: now, openedAt: now })
      .where(eq(assessments.id, assessment.id))
      .run()
  })
}

/** A file on an item, as a record; the bytes are made only by a real upload. */
export function createEvidence(
  db: Db,
  assessmentId: string,
  itemCode: string,
  uploadedById: string,
  given: Partial<typeof evidence.$inferInsert> = {},
) {
  const id = newId()
  const row = {
    id,
    assessmentId,
    itemCode,
    sha256: createHash('sha256').update(id).digest('hex'),
    fileName: '佐证材料.pdf',
    mediaType: 'application/pdf',
    sizeBytes: 1024,
    uploadedById,
    uploadedAt: MADE_AT,
    ...given,
  }
  db.insert(evidence).values(row).run()
  return row
}

function askedItemsOf(db: Db, { campaignId, category }: AssessmentRow): Item[] {
  const campaign = db.select().from(campaigns).where(eq(campaigns.id, campaignId)).get()
  const version = campaign && findVersionById(db, campaign.questionnaireVersionId)
  if (!version) throw new Error('the campaign has no questionnaire')
  return version.content.dimensions.flatMap(({ items }) => items).filter(item => isAskedOf(item, category))
}

function answerRow(
  assessmentId: string,
  itemCode: string,
  { values, notApplicable, declined }: ItemAnswer,
  isComplete: boolean,
  updatedById: string,
  updatedAt: Date,
): typeof answers.$inferInsert {
  return {
    assessmentId,
    itemCode,
    rev: 1,
    values,
    isNotApplicable: notApplicable !== undefined,
    notApplicableReason: notApplicable?.reason ?? null,
    isDeclined: declined !== undefined,
    declinedReason: declined?.reason ?? null,
    isComplete,
    updatedById,
    updatedAt,
  }
}
