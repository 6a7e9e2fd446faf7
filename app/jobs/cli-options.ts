import { parseChinaTime } from '#app/i18n/china-time.ts'
import { JOB_NAMES, type JobName } from './job-names.ts'

export type CliOptions =
  | { what: 'list'; isJson: boolean }
  | { what: 'run'; job: JobName; asOf: Date | null; isJson: boolean }
  | { what: 'refuse'; problem: string }

export const USAGE = `usage: npm run -s jobs -- list [--json]
       npm run -s jobs -- NAME [--now=2027-03-01T08:00] [--json]
A time without zone is China time. NAME is one of ${JOB_NAMES.join(', ')}.`

/** What the command line asks for. Anything not understood is refused with the reason. */
export function readCliOptions(args: readonly string[]): CliOptions {
  const flags = args.filter(arg => arg.startsWith('--'))
  const [name, ...more] = args.filter(arg => !arg.startsWith('--'))
  const unknown = flags.find(flag => flag !== '--json' && !flag.startsWith('--now='))
  if (unknown) return { what: 'refuse', problem: `unknown option ${unknown}` }
  if (name === undefined || more.length > 0) return { what: 'refuse', problem: 'name one job, or "list"' }
  const isJson = flags.includes('--json')
  const now = flags.find(flag => flag.startsWith('--now='))?.slice('--now='.length)
  if (name === 'list')
    return now === undefined ? { what: 'list', isJson } : { what: 'refuse', problem: 'a list takes no --now' }
  const job = JOB_NAMES.find(one => one === name)
  if (!job) return { what: 'refuse', problem: `there is no job "${name}"` }
  if (now === undefined) return { what: 'run', job, asOf: null, isJson }
  const asOf = parseChinaTime(now)
  return asOf ? { what: 'run', job, asOf, isJson } : { what: 'refuse', problem: `"${now}" is no time` }
}
