import express from 'express'
import fs from 'node:fs'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { expect, onTestFinished, test } from 'vitest'
import { mountBuiltAssets } from './built-assets.server.ts'

const SCRIPT = 'export const greeting = "你好"\n'.repeat(40)

test.each([
  ['br', 'gzip, deflate, br, zstd', brotliCompressSync(SCRIPT)],
  ['gzip', 'gzip, deflate', gzipSync(SCRIPT)],
  [undefined, 'identity', Buffer.from(SCRIPT)],
])('a script comes packed as %s to whoever takes %s', async (encoding, accepted, expected) => {
  const { ask } = await openServer()
  const { status, headers, body } = await ask('/assets/page-1a2b.js', accepted)
  expect(status).toBe(200)
  expect(headers['content-encoding']).toBe(encoding)
  expect(headers['content-type']).toBe('application/javascript; charset=UTF-8')
  expect(headers['content-length']).toBe(String(expected.length))
  expect(headers.vary).toBe('Accept-Encoding')
  expect(headers['cache-control']).toBe('public, max-age=31536000, immutable')
  expect(body.equals(expected)).toBe(true)
})

test.each([
  ['/assets/other.js', 404],
  ['/assets/', 404],
  ['/assets/..%2f..%2fsecret.txt', 403],
  ['/assets/../secret.txt', 403],
  ['/assets/%E0%A4%A', 400],
])('nothing is found at %s', async (address, expected) => {
  const { ask } = await openServer()
  const { status, body } = await ask(address, 'br')
  expect(status).toBe(expected)
  expect(body.toString()).not.toContain('secret')
})

test('nothing can be posted to a file', async () => {
  const { ask } = await openServer()
  expect((await ask('/assets/page-1a2b.js', 'br', 'POST')).status).toBe(405)
})

test('a file that goes away while the server runs is missing and nothing else', async () => {
  const { ask, remove } = await openServer()
  remove('page-1a2b.js.br')
  const { status, headers } = await ask('/assets/page-1a2b.js', 'br')
  expect([status, headers['content-encoding']]).toEqual([404, undefined])
  expect((await ask('/assets/page-1a2b.js', 'gzip')).status).toBe(200)
})

/** A server of one script in a folder of its own, beside something that is nobody's business. */
async function openServer() {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), 'assets-'))
  const folder = path.join(root, 'assets')
  fs.mkdirSync(folder)
  fs.writeFileSync(path.join(root, 'secret.txt'), 'secret')
  fs.writeFileSync(path.join(folder, 'page-1a2b.js'), SCRIPT)
  fs.writeFileSync(path.join(folder, 'page-1a2b.js.br'), brotliCompressSync(SCRIPT))
  fs.writeFileSync(path.join(folder, 'page-1a2b.js.gz'), gzipSync(SCRIPT))
  const app = express()
  mountBuiltAssets(app, folder)
  const server = app.listen(0, '127.0.0.1')
  await new Promise(resolve => server.once('listening', resolve))
  onTestFinished(() => {
    server.close()
    fs.rmSync(root, { recursive: true })
  })
  const { port } = server.address() as AddressInfo
  const ask = (address: string, accepted: string, method = 'GET') =>
    new Promise<{ status: number; headers: http.IncomingHttpHeaders; body: Buffer }>((resolve, reject) => {
      const headers = { 'accept-encoding': accepted }
      const request = http.request({ port, method, path: address, headers, agent: false }, response => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(chunks),
          }),
        )
      })
      request.on('error', reject)
      request.end()
    })
  return { ask, remove: (name: string) => fs.rmSync(path.join(folder, name)) }
}
