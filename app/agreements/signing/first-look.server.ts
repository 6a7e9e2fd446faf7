import { canSubmit } from '#app/accounts/roles.ts'
import { isDatabaseFailure } from '#app/assessments/group-commit.server.ts'
import { recordEvent, type ActionContext } from '#app/history/record-event.server.ts'
import { log } from '#app/server/log.server.ts'
import { transact, type Db } from '#db/client.server.ts'
import { factsOf, subjectOf } from './event-subject.ts'
import { findSigning } from './find-signing.server.ts'
import { updateSigning } from './queries.server.ts'

/**
 * Notes that somebody who may sign has opened the text for the first time. It changes nothing else, and reading
 * goes on when the database takes no writes.
 */
export function recordFirstReading(db: Db, context: ActionContext, signingId: string) {
  try {
    transact(db, tx => note(tx, context, signingId))
  } catch (error) {
    if (!isDatabaseFailure(error)) throw error
    log.warn({ err: error, signingId }, 'a first look was not recorded')
  }
}

function note(tx: Db, context: ActionContext, signingId: string) {
  if (!canSubmit(context.actor)) return
  const found = findSigning(tx, context.actor, signingId, context.now)
  if (found?.state !== 'invited' && found?.state !== 'negotiating') return
  if (found.signing.viewedAt) return
  updateSigning(tx, signingId, { viewedAt: context.now })
  recordEvent(tx, context, 'signing.viewed', subjectOf(found), factsOf(found))
}
