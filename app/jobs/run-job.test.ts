import { expect, onTestFinished, test, vi } from 'vitest'
import type { Db } from '#db/client.server.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { JOB_LEASE_MS, type JobReport } from './job-names.ts'
import { claimJob, findJob } from './queries.server.ts'
import { runJob, type RunOptions } from './run-job.server.ts'
import type { Job } from './timetable.server.ts'

const START = china('2026-11-22T08:00')
const HOUR = 3_600_000

function china(time: string) {
  return new Date(`${time}+08:00`)
}

function dailyJob(run: Job['run'] = () => ({ mails: 1 })): Job {
  return { name: 'send-reminders', schedule: () => ({ hour: 8, minute: 0 }), run }
}

function at(now: Date, more: Partial<RunOptions> = {}): RunOptions {
  return { clock: () => now, holder: 'one', ...more }
}

/** A database that knows the job, with its time of 22 November worked off. */
async function openWith(job: Job): Promise<Db> {
  const { db } = openTestDatabase()
  await runJob(db, job, at(START))
  return db
}

test('a job that was never seen waits for its next time', async () => {
  const { db } = openTestDatabase()
  const job = dailyJob()
  expect(await runJob(db, job, at(START))).toEqual({ outcome: 'not-due' })
  expect(await runJob(db, job, at(china('2026-11-23T07:59')))).toEqual({ outcome: 'not-due' })
  expect(await runJob(db, job, at(china('2026-11-23T08:00')))).toEqual({
    outcome: 'done',
    report: { mails: 1 },
  })
  expect(await runJob(db, job, at(china('2026-11-23T08:01')))).toEqual({ outcome: 'not-due' })
})

test('what passed while the server was down is done once', async () => {
  const times: Date[] = []
  const job = dailyJob(({ now }) => {
    times.push(now)
    return {}
  })
  const db = await openWith(job)
  const back = china('2026-11-29T03:00')
  await runJob(db, job, at(back))
  await runJob(db, job, at(new Date(back.getTime() + HOUR)))
  expect(times).toEqual([back])
})

test('two processes never run a job at once, and not one after the other either', async () => {
  let finish = () => {}
  let runs = 0
  const job = dailyJob(() => {
    runs += 1
    return new Promise<JobReport>(resolve => (finish = () => resolve({})))
  })
  const db = await openWith(job)
  const due = china('2026-11-23T08:00')
  const first = runJob(db, job, at(due, { holder: 'one' }))
  expect(await runJob(db, job, at(due, { holder: 'two' }))).toEqual({ outcome: 'busy' })
  expect(await runJob(db, job, at(due, { holder: 'three', isByHand: true }))).toEqual({ outcome: 'busy' })
  finish()
  expect(await first).toEqual({ outcome: 'done', report: {} })
  expect(await runJob(db, job, at(due, { holder: 'two' }))).toEqual({ outcome: 'not-due' })
  expect(runs).toBe(1)
})

test('the claim of a process that died is free again two minutes later', async () => {
  const job = dailyJob()
  const db = await openWith(job)
  const due = china('2026-11-23T08:00')
  claimJob(db, job.name, 'dead', due, new Date(due.getTime() + JOB_LEASE_MS))
  const later = (ms: number) => at(new Date(due.getTime() + ms))
  expect(await runJob(db, job, later(JOB_LEASE_MS - 1))).toEqual({ outcome: 'busy' })
  expect(await runJob(db, job, later(JOB_LEASE_MS))).toMatchObject({ outcome: 'done' })
})

test('a claim made while the clock was 400 days ahead holds nobody up', async () => {
  const job = dailyJob()
  const db = await openWith(job)
  const due = china('2026-11-23T08:00')
  const ahead = new Date(due.getTime() + 400 * 24 * HOUR)
  claimJob(db, job.name, 'dead', ahead, new Date(ahead.getTime() + JOB_LEASE_MS))
  expect(await runJob(db, job, at(due))).toMatchObject({ outcome: 'done' })
})

test('a process that was thought dead does not overwrite what its successor noted', async () => {
  let finish = () => {}
  const slow = dailyJob(() => new Promise<JobReport>(resolve => (finish = () => resolve({ mails: 7 }))))
  const db = await openWith(slow)
  const due = china('2026-11-23T08:00')
  const first = runJob(db, slow, at(due, { holder: 'one' }))
  const overtaken = new Date(due.getTime() + JOB_LEASE_MS)
  await runJob(
    db,
    dailyJob(() => ({ mails: 2 })),
    at(overtaken, { holder: 'two' }),
  )
  finish()
  await first
  expect(findJob(db, 'send-reminders')).toMatchObject({
    lastResult: { mails: 2 },
    runs: 1,
    leaseHolder: null,
  })
})

test('a failure is recorded and tried again five minutes later, until it works', async () => {
  let isBroken = true
  const job = dailyJob(() => {
    if (isBroken) throw new Error('disk full')
    return { mails: 3 }
  })
  const db = await openWith(job)
  const due = china('2026-11-23T08:00')
  const after = (minutes: number) => at(new Date(due.getTime() + minutes * 60_000))
  expect(await runJob(db, job, after(0))).toEqual({ outcome: 'failed', error: 'disk full' })
  expect(findJob(db, job.name)).toMatchObject({ lastError: 'disk full', leaseUntil: null })
  expect(await runJob(db, job, after(4))).toEqual({ outcome: 'not-due' })
  isBroken = false
  expect(await runJob(db, job, after(5))).toMatchObject({ outcome: 'done' })
  expect(findJob(db, job.name)).toMatchObject({ lastError: null, lastResult: { mails: 3 }, runs: 2 })
})

test('a run by hand for another time does the work of that time and leaves the timetable alone', async () => {
  const times: Date[] = []
  const job = dailyJob(({ now }) => {
    times.push(now)
    return {}
  })
  const db = await openWith(job)
  const asOf = china('2027-03-01T08:00')
  await runJob(db, job, at(china('2026-11-22T12:00'), { asOf, isByHand: true }))
  await runJob(db, job, at(china('2026-11-23T08:00')))
  expect(times).toEqual([asOf, china('2026-11-23T08:00')])
})

test('a run that was stopped is taken up again', async () => {
  const stopping = new AbortController()
  const job = dailyJob(() => {
    stopping.abort()
    return {}
  })
  const db = await openWith(job)
  const due = china('2026-11-23T08:00')
  await runJob(db, job, at(due, { stop: stopping.signal }))
  expect(await runJob(db, job, at(due))).toMatchObject({ outcome: 'done' })
})

test('a claim that cannot be prolonged for a while, as on a full disk, ends neither the job nor the process', async () => {
  vi.useFakeTimers()
  onTestFinished(() => void vi.useRealTimers())
  const { db, raw } = openTestDatabase()
  let finish = () => {}
  const job = dailyJob(() => new Promise<JobReport>(resolve => (finish = () => resolve({ mails: 4 }))))
  const run = runJob(db, job, at(START, { isByHand: true }))
  raw.pragma('query_only = on')
  await vi.advanceTimersByTimeAsync(JOB_LEASE_MS / 2)
  raw.pragma('query_only = off')
  finish()
  expect(await run).toEqual({ outcome: 'done', report: { mails: 4 } })
})
