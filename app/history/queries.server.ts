import { and, desc, eq, lt, sql } from 'drizzle-orm'
import type { QuestionnaireKind } from '#app/questionnaires/vocabulary.ts'
import type { Db } from '#db/client.server.ts'
import { assessments, campaigns, events } from '#db/schema/index.ts'

/**
 * What the trail of a supplier or a campaign shows: no saves of forms, nothing for the integrity function alone.
 * Literals, not parameters, let SQLite use the indexes that leave these out.
 */
export const isForTrail = sql`${events.type} <> 'answer.saved' and ${events.isRestricted} = 0`

type Round = { campaignId?: string | null | undefined; assessmentId?: string | null | undefined }

/**
 * The kind of questionnaire of a campaign, or of an assessment's. It never changes, so that autosave, which asks for
 * every event, finds it in memory.
 */
export function findKindOfRound(db: Db, { campaignId, assessmentId }: Round): QuestionnaireKind | null {
  const key = campaignId ?? assessmentId ?? ''
  const known = kinds.get(db) ?? new Map<string, QuestionnaireKind>()
  kinds.set(db, known)
  const kind = known.get(key) ?? readKind(db, { campaignId, assessmentId })
  if (!kind) return null
  if (known.size >= MAX_KNOWN_KINDS) known.clear()
  known.set(key, kind)
  return kind
}

function readKind(db: Db, { campaignId, assessmentId }: Round): QuestionnaireKind | null {
  const row = campaignId
    ? db.select({ kind: campaigns.kind }).from(campaigns).where(eq(campaigns.id, campaignId)).get()
    : db
        .select({ kind: assessments.kind })
        .from(assessments)
        .where(eq(assessments.id, assessmentId ?? ''))
        .get()
  return row?.kind ?? null
}

const MAX_KNOWN_KINDS = 5000
const kinds = new WeakMap<Db, Map<string, QuestionnaireKind>>()

/** Newest first, without the saves of forms and what is for the integrity function alone; with `before`, only what came before that event. */
export function findEventsBySupplierId(db: Db, supplierId: string, before: number | null, limit: number) {
  return supplierEventsQuery(db, supplierId, before, limit).all()
}

export function supplierEventsQuery(db: Db, supplierId: string, before: number | null, limit: number) {
  return db
    .select()
    .from(events)
    .where(and(eq(events.supplierId, supplierId), isForTrail, isBefore(before)))
    .orderBy(desc(events.seq))
    .limit(limit)
}

/** Newest first; with `before`, only what came before that event. */
export function findEventsByAssessmentId(db: Db, assessmentId: string, before: number | null, limit: number) {
  return assessmentEventsQuery(db, assessmentId, before, limit).all()
}

export function assessmentEventsQuery(db: Db, assessmentId: string, before: number | null, limit: number) {
  return db
    .select()
    .from(events)
    .where(and(eq(events.assessmentId, assessmentId), isBefore(before)))
    .orderBy(desc(events.seq))
    .limit(limit)
}

function isBefore(before: number | null) {
  return before === null ? undefined : lt(events.seq, before)
}
