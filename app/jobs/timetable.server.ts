import { deleteSessionsEndedBy } from '#app/accounts/session-queries.server.ts'
import { deleteAnswerSavesBefore } from '#app/assessments/answer-queries.server.ts'
import type { Db } from '#db/client.server.ts'

const DAY_MS = 24 * 60 * 60_000
/** A browser that was off-line repeats a save with its old key at most this late. */
const KEEP_SAVE_KEYS_DAYS = 7

export type Job = { name: string; schedule: string; run: (db: Db, now: Date) => void }

/** What happens by itself, and when (cron notation, China time). Each job may run twice without harm. */
export const TIMETABLE: readonly Job[] = [
  { name: 'forget-ended-sessions', schedule: '17 3 * * *', run: deleteSessionsEndedBy },
  {
    name: 'forget-save-keys',
    schedule: '27 3 * * *',
    run: (db, now) => deleteAnswerSavesBefore(db, new Date(now.getTime() - KEEP_SAVE_KEYS_DAYS * DAY_MS)),
  },
]
