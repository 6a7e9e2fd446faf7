import { loadSettings } from '#app/settings/organisation.server.ts'
import { transact, type Db } from '#db/client.server.ts'
import { limitState, youngestToRemind } from './matter-limits.ts'
import { findUnansweredBefore } from './queries.server.ts'
import { tellDesk } from './tell-desk.server.ts'

/** Far more than ever wait at once. */
const MAX_MATTERS = 500

/**
 * Reminds of limits: once when one comes near and once when it is over, whoever works on the matter or, before anybody
 * does, everybody who may see it. Running again sends nothing twice. Answers how many matters have such a limit.
 */
export function remindLimits(db: Db, now: Date): { matters: number } {
  const settings = loadSettings(db)
  const waiting = findUnansweredBefore(db, youngestToRemind(settings, now), MAX_MATTERS)
  const due = waiting.flatMap(({ id, ...matter }) => {
    const limit = limitState(matter, settings, now)
    return limit ? [{ id, limit }] : []
  })
  for (const { id, limit } of due)
    transact(db, tx => {
      const key = `matter-limit:${id}:${limit.what}:${limit.when}`
      tellDesk(tx, now, { matterId: id, news: 'limit', key })
    })
  return { matters: due.length }
}
