import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm'
import { startSession } from '#app/accounts/session.server.ts'
import type { AssessmentState } from '#app/assessments/assessment-state.ts'
import { readEnvironment, setEnvironment } from '#app/server/environment.server.ts'
import { closeDatabase, openDatabase, type Db } from '#db/client.server.ts'
import { migrateDatabase } from '#db/migrate.server.ts'
import { answers, assessments, campaigns, userRoles, users } from '#db/schema/index.ts'
import { seedDemo } from '#db/seed.ts'

export type Target = { assessmentId: string; cookie: string; rev: number }
export type Targets = {
  /** Under way, each with a signed-in person of its supplier and the revision of the item that is saved. */
  writing: Target[]
  /** Nothing answered yet. */
  invited: Target[]
  /** Complete and not submitted yet. */
  complete: Target[]
  buyerCookie: string
  boardId: string
  /** The round that is running. */
  openId: string
}

/** The item whose figures the benchmark saves. */
export const SAVED_ITEM = 'ENV-08'

/** States of a running round in which everything asked has been answered. */
const ANSWERED = ['submitted', 'under-review', 'verified'] as const

/** Makes a database with that many suppliers, and people signed in to it. */
export async function makeScratch(
  databaseFile: string,
  uploadsFolder: string,
  suppliers: number,
): Promise<Targets> {
  setEnvironment(readEnvironment({ DATABASE_URL: databaseFile, NODE_ENV: 'production' }))
  migrateDatabase(databaseFile)
  const connection = openDatabase(databaseFile)
  try {
    const now = new Date()
    await seedDemo(connection, { suppliers, now, uploadsFolder })
    return collectTargets(connection.db, now)
  } finally {
    closeDatabase(connection)
  }
}

function collectTargets(db: Db, now: Date): Targets {
  const writing = targetsInState(db, 'in-progress', now)
  const invited = targetsInState(db, 'invited', now)
  const complete = ANSWERED.flatMap(state => targetsInState(db, state, now))
  takeBack(db)
  const [board] = db
    .select()
    .from(campaigns)
    .where(isChecklistIn('published'))
    .orderBy(desc(campaigns.year))
    .all()
  const [open] = db.select().from(campaigns).where(isChecklistIn('open')).orderBy(desc(campaigns.year)).all()
  const buyer = db
    .select({ id: users.id })
    .from(users)
    .innerJoin(userRoles, eq(userRoles.userId, users.id))
    .where(eq(userRoles.role, 'procurement'))
    .get()
  if (!board || !open || !buyer) throw new Error('the demo has no finished round or no buyer')
  return {
    writing,
    invited,
    complete,
    buyerCookie: signIn(db, buyer.id, true, now),
    boardId: board.id,
    openId: open.id,
  }
}

function targetsInState(db: Db, state: AssessmentState, now: Date): Target[] {
  const rows = db
    .select({ assessmentId: assessments.id, userId: users.id, rev: sql<number>`coalesce(${answers.rev}, 0)` })
    .from(assessments)
    .innerJoin(users, eq(users.supplierId, assessments.supplierId))
    .innerJoin(userRoles, and(eq(userRoles.userId, users.id), eq(userRoles.role, 'owner')))
    .leftJoin(answers, and(eq(answers.assessmentId, assessments.id), eq(answers.itemCode, SAVED_ITEM)))
    .where(and(eq(assessments.state, state), inArray(assessments.campaignId, openRounds(db))))
    .orderBy(asc(assessments.id))
    .all()
  return rows.map(({ assessmentId, userId, rev }) => ({
    assessmentId,
    rev,
    cookie: signIn(db, userId, false, now),
  }))
}

/** As if those who have submitted in a running round were just about to: what they answered is complete. */
function takeBack(db: Db) {
  db.update(assessments)
    .set({ state: 'in-progress', firstSubmittedAt: null, submittedAt: null, submittedById: null })
    .where(and(inArray(assessments.state, [...ANSWERED]), inArray(assessments.campaignId, openRounds(db))))
    .run()
}

function openRounds(db: Db) {
  return db.select({ id: campaigns.id }).from(campaigns).where(isChecklistIn('open'))
}

function signIn(db: Db, id: string, isStaff: boolean, now: Date) {
  return `sid=${startSession(db, { id, isStaff }, { ip: '127.0.0.1', userAgent: 'bench', now })}`
}

function isChecklistIn(state: 'open' | 'published') {
  return and(eq(campaigns.kind, 'esg-checklist'), eq(campaigns.state, state))
}
