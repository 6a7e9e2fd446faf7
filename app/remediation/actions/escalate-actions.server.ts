import { setImmediate } from 'node:timers/promises'
import { recordSystemEvent } from '#app/history/record-event.server.ts'
import { loadSettings } from '#app/settings/organisation.server.ts'
import { transact, type Db } from '#db/client.server.ts'
import { escalateToCommittee } from '../measures/open-case.server.ts'
import { escalatesAt } from './due-date.ts'
import { markEscalated, overdueQuery } from './job-queries.server.ts'
import { findActionById, type ActionRow } from './queries.server.ts'
import { isActionOverdue } from './action-state.ts'

/** Actions at a time, so that pages are served in between. */
const SLICE = 50

/**
 * Brings open actions before the committee whose due date has passed: critical ones at once, others so many days later as
 * the settings say, each once per due date. `stop` ends it after the slice under way.
 */
export async function escalateActions(db: Db, now: Date, stop?: AbortSignal) {
  let escalated = 0
  let after: { dueAt: Date; id: string } | null = null
  while (!stop?.aborted) {
    const slice: ActionRow[] = overdueQuery(db, now, after, SLICE).all()
    const last = slice.at(-1)
    if (!last?.dueAt) break
    escalated += transact(db, tx => slice.filter(({ id }) => escalate(tx, id, now)).length)
    after = { dueAt: last.dueAt, id: last.id }
    await setImmediate()
  }
  return { actions: escalated }
}

/** Looks again, inside the transaction: it may have ended, or got more time, since it was found. */
function escalate(tx: Db, id: string, now: Date): boolean {
  const action = findActionById(tx, id)
  if (!action?.dueAt || !isActionOverdue(action, now)) return false
  const { dueAt, severity, code, supplierId, assessmentId } = action
  const isTold = action.escalatedDueAt?.getTime() === dueAt.getTime()
  if (isTold || escalatesAt({ severity, dueAt }, loadSettings(tx)) > now) return false
  markEscalated(tx, id, dueAt, now)
  const about = { actionId: id, code, severity, dueAt }
  recordSystemEvent(tx, now, 'action.escalated', { supplierId, assessmentId }, about)
  escalateToCommittee(tx, now, action)
  return true
}
