import { setImmediate } from 'node:timers/promises'
import { transact, type Db } from '#db/client.server.ts'
import type { ActionRow } from '../actions/queries.server.ts'
import { factsOf, tellOwner, urlOf } from '../actions/tell.server.ts'
import { findDueEffectChecks } from './effect-queries.server.ts'

/** Actions at a time, so that pages are served in between. */
const SLICE = 100

/**
 * Tells who follows a closed critical action that its effect is to be looked at, once the time has come, once. Running
 * again sends nothing twice. Answers how many mails were queued. `stop` ends it after the slice under way.
 */
export async function remindEffectChecks(db: Db, now: Date, stop?: AbortSignal) {
  let mails = 0
  let after: ActionRow | null = null
  while (!stop?.aborted) {
    const actions: ActionRow[] = findDueEffectChecks(db, now, after, SLICE)
    const last = actions.at(-1)
    if (!last) break
    mails += transact(db, tx => actions.reduce((sum, action) => sum + remindOwner(tx, now, action), 0))
    after = last
    await setImmediate()
  }
  return { mails }
}

function remindOwner(tx: Db, now: Date, action: ActionRow): number {
  const key = `effect-due:${action.id}:${action.effectivenessDueAt?.getTime()}`
  return tellOwner(tx, now, action, key, (facts, locale) => ({
    kind: 'effect-due',
    ...facts,
    ...factsOf(action, locale),
    url: urlOf(`/actions/${action.id}`),
  }))
}
