import busboy from 'busboy'
import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import fsp from 'node:fs/promises'
import path from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import { cleanFileName } from '#app/assessments/file-kind.ts'
import { log } from '#app/server/log.server.ts'
import { MAX_IMPORT_MEGABYTES, type FileRefusal } from './upload-limits.ts'

const MAX_BYTES = MAX_IMPORT_MEGABYTES * 1024 * 1024
/** Boundaries and headers around the file. */
const MAX_OVERHEAD_BYTES = 64 * 1024

type Received = { ok: true; file: string; fileName: string } | { ok: false; refusal: FileRefusal }

/**
 * Streams the first file of a posted form to a temporary file, hands it to `work`, and removes it whatever comes
 * of that. What a crash leaves lies among the other half-received uploads, which go at the next start.
 */
export async function withReceivedFile<T>(
  request: Request,
  uploadsFolder: string,
  work: (received: Received) => Promise<T>,
): Promise<T> {
  const folder = path.join(uploadsFolder, 'incoming')
  await fsp.mkdir(folder, { recursive: true })
  const file = path.join(folder, randomBytes(16).toString('hex'))
  try {
    return await work(await receive(request, file))
  } finally {
    await fsp.rm(file, { force: true })
  }
}

async function receive(request: Request, file: string): Promise<Received> {
  const parser = openParser(request)
  if (!parser || !request.body) return { ok: false, refusal: 'not-received' }
  let writing: Promise<unknown> | null = null
  let fileName = ''
  let isTruncated = false
  parser.on('file', (_field, stream, { filename }) => {
    if (!filename || writing) return void stream.resume()
    fileName = cleanFileName(filename)
    stream.once('limit', () => (isTruncated = true))
    writing = pipeline(stream, fs.createWriteStream(file, { flags: 'wx', mode: 0o600 }))
    // Waited for below; here only so that a failure before that is not taken for one nobody looks at.
    writing.catch(() => undefined)
  })
  try {
    await pipeline(Readable.fromWeb(request.body as ReadableStream<Uint8Array>), meter(), parser)
    await writing
  } catch (error) {
    if (error instanceof TooLarge) return { ok: false, refusal: 'file-too-large' }
    log.warn({ err: error }, 'a table to import was not received')
    return { ok: false, refusal: 'not-received' }
  }
  if (!writing) return { ok: false, refusal: 'no-file' }
  return isTruncated ? { ok: false, refusal: 'file-too-large' } : { ok: true, file, fileName }
}

function openParser(request: Request) {
  try {
    return busboy({
      headers: Object.fromEntries(request.headers),
      limits: { fileSize: MAX_BYTES, files: 1, fields: 5, fieldSize: 1024, headerPairs: 100 },
      defParamCharset: 'utf8',
    })
  } catch {
    return null
  }
}

class TooLarge extends Error {}

function meter() {
  let bytes = 0
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length
      if (bytes > 3 * MAX_BYTES + MAX_OVERHEAD_BYTES) done(new TooLarge('request too large'))
      else done(null, chunk)
    },
  })
}
