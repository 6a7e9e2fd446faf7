import type { Express, RequestHandler, Response } from 'express'
import { pipeline } from 'node:stream/promises'
import { actionContext } from '#app/http/guards.server.ts'
import { readRequestContext } from '#app/server/request-context.server.ts'
import { getDb } from '#db/client.server.ts'
import { exportTable, type Download } from './export-table.server.ts'
import { downloadHeader } from './file-name.ts'

const PATH = '/exports'
/** A client that takes nothing for so long is gone, whatever its connection says. */
const STALLED_AFTER_MS = 2 * 60_000

/**
 * Sends tables before Remix does: only here can the reading wait for a slow line, so that a file of any size costs
 * the same memory. Whatever there is no table for goes on to the route of the same address, which knows the pages
 * for that: signing in, not found, still busy.
 */
export function mountExports(app: Express) {
  app.use(PATH, send)
}

const send: RequestHandler = (request, response, next) => {
  const context = request.method === 'GET' ? readRequestContext(request, response) : null
  if (!context?.actor) return next()
  const { pathname, searchParams } = new URL(request.url, 'http://portal.example')
  const asked = { file: pathname.slice(1), params: searchParams, locale: context.locale }
  const outcome = exportTable(getDb(), actionContext(context, context.actor), asked)
  if (!outcome.ok) return next()
  return stream(response, outcome.download)
}

async function stream(response: Response, { names, mediaType, bytes }: Download) {
  response.set({ 'Content-Type': mediaType, 'Content-Disposition': downloadHeader(names) })
  response.setTimeout(STALLED_AFTER_MS, () => response.destroy())
  // Ends both when either ends. A reader who left is no error, and a table that broke has been logged.
  await pipeline(bytes, response).catch(() => response.destroy())
}
