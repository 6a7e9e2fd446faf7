import { chinaDay } from '#app/i18n/china-time.ts'
import type { Db } from '#db/client.server.ts'
import { findLatestReturns, findToldByAssessmentIds, type RemindableRow } from './queries.server.ts'

/**
 * When somebody at each of these suppliers was last told its due date, and who was reminded when. What was told on a
 * day after `now` was told by a clock that has been put back since, and does not count. Reminders do: nobody is
 * reminded of what comes before the reminder they hold.
 */
export function toldSoFar(db: Db, rows: readonly RemindableRow[], now: Date) {
  const ids = rows.map(({ id }) => id)
  const mails = findToldByAssessmentIds(db, ids)
  const extendedAt = new Map<string, Date>()
  const remindedAt = new Map<string, Date[]>()
  const keys = new Set<string | null>()
  for (const { assessmentId, userId, kind, uniqueKey, createdAt } of mails) {
    if (assessmentId === null) continue
    if (kind === 'reminder') {
      keys.add(uniqueKey)
      const person = `${assessmentId} ${userId}`
      remindedAt.set(person, [...(remindedAt.get(person) ?? []), createdAt])
    } else if (isPlausible(createdAt, now))
      extendedAt.set(assessmentId, latest(createdAt, extendedAt.get(assessmentId)))
  }
  const returned = rows.filter(({ state }) => state === 'returned').map(({ id }) => id)
  const returnedAt = new Map(
    findLatestReturns(db, returned)
      .filter(row => isPlausible(row.returnedAt, now))
      .map(row => [row.assessmentId, row.returnedAt]),
  )
  return {
    of: ({ id, invitedAt }: RemindableRow) =>
      latest(latest(invitedAt, returnedAt.get(id)), extendedAt.get(id)),
    remindedAt: (assessmentId: string, userId: string) => remindedAt.get(`${assessmentId} ${userId}`) ?? [],
    hasKey: (key: string) => keys.has(key),
  }
}

function isPlausible(at: Date, now: Date) {
  return chinaDay(at) <= chinaDay(now)
}

function latest(one: Date, other: Date = one): Date {
  return one < other ? other : one
}
