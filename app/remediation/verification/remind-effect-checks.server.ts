import { transact, type Db } from '#db/client.server.ts'
import { factsOf, tellOwner, urlOf } from '../actions/tell.server.ts'
import { findDueEffectChecks } from './effect-queries.server.ts'

/** Far more than ever wait at once; the rest is told of the next day. */
const MAX_ACTIONS = 500

/**
 * Tells who follows a closed critical action that its effect is to be looked at, once the time has come, once. Running
 * again sends nothing twice. Answers how many mails were queued.
 */
export function remindEffectChecks(db: Db, now: Date): { mails: number } {
  let mails = 0
  for (const action of findDueEffectChecks(db, now, MAX_ACTIONS))
    transact(db, tx => {
      const key = `effect-due:${action.id}:${action.effectivenessDueAt?.getTime()}`
      mails += tellOwner(tx, now, action, key, (facts, locale) => ({
        kind: 'effect-due',
        ...facts,
        ...factsOf(action, locale),
        url: urlOf(`/actions/${action.id}`),
      }))
    })
  return { mails }
}
