import express from 'express'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { insertOrganisation } from '#app/settings/queries.server.ts'
import { setConnection } from '#db/client.server.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { leadToSetUp } from './set-up-code.server.ts'

async function openServer() {
  const connection = openTestDatabase()
  setConnection(connection)
  const app = express()
  app.use(leadToSetUp())
  app.use((_request, response) => void response.send('page'))
  const server = app.listen(0, '127.0.0.1')
  await new Promise(resolve => server.once('listening', resolve))
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo
  const open = (path: string) => fetch(`http://127.0.0.1:${port}${path}`, { redirect: 'manual' })
  return { db: connection.db, open }
}

test('without an organisation every page leads to set-up, but for what set-up itself needs', async () => {
  const { open } = await openServer()
  for (const path of ['/', '/sign-in', '/home.data', '/set-upx', '/api/assessments/x/answers']) {
    const response = await open(path)
    expect([path, response.status, response.headers.get('Location')]).toEqual([path, 302, '/set-up'])
  }
  for (const path of ['/set-up', '/set-up.data', '/locale', '/theme', '/assets/x.js', '/__manifest']) {
    expect([path, (await open(path)).status]).toEqual([path, 200])
  }
})

test('once the organisation exists every page opens', async () => {
  const { db, open } = await openServer()
  expect((await open('/sign-in')).status).toBe(302)
  insertOrganisation(db, {
    nameZh: '示例精密',
    nameEn: 'Sample Precision',
    settings: {},
    createdAt: new Date(),
  })
  expect((await open('/sign-in')).status).toBe(200)
})
