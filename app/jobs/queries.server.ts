import { and, eq, gt, isNull, lte, or, sql } from 'drizzle-orm'
import type { Db } from '#db/client.server.ts'
import { jobs } from '#db/schema/index.ts'
import { JOB_LEASE_MS, type JobName } from './job-names.ts'

export type JobRow = typeof jobs.$inferSelect

export function findJobs(db: Db): JobRow[] {
  return db.select().from(jobs).all()
}

export function findJob(db: Db, name: JobName): JobRow | null {
  return db.select().from(jobs).where(eq(jobs.name, name)).get() ?? null
}

/** Notes a job that has not been seen before, or had no times until now; its times begin after `doneUntil`. */
export function noteJob(db: Db, name: JobName, doneUntil: Date | null) {
  db.insert(jobs)
    .values({ name, doneUntil })
    .onConflictDoUpdate({ target: jobs.name, set: { doneUntil } })
    .run()
}

/**
 * Takes the job for `holder` unless somebody's claim still holds; answers whether it was got. A claim that ends twice
 * its length ahead was made by a clock that has been put back since, and holds no longer.
 */
export function claimJob(db: Db, name: JobName, holder: string, now: Date, leaseUntil: Date): boolean {
  const latest = new Date(now.getTime() + 2 * JOB_LEASE_MS)
  const isFree = or(isNull(jobs.leaseUntil), lte(jobs.leaseUntil, now), gt(jobs.leaseUntil, latest))
  const change = { leaseHolder: holder, leaseUntil, startedAt: now }
  return (
    db
      .update(jobs)
      .set(change)
      .where(and(eq(jobs.name, name), isFree))
      .run().changes === 1
  )
}

/** Prolongs a claim; nothing happens once it has gone to somebody else. */
export function renewJob(db: Db, name: JobName, holder: string, leaseUntil: Date) {
  db.update(jobs)
    .set({ leaseUntil })
    .where(and(eq(jobs.name, name), eq(jobs.leaseHolder, holder)))
    .run()
}

/** Writes how a run ended and gives the job back; nothing happens once it has gone to somebody else. */
export function finishJob(
  db: Db,
  name: JobName,
  holder: string,
  change: Pick<JobRow, 'finishedAt' | 'lastError'> & Partial<Pick<JobRow, 'lastResult' | 'doneUntil'>>,
) {
  db.update(jobs)
    .set({ ...change, leaseHolder: null, leaseUntil: null, runs: sql`${jobs.runs} + 1` })
    .where(and(eq(jobs.name, name), eq(jobs.leaseHolder, holder)))
    .run()
}
