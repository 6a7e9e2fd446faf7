import { log } from '#app/server/log.server.ts'
import { getDb } from '#db/client.server.ts'
import { jobHolder } from './job-holder.server.ts'
import { runJob } from './run-job.server.ts'
import { TIMETABLE } from './timetable.server.ts'

const LOOK_EVERY_MS = 30_000
/** A job under way when the portal stops may take this long; the rest of it is done after the next start. */
const LAST_SLICE_MS = 5000

/**
 * Looks now and every half minute for jobs whose time has come and runs them, one after the other. What fell due
 * while no server ran is done at once. Answers a function that stops after the slice under way.
 */
export function startScheduler(lookEveryMs = LOOK_EVERY_MS) {
  const stopping = new AbortController()
  const holder = jobHolder('scheduler')
  let round: Promise<unknown> | null = null

  function look() {
    round ??= runDueJobs(holder, stopping.signal)
      .catch(error => log.error({ err: error }, 'looking for jobs failed'))
      .finally(() => (round = null))
  }

  look()
  const timer = setInterval(look, lookEveryMs)
  return async function stop() {
    clearInterval(timer)
    stopping.abort()
    await Promise.race([round, new Promise(resolve => setTimeout(resolve, LAST_SLICE_MS).unref())])
  }
}

async function runDueJobs(holder: string, stop: AbortSignal) {
  for (const job of TIMETABLE) {
    if (stop.aborted) return
    const run = await runJob(getDb(), job, { clock: () => new Date(), holder, stop })
    if (run.outcome === 'failed') log.error({ job: job.name, error: run.error }, 'job failed')
    if (run.outcome === 'done') log.info({ job: job.name, ...run.report }, 'job done')
  }
}
