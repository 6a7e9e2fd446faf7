import express from 'express'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { readEnvironment, withActualPort } from './environment.server.ts'
import { sameOriginOnly } from './security.server.ts'

type Source = Record<string, string>

function read(source: Source) {
  return readEnvironment({ NODE_ENV: 'test', ...source })
}

async function openServer(source: Source) {
  const app = express()
  app.use(sameOriginOnly(read(source)))
  app.use((_request, response) => void response.send('taken'))
  const server = app.listen(0, '127.0.0.1')
  await new Promise(resolve => server.once('listening', resolve))
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo
  const postFrom = async (origin: string) =>
    (await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', headers: { Origin: origin } })).status
  return { port, postFrom }
}

test.each<Source>([{ PORT: '0' }, { PORT: '3000' }, { PUBLIC_ORIGIN: 'http://localhost:3000', DEMO: '1' }])(
  'a portal of this machine takes forms under each of its names: %o',
  async source => {
    const { port, postFrom } = await openServer(source)
    for (const name of ['localhost', '127.0.0.1', '[::1]'])
      expect([name, await postFrom(`http://${name}:${port}`)]).toEqual([name, 200])
    expect(await postFrom(`http://localhost:${port === 65535 ? 1 : port + 1}`)).toBe(403)
    expect(await postFrom('https://elsewhere.example')).toBe(403)
    expect(await postFrom('null')).toBe(403)
  },
)

test('a published portal takes forms from its public address only', async () => {
  const { port, postFrom } = await openServer({ PUBLIC_ORIGIN: 'https://portal.example' })
  expect(await postFrom('https://portal.example')).toBe(200)
  expect(await postFrom(`http://localhost:${port}`)).toBe(403)
})

test('a portal that others can reach must be told its address', () => {
  expect(() => read({ HOST: '0.0.0.0' })).toThrow('PUBLIC_ORIGIN: is needed')
  const told = read({ HOST: '0.0.0.0', PUBLIC_ORIGIN: 'https://portal.example/' })
  expect(told.publicOrigin).toBe('https://portal.example')
  expect(read({ HOST: '::1', PORT: '3001' }).publicOrigin).toBe('http://[::1]:3001')
})

test('with port 0 the address follows the port the system chose; a told one stays', () => {
  expect(withActualPort(read({ PORT: '0' }), 4321).publicOrigin).toBe('http://127.0.0.1:4321')
  const told = read({ PORT: '0', PUBLIC_ORIGIN: 'https://portal.example' })
  expect(withActualPort(told, 4321).publicOrigin).toBe('https://portal.example')
})
