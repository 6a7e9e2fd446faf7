import { createRequestHandler } from '@remix-run/express'
import type { ServerBuild } from '@remix-run/node'
import compression from 'compression'
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express'
import path from 'node:path'
import { limitBody } from './body-limit.server.ts'
import type { Environment } from './environment.server.ts'
import { health } from './health.server.ts'
import { log } from './log.server.ts'
import { readRequestContext } from './request-context.server.ts'
import { dataHeaders, sameOriginOnly, securityHeaders, withNonce } from './security.server.ts'
import { leadToSetUp } from './set-up-code.server.ts'
import { tellStorageFailures } from './storage-failure.server.ts'
import { takeTurns } from './take-turns.server.ts'

/** Of zlib's nine: a page of 110 kB takes half the time of the usual 6 and is a twentieth larger. */
const COMPRESSION = 4

/** Nothing else is looked for on the disk. */
const PUBLIC_FILE = /^\/[\w-]+\.(?:svg|txt)$/

/** What stands between the network and the pages: headers, origin check, assets, direct JSON routes, Remix. */
export function createApp(
  environment: Environment,
  build: ServerBuild | (() => Promise<ServerBuild>),
  options: {
    api?: (app: Express) => void
    routes?: (app: Express) => void
    assets?: (app: Express) => void
  } = {},
): Express {
  const app = express()
  app.disable('x-powered-by')
  app.set('trust proxy', environment.trustedProxies)
  app.get('/healthz', health)
  const ownOnly = sameOriginOnly(environment)
  const beforeContent = [notStored, limitBody, leadToSetUp()]
  // Saves come in great numbers: no policy is written for their scripts, nothing is packed, no file is looked for.
  app.use('/api', dataHeaders(environment), ownOnly, beforeContent)
  options.api?.(app)
  app.use(withNonce, securityHeaders(environment), ownOnly, compression({ level: COMPRESSION }))
  options.assets?.(app)
  app.use('/exports', beforeContent)
  options.routes?.(app)
  app.get(PUBLIC_FILE, express.static(path.resolve('public'), { maxAge: '1h', index: false }))
  app.use(beforeContent, takeTurns())
  const told =
    typeof build === 'function' ? () => build().then(tellStorageFailures) : tellStorageFailures(build)
  app.all(
    '*',
    createRequestHandler({ build: told, mode: environment.mode, getLoadContext: readRequestContext }),
  )
  app.use(onError)
  return app
}

const notStored: RequestHandler = (_request, response, next) => {
  response.set('Cache-Control', 'no-store')
  next()
}

const onError: ErrorRequestHandler = (error, _request, response, next) => {
  if (response.headersSent) return next(error)
  const status = typeof error?.status === 'number' ? error.status : 500
  if (status >= 500) log.error({ err: error }, 'request failed')
  response
    .status(status)
    .type('text/plain')
    .send(status >= 500 ? 'Something went wrong' : 'Not found')
}
