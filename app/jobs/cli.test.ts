import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { openTestDatabase } from '#tests/support/database.ts'
import { JOB_LEASE_MS } from './job-names.ts'
import { claimJob, findJob, noteJob } from './queries.server.ts'

/** The command in a process of its own, beside this one that has the database open, too. */
function jobs(file: string, ...args: string[]) {
  const env = { ...process.env, DATABASE_URL: file, NODE_ENV: 'production' as const }
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'app/jobs/cli.ts', ...args],
    {
      encoding: 'utf8',
      env,
    },
  )
  return { status, stdout, stderr }
}

test('a job runs from the command line as of a given time, and the list shows it', () => {
  const { db, file } = openTestDatabase()
  expect(jobs(file, 'send-reminders', '--now=2027-03-01T08:00', '--json')).toEqual({
    status: 0,
    stdout:
      '{"job":"send-reminders","asOf":"2027-03-01T00:00:00.000Z","outcome":"done","report":{"campaigns":0,"assessments":0,"mails":0}}\n',
    stderr: '',
  })
  expect(findJob(db, 'send-reminders')).toMatchObject({ runs: 1, leaseHolder: null })
  expect(jobs(file, 'list').stdout).toMatch(/^send-reminders\tlast 20\d\d-/)
})

test('a job that another process is at is not run a second time', () => {
  const { db, file } = openTestDatabase()
  const now = new Date()
  noteJob(db, 'send-digest', now)
  claimJob(db, 'send-digest', 'another', now, new Date(now.getTime() + JOB_LEASE_MS))
  expect(jobs(file, 'send-digest')).toMatchObject({
    status: 3,
    stdout: 'send-digest: is running already in another process\n',
  })
})

test('what is not understood is refused with the usage', () => {
  const { file } = openTestDatabase()
  const { status, stderr } = jobs(file, 'send-everything')
  expect(status).toBe(2)
  expect(stderr).toContain('usage: npm run -s jobs')
  expect(jobs(`${file}.missing`, 'list')).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('no database'),
  })
})
