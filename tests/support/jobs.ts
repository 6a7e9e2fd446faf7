import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { z } from 'zod'
import type { JobName } from '#app/jobs/job-names.ts'
import type { Portal } from './portal.ts'

const RUNNING_ALREADY = 3
const MOST_TRIES = 20

const Run = z.object({ outcome: z.literal('done'), report: z.record(z.string(), z.number()) })
const Failed = z.object({ code: z.number(), stderr: z.string() })

/**
 * `npm run jobs -- NAME --now=…` beside the portal's server, against the same database. Answers what the run counted.
 * Waits its turn while the server does the same job.
 */
export async function runJobAt(portal: Portal, job: JobName, asOf: Date) {
  for (let tries = 1; ; tries++) {
    const output = await command(portal, [job, `--now=${asOf.toISOString()}`, '--json'])
    if (output !== null) return Run.parse(JSON.parse(output)).report
    if (tries === MOST_TRIES) throw new Error(`${job} is running all the time`)
  }
}

async function command({ environment }: Portal, args: string[]) {
  const env = { PATH: process.env.PATH, ...environment }
  try {
    const call = ['--import', 'tsx', 'app/jobs/cli.ts', ...args]
    return (await promisify(execFile)(process.execPath, call, { env })).stdout
  } catch (error) {
    const { code, stderr } = Failed.parse(error)
    if (code === RUNNING_ALREADY) return null
    throw new Error(`jobs ${args.join(' ')} ended with ${code}: ${stderr}`)
  }
}
