import express from 'express'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { takeTurns } from './take-turns.server.ts'

/** A server whose pages are answered when the test says so. */
async function openServer(atOnce: number) {
  const begun: string[] = []
  const finish = new Map<string, () => void>()
  const app = express()
  app.use(takeTurns(atOnce))
  app.all('*', (request, response) => {
    begun.push(`${request.method} ${request.path}`)
    finish.set(request.path, () => void response.send(request.path))
  })
  const server = app.listen(0, '127.0.0.1')
  await new Promise(resolve => server.once('listening', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const ask = (path: string, init?: RequestInit) => fetch(origin + path, init).then(reply => reply.text())
  const hasBegun = (...paths: string[]) =>
    expect.poll(() => begun.map(each => each.split(' ')[1])).toEqual(paths)
  return { ask, begun, finish: (path: string) => finish.get(path)?.(), hasBegun }
}

test('a page waits until there is a turn for it, in the order of asking', async () => {
  const { ask, finish, hasBegun } = await openServer(1)
  const one = ask('/one')
  await hasBegun('/one')
  const two = ask('/two')
  await ask('/form', { method: 'POST', signal: AbortSignal.timeout(50) }).catch(() => null)
  await hasBegun('/one', '/form')
  const three = ask('/three')
  finish('/one')
  expect(await one).toBe('/one')
  await hasBegun('/one', '/form', '/two')
  finish('/two')
  await hasBegun('/one', '/form', '/two', '/three')
  finish('/three')
  expect(await Promise.all([two, three])).toEqual(['/two', '/three'])
})

test('a reader who leaves while waiting or being served takes no turn with him', async () => {
  const { ask, finish, begun, hasBegun } = await openServer(1)
  const leaving = new AbortController()
  const served = ask('/left', { signal: leaving.signal }).catch(() => 'gone')
  await hasBegun('/left')
  const waiting = ask('/waiting', { signal: leaving.signal }).catch(() => 'gone')
  leaving.abort()
  expect(await Promise.all([served, waiting])).toEqual(['gone', 'gone'])
  const next = ask('/next')
  await expect.poll(() => begun).toContain('GET /next')
  finish('/next')
  expect(await next).toBe('/next')
})
