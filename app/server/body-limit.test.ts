import express from 'express'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { expect, onTestFinished, test } from 'vitest'
import { limitBody, MAX_FORM_BYTES, MAX_UPLOAD_BYTES } from './body-limit.server.ts'

const MULTIPART = { 'Content-Type': 'multipart/form-data; boundary=x' }

/** A server that reads every body to its end and answers how long it was. */
async function openServer() {
  const app = express()
  const seen = { bytes: 0 }
  app.use(limitBody)
  app.use(async (request, response) => {
    const read = async () => {
      for await (const chunk of request) seen.bytes += (chunk as Buffer).length
      response.send(String(seen.bytes))
    }
    await read().catch(() => undefined)
  })
  const server = app.listen(0, '127.0.0.1')
  await new Promise(resolve => server.once('listening', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen }
}

function post(url: string, body: Readable, headers: Record<string, string> = {}) {
  return new Promise<{ status: number; text: string }>((resolve, reject) => {
    const request = http.request(url, { method: 'POST', headers }, response => {
      const chunks: Buffer[] = []
      response.on('data', chunk => chunks.push(chunk as Buffer))
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() }),
      )
    })
    request.on('error', reject)
    body.pipe(request)
  })
}

function bytes(count: number) {
  return Readable.from(
    (function* () {
      for (let left = count; left > 0; left -= 65_536) yield Buffer.alloc(Math.min(left, 65_536), 'a')
    })(),
  )
}

test('a body of the allowed length passes, declared or not', async () => {
  const { origin } = await openServer()
  const declared = { 'Content-Length': String(MAX_FORM_BYTES) }
  expect(await post(`${origin}/theme`, bytes(MAX_FORM_BYTES), declared)).toMatchObject({ status: 200 })
  expect(await post(`${origin}/theme`, bytes(MAX_FORM_BYTES))).toMatchObject({ status: 200 })
})

test('a longer declared body is refused unread, in the reader’s language', async () => {
  const { origin, seen } = await openServer()
  const send = (language: string) =>
    post(`${origin}/theme`, bytes(3 * MAX_FORM_BYTES), {
      'Content-Length': String(3 * MAX_FORM_BYTES),
      'Accept-Language': language,
    })
  expect(await send('en')).toEqual({ status: 413, text: expect.stringContaining('too large') })
  expect(await send('zh-CN')).toEqual({ status: 413, text: expect.stringContaining('内容过大') })
  expect(seen.bytes).toBe(0)
})

test('a body of undeclared length is cut off at the limit, however long it goes on', async () => {
  const { origin, seen } = await openServer()
  const outcome = await post(`${origin}/theme`, bytes(600 * MAX_FORM_BYTES)).catch(() => 'cut off')
  expect(['cut off', expect.objectContaining({ status: 413 })]).toContainEqual(outcome)
  expect(seen.bytes).toBeLessThanOrEqual(MAX_FORM_BYTES)
})

test.each([
  '/assessments/a1/evidence',
  '/assessments/a1/sections/soc',
  '/assessments/a1/sections/soc.data',
  '/actions/c1/evidence',
])('files may be longer at %s, up to a limit of their own', async path => {
  const { origin } = await openServer()
  const long = 3 * MAX_FORM_BYTES
  expect(await post(origin + path, bytes(long), MULTIPART)).toEqual({ status: 200, text: String(long) })
  expect(await post(origin + path, bytes(long))).not.toMatchObject({ status: 200 })
  const endless = { ...MULTIPART, 'Content-Length': String(MAX_UPLOAD_BYTES + 1) }
  const refused = await new Promise(resolve => {
    const request = http.request(origin + path, { method: 'POST', headers: endless }, response => {
      resolve(response.statusCode)
      request.destroy()
    })
    request.on('error', () => undefined)
    request.write('a')
  })
  expect(refused).toBe(413)
})

test.each(['/assessments/a1/evidence/e1/removal', '/assessments/a1/check', '/reviews/a1/items/SOC-01'])(
  'multipart alone does not open %s to long bodies',
  async path => {
    const { origin } = await openServer()
    const headers = { ...MULTIPART, 'Content-Length': String(3 * MAX_FORM_BYTES) }
    expect(await post(origin + path, bytes(3 * MAX_FORM_BYTES), headers)).toMatchObject({ status: 413 })
  },
)
