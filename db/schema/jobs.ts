import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { instant, json } from '../columns.ts'

/** One row per job of the timetable: who runs it now, and how its last run went. */
export const jobs = sqliteTable('jobs', {
  name: text('name').primaryKey(),
  /** While it runs: the process, and when its claim ends should that process die. */
  leaseHolder: text('lease_holder'),
  leaseUntil: instant('lease_until'),
  /** The latest time of the timetable that has been worked off. */
  doneUntil: instant('done_until'),
  startedAt: instant('started_at'),
  finishedAt: instant('finished_at'),
  /** What the last run did, as counts; and why the last run failed, if it did. */
  lastResult: json<Record<string, number>>('last_result'),
  lastError: text('last_error'),
  runs: integer('runs').notNull().default(0),
})
