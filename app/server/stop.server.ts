import type { Server } from 'node:http'
import { log } from './log.server.ts'

const GRACE_MS = 10_000

/** On SIGTERM or SIGINT: takes no new connection, lets requests in flight finish, then ends with 0. */
export function stopGracefully(server: Server, afterwards: () => void | Promise<void>) {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      log.info({ signal }, 'stopping')
      server.close(() => void Promise.resolve(afterwards()).then(() => process.exit(0)))
      server.closeIdleConnections()
      setTimeout(() => {
        server.closeAllConnections()
        process.exit(1)
      }, GRACE_MS).unref()
    })
  }
}
