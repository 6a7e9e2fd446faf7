import express from 'express'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { sessionCookieName } from '#app/http/cookies.server.ts'
import { readEnvironment, setEnvironment } from '#app/server/environment.server.ts'
import { setConnection, transact, type Db } from '#db/client.server.ts'
import { createSession, createSupplier, createUser } from '#db/factories/index.ts'
import { events } from '#db/schema/index.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { until } from '#tests/support/until.ts'
import { mountExports } from './export-route.server.ts'

/** With notes as long as a page: far more than sockets hold. */
const SUPPLIERS = 1500

test('a table comes as a download; whatever there is no table for is left to the pages', async () => {
  const { db, get, login } = await openServer()
  createSupplier(db, { nameZh: '青禾包装有限公司' })
  const buyer = login(createUser(db))
  const file = await get('/exports/suppliers.csv', buyer)
  expect(file.status).toBe(200)
  expect(file.headers['content-disposition']).toMatch(
    /^attachment; filename="suppliers_[\d-]+\.csv"; filename\*=UTF-8''/,
  )
  expect(file.body).toContain('青禾包装有限公司')
  expect((await get('/exports/nothing.csv', buyer)).body).toBe('page')
  expect((await get('/exports/suppliers.csv', '')).body).toBe('page')
  const owner = login(createUser(db, { supplierId: createSupplier(db).id }))
  expect((await get('/exports/suppliers.csv', owner)).body).toBe('page')
})

test('who takes nothing is not read for: the table waits, and others go on', async () => {
  const { db, open, get, login } = await openServer()
  transact(db, tx => {
    for (let n = 0; n < SUPPLIERS; n++) createSupplier(tx, { notes: '备注'.repeat(2000) })
  })
  const buyer = login(createUser(db))
  const stalled = await open('/exports/suppliers.csv', buyer)
  stalled.pause()
  expect((await get('/exports/suppliers.csv', buyer)).body).toBe('page')
  const whole = await get('/exports/suppliers.csv', login(createUser(db)))
  expect(whole.body.split('\r\n')).toHaveLength(SUPPLIERS + 2)

  stalled.destroy()
  const abandoned = await until('the abandoned export to be recorded', () => exportsOf(db).find(isBrokenOff))
  expect(abandoned.rows).toBeLessThan(SUPPLIERS)
  expect((await get('/exports/suppliers.xlsx', buyer)).status).toBe(200)
  expect(exportsOf(db)).toHaveLength(3)
})

function exportsOf(db: Db) {
  return db
    .select()
    .from(events)
    .all()
    .map(({ data }) => data)
}

function isBrokenOff({ isComplete }: Record<string, unknown>) {
  return isComplete === false
}

async function openServer() {
  const connection = openTestDatabase()
  setEnvironment(readEnvironment({ NODE_ENV: 'test', PUBLIC_ORIGIN: 'https://portal.example' }))
  setConnection(connection)
  const app = express()
  mountExports(app)
  app.use((_request, response) => void response.send('page'))
  const server = app.listen(0, '127.0.0.1')
  await new Promise(resolve => server.once('listening', resolve))
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo
  const login = (person: ReturnType<typeof createUser>) =>
    `${sessionCookieName()}=${createSession(connection.db, person)}`
  const open = (path: string, cookie: string) =>
    new Promise<http.IncomingMessage>((resolve, reject) =>
      http.get({ port, path, host: '127.0.0.1', headers: { cookie } }, resolve).on('error', reject),
    )
  async function get(path: string, cookie: string) {
    const response = await open(path, cookie)
    const chunks: Buffer[] = []
    for await (const chunk of response) chunks.push(chunk as Buffer)
    const body = Buffer.concat(chunks).toString('utf8')
    return { status: response.statusCode, headers: response.headers, body }
  }
  return { ...connection, login, open, get }
}
