import { deleteSessionsEndedBy } from '#app/accounts/session-queries.server.ts'
import { deleteCodesBefore } from '#app/agreements/signing/contact-queries.server.ts'
import { finishMissingDocuments } from '#app/agreements/signing/finish-document.server.ts'
import { remindCounterSignatories, remindSignings } from '#app/agreements/signing/remind-signings.server.ts'
import { tendAgreements } from '#app/agreements/signing/tend-agreements.server.ts'
import { deleteAnswerSavesBefore } from '#app/assessments/answer-queries.server.ts'
import { sweepUploads } from '#app/assessments/sweep-uploads.server.ts'
import { escalateOverdue } from '#app/campaigns/reminders/escalate-overdue.server.ts'
import { sendDigest } from '#app/campaigns/reminders/send-digest.server.ts'
import { sendReminders } from '#app/campaigns/reminders/send-reminders.server.ts'
import { remindLimits } from '#app/integrity/matters/remind-limits.server.ts'
import { remindMeasures, tendMeasures } from '#app/remediation/measures/tend-measures.server.ts'
import { remindEffectChecks } from '#app/remediation/verification/remind-effect-checks.server.ts'
import { remindAudits } from '#app/remediation/audits/remind-audits.server.ts'
import { escalateActions } from '#app/remediation/actions/escalate-actions.server.ts'
import { remindActions } from '#app/remediation/actions/remind-actions.server.ts'
import { sendActionDigest } from '#app/remediation/actions/send-action-digest.server.ts'
import { getEnvironment } from '#app/server/environment.server.ts'
import { DIGEST_DAYS } from '#app/settings/setting-limits.ts'
import type { Settings } from '#app/settings/settings.ts'
import { forgetOldImports } from '#app/suppliers/import/end-import.server.ts'
import type { Db } from '#db/client.server.ts'
import type { JobName, JobReport } from './job-names.ts'
import type { Schedule } from './schedule.ts'

const DAY_MS = 24 * 60 * 60_000
/** A browser that was off-line repeats a save with its old key at most this late. */
const KEEP_SAVE_KEYS_DAYS = 7

/** `stop`: end after the slice under way. */
export type JobWork = { db: Db; now: Date; stop?: AbortSignal | undefined }
export type Job = {
  name: JobName
  schedule: (settings: Settings) => Schedule
  run: (work: JobWork) => JobReport | Promise<JobReport>
}

/** What happens by itself, and when (China time). Each job may run twice, or be cut off, without harm. */
export const TIMETABLE: readonly Job[] = [
  {
    name: 'send-reminders',
    schedule: () => ({ everyMinutes: 15 }),
    run: ({ db, now, stop }) => sendReminders(db, now, stop),
  },
  {
    name: 'send-digest',
    schedule: digestSchedule,
    run: ({ db, now }) => sendDigest(db, now),
  },
  {
    name: 'escalate-overdue',
    schedule: () => ({ hour: 8, minute: 20 }),
    run: ({ db, now, stop }) => escalateOverdue(db, now, stop),
  },
  {
    name: 'forget-ended-sessions',
    schedule: () => ({ hour: 3, minute: 17 }),
    run: ({ db, now }) => {
      deleteSessionsEndedBy(db, now)
      return {}
    },
  },
  {
    name: 'forget-save-keys',
    schedule: () => ({ hour: 3, minute: 27 }),
    run: ({ db, now }) => {
      const before = new Date(now.getTime() - KEEP_SAVE_KEYS_DAYS * DAY_MS)
      return { keys: deleteAnswerSavesBefore(db, before) }
    },
  },
  {
    name: 'forget-old-imports',
    schedule: () => ({ hour: 3, minute: 47 }),
    run: async ({ db, now }) => {
      await forgetOldImports(db, now)
      return {}
    },
  },
  {
    name: 'sweep-uploads',
    schedule: () => ({ hour: 3, minute: 37 }),
    run: async ({ db, now, stop }) => ({
      files: await sweepUploads(db, getEnvironment().uploadsFolder, now, stop),
    }),
  },
  {
    name: 'remind-matter-limits',
    schedule: () => ({ hour: 8, minute: 40 }),
    run: ({ db, now }) => remindLimits(db, now),
  },
  {
    name: 'remind-signings',
    schedule: () => ({ hour: 8, minute: 40 }),
    run: async ({ db, now, stop }) => {
      const { mails } = await remindSignings(db, now, stop)
      return { mails: mails + remindCounterSignatories(db, now).mails }
    },
  },
  {
    name: 'tend-agreements',
    schedule: () => ({ hour: 8, minute: 10 }),
    run: ({ db, now, stop }) => tendAgreements(db, now, stop),
  },
  {
    name: 'finish-agreements',
    schedule: () => ({ everyMinutes: 2 }),
    run: async ({ db, now, stop }) => ({ files: await finishMissingDocuments(db, now, stop) }),
  },
  {
    name: 'forget-codes',
    schedule: () => ({ hour: 3, minute: 7 }),
    run: ({ db, now }) => ({ keys: deleteCodesBefore(db, new Date(now.getTime() - DAY_MS)) }),
  },
  {
    name: 'tend-measures',
    schedule: () => ({ everyMinutes: 30 }),
    run: ({ db, now, stop }) => tendMeasures(db, now, stop),
  },
  {
    name: 'remind-measures',
    schedule: () => ({ hour: 8, minute: 30 }),
    run: ({ db, now, stop }) => remindMeasures(db, now, stop),
  },
  {
    name: 'remind-audits',
    schedule: () => ({ hour: 8, minute: 30 }),
    run: ({ db, now, stop }) => remindAudits(db, now, stop),
  },
  {
    name: 'remind-effect-checks',
    schedule: () => ({ hour: 8, minute: 30 }),
    run: ({ db, now, stop }) => remindEffectChecks(db, now, stop),
  },
  {
    name: 'remind-actions',
    schedule: () => ({ hour: 8, minute: 30 }),
    run: ({ db, now, stop }) => remindActions(db, now, stop),
  },
  {
    name: 'escalate-actions',
    schedule: () => ({ everyMinutes: 15 }),
    run: ({ db, now, stop }) => escalateActions(db, now, stop),
  },
  {
    name: 'send-action-digest',
    schedule: digestSchedule,
    run: ({ db, now }) => sendActionDigest(db, now),
  },
]

export function findJobByName(name: string): Job | null {
  return TIMETABLE.find(job => job.name === name) ?? null
}

function digestSchedule({ digestDay, digestHour }: Settings): Schedule {
  if (digestDay === 'none') return null
  return { weekday: DIGEST_DAYS.indexOf(digestDay), hour: digestHour, minute: 0 }
}
