import type { ErrorRequestHandler, Express } from 'express'
import staticFiles from 'express-static-gzip'
import path from 'node:path'

/**
 * Scripts, styles and fonts as the build wrote and packed them: hardly anything is packed while somebody waits. Their names
 * change with what is in them. What is not there is answered with 404 and not asked of the pages.
 */
export function mountBuiltAssets(app: Express, folder = path.resolve('build/client/assets')) {
  const send = staticFiles(folder, {
    enableBrotli: true,
    orderPreference: ['br', 'gzip'],
    index: false,
    serveStatic: { immutable: true, maxAge: '1y', fallthrough: false },
  })
  app.use('/assets', send, withoutEncoding)
}

/** A packed file that has gone since the start: the words that say so are not packed. */
const withoutEncoding: ErrorRequestHandler = (error, _request, response, next) => {
  response.removeHeader('Content-Encoding')
  next(error)
}
