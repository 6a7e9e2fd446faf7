import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/** Copies a file, synced, and answers the SHA-256 and size of what was copied. */
export async function copyMeasured(from: string, to: string) {
  fs.mkdirSync(path.dirname(to), { recursive: true, mode: 0o700 })
  const hash = createHash('sha256')
  let sizeBytes = 0
  async function* measure(source: AsyncIterable<Buffer>) {
    for await (const chunk of source) {
      hash.update(chunk)
      sizeBytes += chunk.length
      yield chunk
    }
  }
  const target = fs.createWriteStream(to, { flags: 'wx', mode: 0o600, flush: true })
  await pipeline(fs.createReadStream(from), measure, target)
  return { sha256: hash.digest('hex'), sizeBytes }
}

export async function measureFile(file: string) {
  const hash = createHash('sha256')
  for await (const chunk of Readable.from(fs.createReadStream(file))) hash.update(chunk as Buffer)
  return { sha256: hash.digest('hex'), sizeBytes: fs.statSync(file).size }
}
