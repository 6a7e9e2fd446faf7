import { loadSettings } from '#app/settings/organisation.server.ts'
import { log } from '#app/server/log.server.ts'
import { transact, type Db } from '#db/client.server.ts'
import { JOB_LEASE_MS, type JobName, type JobReport } from './job-names.ts'
import { claimJob, findJob, finishJob, noteJob, renewJob } from './queries.server.ts'
import { isJobDue, latestTime, type Schedule } from './schedule.ts'
import type { Job } from './timetable.server.ts'

const MAX_ERROR = 500

export type JobRun =
  | { outcome: 'done'; report: JobReport }
  | { outcome: 'failed'; error: string }
  /** Another process, or another request, is at it. */
  | { outcome: 'busy' }
  | { outcome: 'not-due' }

export type RunOptions = {
  /** The real time: claims are counted by it. */
  clock: () => Date
  /** Names the process and run that holds the claim. */
  holder: string
  /** The time the job is told, when it is not the real one. Such a run says nothing about the timetable. */
  asOf?: Date
  /** Run whether its time has come or not. */
  isByHand?: boolean
  stop?: AbortSignal
}

/**
 * Runs a job if it is due and nobody else runs it. The claim is a row of the database, prolonged while the job runs:
 * several processes never run one job at once, and a process that dies gives it up two minutes later. A failure is
 * recorded, and leaves the time of the timetable unworked, so that it is tried again. Never rejects for the job's sake.
 */
export async function runJob(db: Db, job: Job, options: RunOptions): Promise<JobRun> {
  const { clock, holder, asOf, isByHand = false, stop } = options
  const startedAt = clock()
  const schedule = job.schedule(loadSettings(db))
  const claimed = transact(db, tx => claim(tx, job.name, schedule, { now: startedAt, holder, isByHand }))
  if (claimed !== 'claimed') return { outcome: claimed }
  const beat = setInterval(() => keepClaim(db, job.name, holder, clock()), JOB_LEASE_MS / 4)
  beat.unref()
  try {
    const report = await job.run({ db, now: asOf ?? startedAt, stop })
    const isOwnTime = asOf === undefined && !stop?.aborted
    const doneUntil = isOwnTime ? { doneUntil: latestTime(schedule, startedAt) } : {}
    finishJob(db, job.name, holder, {
      finishedAt: clock(),
      lastResult: report,
      lastError: null,
      ...doneUntil,
    })
    return { outcome: 'done', report }
  } catch (error) {
    const text = (error instanceof Error ? error.message : String(error)).slice(0, MAX_ERROR)
    finishJob(db, job.name, holder, { finishedAt: clock(), lastError: text })
    return { outcome: 'failed', error: text }
  } finally {
    clearInterval(beat)
  }
}

type Claim = { now: Date; holder: string; isByHand: boolean }

function claim(tx: Db, name: JobName, schedule: Schedule, { now, holder, isByHand }: Claim) {
  const record = findJob(tx, name)
  if (!record || (record.doneUntil === null && schedule !== null))
    noteJob(tx, name, latestTime(schedule, now))
  if (!isByHand && !(record && isJobDue(schedule, record, now))) return 'not-due'
  return claimJob(tx, name, holder, now, leaseFrom(now)) ? 'claimed' : 'busy'
}

/** A claim that cannot be prolonged now is at the next beat; there are three before it ends. */
function keepClaim(db: Db, name: JobName, holder: string, now: Date) {
  try {
    renewJob(db, name, holder, leaseFrom(now))
  } catch (error) {
    log.error({ err: error, job: name }, 'the claim of a job could not be prolonged')
  }
}

function leaseFrom(now: Date) {
  return new Date(now.getTime() + JOB_LEASE_MS)
}
