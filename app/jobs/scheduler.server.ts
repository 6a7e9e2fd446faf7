import { Cron } from 'croner'
import { TIME_ZONE } from '#app/i18n/format.ts'
import { log } from '#app/server/log.server.ts'
import { getDb } from '#db/client.server.ts'
import { TIMETABLE } from './timetable.server.ts'

/** Starts every job of the timetable; a job that fails is logged and tried again at its next time. */
export function startScheduler() {
  const timers = TIMETABLE.map(
    ({ name, schedule, run }) =>
      new Cron(schedule, { name, timezone: TIME_ZONE, protect: true, unref: true, catch: report }, () =>
        run(getDb(), new Date()),
      ),
  )
  return () => timers.forEach(timer => timer.stop())
}

function report(error: unknown, job: Cron) {
  log.error({ err: error, job: job.name }, 'job failed')
}
