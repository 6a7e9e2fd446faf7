import { and, asc, count, eq, isNull, ne } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import type { Db } from '#db/client.server.ts'
import { actionEvidenceRounds, actionFiles, users } from '#db/schema/index.ts'

/** Rounds of one action: nobody hands in more often. */
const MAX_ROUNDS = 100
/** Files that wait to be handed in with a round, and of an action in all. */
export const MAX_FILES_PER_ROUND = 20
export const MAX_FILES_PER_ACTION = 300

export type EvidenceRoundRow = typeof actionEvidenceRounds.$inferSelect

const submitters = alias(users, 'submitters')
const verifiers = alias(users, 'verifiers')

/** What was handed in for an action, newest first, with who did and who verified it. */
export function findEvidenceRounds(db: Db, actionId: string) {
  return db
    .select({ round: actionEvidenceRounds, submittedByName: submitters.name, verifiedByName: verifiers.name })
    .from(actionEvidenceRounds)
    .innerJoin(submitters, eq(submitters.id, actionEvidenceRounds.submittedById))
    .leftJoin(verifiers, eq(verifiers.id, actionEvidenceRounds.verifiedById))
    .where(eq(actionEvidenceRounds.actionId, actionId))
    .orderBy(asc(actionEvidenceRounds.round))
    .limit(MAX_ROUNDS)
    .all()
    .map(({ round, ...names }) => ({ ...round, ...names }))
    .toReversed()
}

export function findEvidenceRound(db: Db, actionId: string, round: number): EvidenceRoundRow | null {
  const row = db
    .select()
    .from(actionEvidenceRounds)
    .where(and(eq(actionEvidenceRounds.actionId, actionId), eq(actionEvidenceRounds.round, round)))
    .get()
  return row ?? null
}

export function insertEvidenceRound(db: Db, row: typeof actionEvidenceRounds.$inferInsert) {
  db.insert(actionEvidenceRounds).values(row).run()
}

type Verified = Pick<EvidenceRoundRow, 'verdict' | 'verdictReason' | 'verifiedById' | 'verifiedAt'>

export function updateEvidenceRound(db: Db, actionId: string, round: number, verified: Verified) {
  db.update(actionEvidenceRounds)
    .set(verified)
    .where(and(eq(actionEvidenceRounds.actionId, actionId), eq(actionEvidenceRounds.round, round)))
    .run()
}

const columns = {
  id: actionFiles.id,
  round: actionFiles.round,
  fileName: actionFiles.fileName,
  mediaType: actionFiles.mediaType,
  sizeBytes: actionFiles.sizeBytes,
  sha256: actionFiles.sha256,
  uploadedAt: actionFiles.uploadedAt,
  uploadedByName: users.name,
}

/** Files of an action that were not taken back, oldest first. */
export function findActionFiles(db: Db, actionId: string) {
  return db
    .select(columns)
    .from(actionFiles)
    .innerJoin(users, eq(users.id, actionFiles.uploadedById))
    .where(and(eq(actionFiles.actionId, actionId), isNull(actionFiles.removedAt)))
    .orderBy(asc(actionFiles.uploadedAt), asc(actionFiles.id))
    .limit(MAX_FILES_PER_ACTION)
    .all()
}
export type ActionFileView = ReturnType<typeof findActionFiles>[number]

export function findActionFile(db: Db, actionId: string, id: string): ActionFileView | null {
  const row = db
    .select(columns)
    .from(actionFiles)
    .innerJoin(users, eq(users.id, actionFiles.uploadedById))
    .where(and(eq(actionFiles.id, id), eq(actionFiles.actionId, actionId), isNull(actionFiles.removedAt)))
    .get()
  return row ?? null
}

/** Files handed in with earlier rounds, and those that wait for the next one. */
export function countActionFiles(db: Db, actionId: string): { waiting: number; handedIn: number } {
  const of = (round: 'waiting' | 'handedIn') =>
    db
      .select({ files: count() })
      .from(actionFiles)
      .where(
        and(
          eq(actionFiles.actionId, actionId),
          isNull(actionFiles.removedAt),
          round === 'waiting' ? eq(actionFiles.round, 0) : ne(actionFiles.round, 0),
        ),
      )
      .get()?.files ?? 0
  return { waiting: of('waiting'), handedIn: of('handedIn') }
}

export function insertActionFile(db: Db, row: typeof actionFiles.$inferInsert) {
  db.insert(actionFiles).values(row).run()
}

export function markActionFileRemoved(db: Db, id: string, removedAt: Date) {
  db.update(actionFiles).set({ removedAt }).where(eq(actionFiles.id, id)).run()
}

/** The files that waited belong to a round from now on. */
export function handInWaitingFiles(db: Db, actionId: string, round: number) {
  db.update(actionFiles)
    .set({ round })
    .where(and(eq(actionFiles.actionId, actionId), eq(actionFiles.round, 0), isNull(actionFiles.removedAt)))
    .run()
}
