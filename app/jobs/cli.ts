import fs from 'node:fs'
import { readEnvironment, setEnvironment } from '#app/server/environment.server.ts'
import { setLogLevel } from '#app/server/log.server.ts'
import { closeDatabase, openDatabase, type Db } from '#db/client.server.ts'
import { readCliOptions, USAGE, type CliOptions } from './cli-options.ts'
import { jobHolder } from './job-holder.server.ts'
import { listJobs } from './list-jobs.server.ts'
import { runJob, type JobRun } from './run-job.server.ts'
import { findJobByName } from './timetable.server.ts'

/**
 * `npm run -s jobs -- list` or a job's name: runs it now, or as of `--now`, beside a running server and under the same
 * claim. Exit 0: done; 1: failed; 2: not understood, or no database; 3: the job is running already.
 */
const EXIT = { done: 0, 'not-due': 0, failed: 1, busy: 3 } as const

process.exitCode = await main(readCliOptions(process.argv.slice(2)))

async function main(options: CliOptions): Promise<number> {
  if (options.what === 'refuse') return refuse(`${options.problem}\n${USAGE}`)
  const environment = readEnvironment()
  setEnvironment(environment)
  setLogLevel('silent')
  if (!fs.existsSync(environment.databaseFile)) {
    return refuse(
      `There is no database at ${environment.databaseFile}. Start the portal once, or set DATABASE_URL.`,
    )
  }
  const connection = openDatabase(environment.databaseFile)
  try {
    return await carryOut(connection.db, options)
  } finally {
    closeDatabase(connection)
  }
}

async function carryOut(db: Db, options: Exclude<CliOptions, { what: 'refuse' }>): Promise<number> {
  if (options.what === 'list') {
    const jobs = listJobs(db, new Date())
    const lines = jobs.map(({ name, lastRunAt, lastError, nextAt }) =>
      [
        name,
        `last ${timeOf(lastRunAt)}`,
        `next ${timeOf(nextAt)}`,
        lastError ? `failed: ${lastError}` : 'ok',
      ].join('\t'),
    )
    return say(options.isJson ? [JSON.stringify(jobs)] : lines)
  }
  const job = findJobByName(options.job)
  if (!job) return refuse(`there is no job "${options.job}"`)
  const asOf = options.asOf ? { asOf: options.asOf } : {}
  const holder = jobHolder('command line')
  const run = await runJob(db, job, { clock: () => new Date(), holder, isByHand: true, ...asOf })
  say(
    options.isJson ? [JSON.stringify({ job: job.name, ...asOf, ...run })] : [`${job.name}: ${wordsOf(run)}`],
  )
  return EXIT[run.outcome]
}

function wordsOf(run: JobRun) {
  if (run.outcome === 'failed') return `failed: ${run.error}`
  if (run.outcome === 'busy') return 'is running already in another process'
  if (run.outcome === 'not-due') return 'is not due'
  const counts = Object.entries(run.report).map(([what, count]) => `${what} ${count}`)
  return ['done', ...counts].join(', ')
}

function timeOf(instant: Date | null) {
  return instant?.toISOString() ?? 'never'
}

function say(lines: string[]) {
  for (const line of lines) process.stdout.write(`${line}\n`)
  return 0
}

function refuse(text: string) {
  process.stderr.write(`${text}\n`)
  return 2
}
