import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { readEnvironment, setEnvironment } from '#app/server/environment.server.ts'
import { newVaultKey, setVaultKey, VAULT_KEY_FILE } from '#app/integrity/vault/vault-key.server.ts'
import { closeDatabase, openDatabase, type Connection, type Db } from '#db/client.server.ts'
import { migrateDatabase } from '#db/migrate.server.ts'
import { startSmtpSink, type Fate } from './smtp-sink.ts'
import { until } from './until.ts'

const START_MS = 30_000
const PINO_ERROR = 50
/** One for all portals of a test process: what it seeds opens in each of them, whichever was started last. */
const VAULT_KEY = newVaultKey()

type PortalOptions = {
  /** Runs on the migrated database before the server starts. */
  seed?: (db: Db) => void
  env?: Record<string, string>
  /** What becomes of a mail at the SMTP server; all are accepted by default. */
  fate?: (recipient: string, attempt: number) => Fate
}

export type Portal = Awaited<ReturnType<typeof startPortal>>

/**
 * The real production server as a process of its own, on a free port, with a database in a folder of its own
 * and a real SMTP server to send to. Needs a finished build. Always `stop()` it.
 */
export async function startPortal({ seed, env = {}, fate }: PortalOptions = {}) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'portal-e2e-'))
  const databaseFile = path.join(folder, 'portal.sqlite')
  const removeFolder = () => fs.rmSync(folder, { recursive: true, force: true })
  process.once('exit', removeFolder)
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  const mail = await startSmtpSink(fate)
  const environment = {
    NODE_ENV: 'production' as const,
    PORT: String(port),
    PUBLIC_ORIGIN: origin,
    DATABASE_URL: databaseFile,
    SMTP_URL: mail.url,
    MAIL_FROM: 'ESG <esg@buyer.example>',
    ...env,
  }
  setEnvironment(readEnvironment(environment))
  migrateDatabase(databaseFile)
  fs.writeFileSync(path.join(folder, VAULT_KEY_FILE), VAULT_KEY.toString('base64'), { mode: 0o600 })
  setVaultKey(VAULT_KEY)
  const connection = openDatabase(databaseFile)
  seed?.(connection.db)
  const server = await startServer(environment, origin)
  return portalOf({ removeFolder, databaseFile, origin, mail, environment, connection, server })
}

type Parts = {
  removeFolder: () => void
  databaseFile: string
  origin: string
  mail: Awaited<ReturnType<typeof startSmtpSink>>
  environment: NodeJS.ProcessEnv
  connection: Connection
  server: Server
}

function portalOf(parts: Parts) {
  const { connection, environment, origin, databaseFile, removeFolder, mail } = parts
  let server = parts.server
  return {
    origin,
    databaseFile,
    /** What the server was started with: for a command beside it. */
    environment,
    /** The test's own connection to the server's database. */
    db: connection.db,
    raw: connection.raw,
    mails: mail.received,
    /** The newest mail to an address, waiting until there is one whose subject or text fits. */
    mailTo: (address: string, fits: RegExp = /(?:)/) =>
      until(`a mail to ${address} with ${fits}`, () =>
        mail.received.findLast(
          ({ recipient, subject, text }) => recipient === address && fits.test(`${subject}\n${text}`),
        ),
      ),
    output: () => server.output(),
    /** Lines that the server logged as errors so far. */
    errors: () => server.output().split('\n').filter(isErrorLine),
    /** Sends a signal and answers how the process ended. */
    kill: (signal: NodeJS.Signals) => server.kill(signal),
    async restart() {
      server = await startServer(environment, origin)
    },
    async stop() {
      const ending = server.isRunning() ? await server.kill('SIGTERM') : null
      closeDatabase(connection)
      await mail.stop()
      removeFolder()
      process.off('exit', removeFolder)
      return ending
    },
  }
}

type Server = Awaited<ReturnType<typeof startServer>>

async function startServer(environment: NodeJS.ProcessEnv, origin: string) {
  const child = spawn(process.execPath, ['build/server/index.js'], {
    env: { PATH: process.env.PATH, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const output = collectOutput(child)
  const endWithTest = () => child.kill('SIGKILL')
  process.once('exit', endWithTest)
  child.once('exit', () => process.off('exit', endWithTest))
  await until(
    'the server to answer',
    async () => {
      if (child.exitCode !== null) throw new Error(`the server ended at once:\n${output()}`)
      return isHealthy(origin)
    },
    START_MS,
  )
  return {
    output,
    isRunning: () => child.exitCode === null && child.signalCode === null,
    async kill(signal: NodeJS.Signals) {
      const ended = once(child, 'exit')
      child.kill(signal)
      await ended
      return { code: child.exitCode, signal: child.signalCode }
    },
  }
}

function collectOutput(child: ChildProcess) {
  const chunks: string[] = []
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', chunk => chunks.push(String(chunk)))
  return () => chunks.join('')
}

async function isHealthy(origin: string) {
  const response = await fetch(`${origin}/healthz`).catch(() => null)
  return response?.ok === true
}

function isErrorLine(line: string) {
  return (
    (/"level":(\d+)/.exec(line)?.[1] ?? '0') >= String(PINO_ERROR) ||
    /^\s*(?:\w*Error\b|.*Warning:)/.test(line)
  )
}

async function freePort() {
  const server = net.createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('no free port')
  return address.port
}
