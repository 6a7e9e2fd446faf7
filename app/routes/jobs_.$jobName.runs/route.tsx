import type { ActionFunctionArgs } from '@remix-run/node'
import { canAdminister } from '#app/accounts/roles.ts'
import { redirectWithFlash } from '#app/http/flash.server.ts'
import { requireFound, requirePermission } from '#app/http/guards.server.ts'
import type { LocaleOption } from '#app/i18n/use-locale.ts'
import { jobHolder } from '#app/jobs/job-holder.server.ts'
import { JOB_LABELS, reportText } from '#app/jobs/labels.ts'
import { runJob, type JobRun } from '#app/jobs/run-job.server.ts'
import { findJobByName } from '#app/jobs/timetable.server.ts'
import { m } from '#app/paraglide/messages.js'
import { getDb } from '#db/client.server.ts'

/** Runs a job at once, under the same claim as the scheduler, and tells what it did. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  requirePermission(context, request, canAdminister)
  const job = requireFound(findJobByName(params.jobName ?? ''))
  const holder = jobHolder('by hand')
  const run = await runJob(getDb(), job, { clock: () => new Date(), holder, isByHand: true })
  const l = { locale: context.locale }
  const { text, tone } = wordsFor(run, JOB_LABELS[job.name].name({}, l), l)
  return redirectWithFlash('/jobs', text, tone)
}

function wordsFor(run: JobRun, job: string, l: LocaleOption) {
  switch (run.outcome) {
    case 'done':
      return { text: m.jobs_run_done({ job, result: reportText(run.report, l) }, l), tone: 'good' } as const
    case 'failed':
      return { text: m.jobs_run_failed({ job, error: run.error }, l), tone: 'warn' } as const
    default:
      return { text: m.jobs_run_busy({ job }, l), tone: 'info' } as const
  }
}
