/** Everything that happens by itself; `timetable.server.ts` says what and when. */
export const JOB_NAMES = [
  'send-reminders',
  'send-digest',
  'escalate-overdue',
  'forget-ended-sessions',
  'forget-save-keys',
  'forget-old-imports',
  'sweep-uploads',
  'remind-matter-limits',
  'remind-signings',
  'tend-agreements',
  'finish-agreements',
  'forget-codes',
  'tend-measures',
  'remind-measures',
  'remind-audits',
  'remind-effect-checks',
  'remind-actions',
  'escalate-actions',
  'send-action-digest',
] as const
export type JobName = (typeof JOB_NAMES)[number]

/** What a run did, as counts by what was counted. */
export const JOB_COUNTS = [
  'campaigns',
  'assessments',
  'suppliers',
  'mails',
  'keys',
  'files',
  'matters',
  'actions',
] as const
export type JobCount = (typeof JOB_COUNTS)[number]
export type JobReport = Partial<Record<JobCount, number>>

/** A claim that is not renewed for this long belongs to a process that died. */
export const JOB_LEASE_MS = 2 * 60_000
