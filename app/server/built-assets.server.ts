import type { Express } from 'express'
import path from 'node:path'
import sirv from 'sirv'

const YEAR_SECONDS = 31_536_000

/**
 * Scripts, styles and fonts as the build wrote and compressed them: nothing is packed while somebody waits. Their names
 * change with what is in them. The folder is read once; what is not there is answered with 404 and not asked of the pages.
 */
export function mountBuiltAssets(app: Express, folder = path.resolve('build/client/assets')) {
  const send = sirv(folder, { brotli: true, gzip: true, immutable: true, maxAge: YEAR_SECONDS })
  app.use('/assets', (request, response) => {
    if (request.method === 'GET' || request.method === 'HEAD') send(request, response)
    else response.status(404).end()
  })
}
