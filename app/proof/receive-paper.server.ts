import busboy from 'busboy'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import { MAX_PAPER_MEGABYTES } from './verify-form.ts'

const MAX_BYTES = MAX_PAPER_MEGABYTES * 1024 * 1024
/** Boundaries, headers and the other field. */
const MAX_OVERHEAD_BYTES = 64 * 1024

export type ReceivedPaper =
  { file: Buffer | null; sha256: string } | { problem: 'too-large' | 'not-received' }

/** Reads the posted file, which is never written down, and the hash beside it. */
export async function receivePaper(request: Request): Promise<ReceivedPaper> {
  const parser = openParser(request)
  if (!parser || !request.body) return { problem: 'not-received' }
  const chunks: Buffer[] = []
  let sha256 = ''
  let isTruncated = false
  parser.on('field', (name, value) => {
    if (name === 'sha256') sha256 = value
  })
  parser.on('file', (_name, stream) => {
    stream.on('data', (chunk: Buffer) => chunks.push(chunk))
    stream.once('limit', () => (isTruncated = true))
    // A cut connection fails the whole body; nobody else needs to hear of it.
    stream.on('error', () => undefined)
  })
  try {
    await pipeline(Readable.fromWeb(request.body as ReadableStream<Uint8Array>), meter(), parser)
  } catch (error) {
    return { problem: error instanceof TooLarge ? 'too-large' : 'not-received' }
  }
  if (isTruncated) return { problem: 'too-large' }
  const file = Buffer.concat(chunks)
  return { file: file.length > 0 ? file : null, sha256 }
}

function openParser(request: Request) {
  try {
    return busboy({
      headers: Object.fromEntries(request.headers),
      limits: { fileSize: MAX_BYTES, files: 1, fields: 5, fieldSize: 1024, headerPairs: 100 },
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
      if (bytes > 2 * MAX_BYTES + MAX_OVERHEAD_BYTES) done(new TooLarge('request too large'))
      else done(null, chunk)
    },
  })
}
