import type { Server } from 'node:http'
import { log } from './log.server.ts'

const GRACE_MS = 10_000
/** How long a connection stays whose answer was already under way, without `Connection: close`. */
const LAST_KEEP_ALIVE_MS = 500

/**
 * On SIGTERM or SIGINT: takes no new connection, lets requests in flight finish, closes each connection with its
 * next answer (a busy one would otherwise be kept open for ever) and meanwhile ends `work` that goes on without
 * requests; then `afterwards`, and ends with 0.
 */
export function stopGracefully(server: Server, work: () => Promise<unknown>, afterwards: () => void) {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      log.info({ signal }, 'stopping')
      const closed = new Promise<void>(resolve => server.close(() => resolve()))
      server.closeIdleConnections()
      server.keepAliveTimeout = LAST_KEEP_ALIVE_MS
      server.prependListener('request', (_request, response) => response.setHeader('Connection', 'close'))
      setTimeout(() => {
        server.closeAllConnections()
        process.exit(1)
      }, GRACE_MS).unref()
      void Promise.all([closed, work()])
        .then(afterwards)
        .then(() => process.exit(0))
    })
  }
}
