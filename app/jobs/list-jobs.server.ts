import { loadSettings } from '#app/settings/organisation.server.ts'
import type { Db } from '#db/client.server.ts'
import type { JobName, JobReport } from './job-names.ts'
import { findJobs } from './queries.server.ts'
import { nextTime } from './schedule.ts'
import { TIMETABLE } from './timetable.server.ts'

export type ListedJob = {
  name: JobName
  isRunning: boolean
  lastRunAt: Date | null
  /** What the latest run that worked did. */
  lastReport: JobReport | null
  /** Why the latest run failed; null when it worked. */
  lastError: string | null
  runs: number
  /** Null: only by hand. */
  nextAt: Date | null
}

/** Every job of the timetable with how its last run went and when it runs next. */
export function listJobs(db: Db, now: Date): ListedJob[] {
  const settings = loadSettings(db)
  const rows = new Map(findJobs(db).map(row => [row.name, row]))
  return TIMETABLE.map(({ name, schedule }) => {
    const row = rows.get(name)
    return {
      name,
      isRunning: row !== undefined && row.leaseUntil !== null && row.leaseUntil > now,
      lastRunAt: row?.finishedAt ?? null,
      lastReport: row?.lastResult ?? null,
      lastError: row?.lastError ?? null,
      runs: row?.runs ?? 0,
      nextAt: nextTime(schedule(settings), now),
    }
  })
}
