import type { ServerBuild } from '@remix-run/node'
import type { Express } from 'express'
import type { AddressInfo } from 'node:net'
import { prepareUploads } from '#app/assessments/evidence-store.server.ts'
import { openVault } from '#app/integrity/vault/open-vault.server.ts'
import { chainOldEvents } from '#app/history/ledger-queries.server.ts'
import { startScheduler } from '#app/jobs/scheduler.server.ts'
import { startMailWorker } from '#app/mail/worker.server.ts'
import { checkP12 } from '#app/proof/pdf/signer.server.ts'
import { mountExports } from '#app/reports/export-route.server.ts'
import { createMailTransport } from '#app/mail/transport.server.ts'
import { recoverImports } from '#app/suppliers/import/end-import.server.ts'
import { closeDatabase, openDatabase, setConnection, transact } from '#db/client.server.ts'
import { migrateDatabase } from '#db/migrate.server.ts'
import { publishShippedContent } from '#db/publish-content.server.ts'
import { createApp } from './app.server.ts'
import { mountAutosave } from './autosave-route.server.ts'
import { announceDemo } from './announce-demo.server.ts'
import { readEnvironment, setEnvironment, withActualPort, type Environment } from './environment.server.ts'
import { log, setLogLevel } from './log.server.ts'
import { matchFewerRoutes } from './match-fewer-routes.server.ts'
import { prepareSetUp } from './set-up-code.server.ts'
import { stopGracefully } from './stop.server.ts'

/** Long enough for a 20 MB file over a slow office line. */
const REQUEST_MS = 10 * 60_000
const HEADERS_MS = 15_000
/** Connections that may wait to be taken: a thousand people come back in the same second after a restart. */
const BACKLOG = 4096
/** Longer than the proxies in front keep an idle connection: it is theirs to close, or a request may meet a closed one. */
const KEEP_ALIVE_MS = 75_000

/**
 * Starts the portal: environment, database at its current schema, shipped content, mail worker, HTTP server;
 * and stops all of it in the opposite order on SIGTERM.
 */
export function serve(
  build: ServerBuild | (() => Promise<ServerBuild>),
  mountAssets: (app: Express) => void,
) {
  matchFewerRoutes()
  const environment = readEnvironment()
  setEnvironment(environment)
  setLogLevel(environment.logLevel)
  checkP12(environment)

  migrateDatabase(environment.databaseFile)
  const connection = openDatabase(environment.databaseFile)
  setConnection(connection)
  openVault(connection.db, environment)
  transact(connection.db, chainOldEvents)
  publishShippedContent(connection.db, new Date())
  prepareUploads(environment.uploadsFolder)
  recoverImports(connection.db, new Date())
  const stopMail = startMail(environment)
  const stopScheduler = startScheduler()

  const app = createApp(environment, build, {
    api: mountAutosave,
    routes: mountExports,
    assets: mountAssets,
  })
  const server = app.listen(environment.port, environment.host, BACKLOG, () => {
    const { port } = server.address() as AddressInfo
    const listening = withActualPort(environment, port)
    setEnvironment(listening)
    log.info({ port, origin: listening.publicOrigin }, 'listening')
    prepareSetUp(connection.db, listening.publicOrigin)
    if (listening.isDemo) announceDemo(listening)
  })
  server.requestTimeout = REQUEST_MS
  server.headersTimeout = HEADERS_MS
  server.keepAliveTimeout = KEEP_ALIVE_MS

  const stopWork = () => Promise.all([stopScheduler(), stopMail()])
  stopGracefully(server, stopWork, () => closeDatabase(connection))
}

function startMail({ smtpUrl, mailFrom }: Environment) {
  if (smtpUrl && mailFrom) return startMailWorker(createMailTransport(smtpUrl, mailFrom))
  return async () => undefined
}
