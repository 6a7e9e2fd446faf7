import { log } from '#app/server/log.server.ts'
import type { Db } from '#db/client.server.ts'
import { IMPORT_STATES, isUnderWay, type ImportState } from './import-state.ts'
import { claimImport } from './queries.server.ts'

const UNDER_WAY = IMPORT_STATES.filter(isUnderWay)

/**
 * Does work on an import behind the answer to a request. When it fails the import is put into `afterFailure`, to
 * be started again; when even that is impossible (the server is stopping), the next start finds it.
 */
export async function inBackground(
  db: Db,
  importId: string,
  afterFailure: ImportState,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work()
  } catch (error) {
    log.error({ err: error, importId }, 'work on an import failed')
    putBack(db, importId, afterFailure)
  }
}

function putBack(db: Db, importId: string, state: ImportState) {
  try {
    claimImport(db, importId, UNDER_WAY, { state, failure: 'interrupted', progress: 0 })
  } catch (error) {
    log.warn({ err: error, importId }, 'an import stays as it is until the next start')
  }
}
