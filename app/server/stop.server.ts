import type { Server } from 'node:http'
import { log } from './log.server.ts'

const GRACE_MS = 10_000

/**
 * On SIGTERM or SIGINT: takes no new connection, lets requests in flight finish, closes each connection with its
 * next answer (a busy one would otherwise be kept open for ever), then ends with 0.
 */
export function stopGracefully(server: Server, afterwards: () => void | Promise<void>) {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      log.info({ signal }, 'stopping')
      server.close(() => void Promise.resolve(afterwards()).then(() => process.exit(0)))
      server.closeIdleConnections()
      server.prependListener('request', (_request, response) => response.setHeader('Connection', 'close'))
      setTimeout(() => {
        server.closeAllConnections()
        process.exit(1)
      }, GRACE_MS).unref()
    })
  }
}
