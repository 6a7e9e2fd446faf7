import type { RequestHandler } from 'express'
import fs from 'node:fs'
import { getConnection } from '#db/client.server.ts'

const { version } = JSON.parse(fs.readFileSync('package.json', 'utf8')) as { version: string }

/** `GET /healthz`: 200 when the database answers, 503 when it does not. Says nothing else. */
export const health: RequestHandler = (_request, response) => {
  const isReady = isDatabaseReady()
  response
    .status(isReady ? 200 : 503)
    .set('Cache-Control', 'no-store')
    .json({ status: isReady ? 'ok' : 'unavailable', version, database: isReady ? 'ok' : 'unavailable' })
}

function isDatabaseReady() {
  try {
    return getConnection().raw.prepare('select count(*) from sqlite_master').get() !== undefined
  } catch {
    return false
  }
}
