import type { ServerBuild } from '@remix-run/node'
import type { AddressInfo } from 'node:net'
import { closeDatabase, openDatabase, setConnection } from '#db/client.server.ts'
import { migrateDatabase } from '#db/migrate.server.ts'
import { createApp } from './app.server.ts'
import { readEnvironment, setEnvironment } from './environment.server.ts'
import { log, setLogLevel } from './log.server.ts'
import { stopGracefully } from './stop.server.ts'

const environment = readEnvironment()
setEnvironment(environment)
setLogLevel(environment.logLevel)

migrateDatabase(environment.databaseFile)
const connection = openDatabase(environment.databaseFile)
setConnection(connection)

const build = (await import('virtual:remix/server-build')) as ServerBuild
const server = createApp(environment, build).listen(environment.port, environment.host, () => {
  const { port } = server.address() as AddressInfo
  log.info({ port, origin: environment.publicOrigin }, 'listening')
})
server.requestTimeout = 60_000
server.headersTimeout = 15_000

stopGracefully(server, () => closeDatabase(connection))
