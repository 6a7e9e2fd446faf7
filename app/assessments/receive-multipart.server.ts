import busboy, { type Busboy } from 'busboy'
import fs from 'node:fs'
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import path from 'node:path'
import { Readable, Transform, Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import {
  discard,
  storeFile,
  type FileProblem,
  type StoredFile,
  type StoreOptions,
} from './evidence-store.server.ts'
import { cleanFileName } from './file-kind.ts'

export type ReceivedFile =
  | { fieldName: string; fileName: string; stored: StoredFile }
  | { fieldName: string; fileName: string; problem: FileProblem }

export type ReceivedForm = {
  fields: [name: string, value: string][]
  /** Chosen files, stored or with what is wrong with them. A file input left empty is not among them. */
  files: ReceivedFile[]
  /** Set when the request as a whole could not be read; what was read so far is not to be used. */
  problem: 'malformed' | 'too-large' | null
}

export type ReceiveOptions = StoreOptions & {
  /** How many files of a field may be taken; any more are read past and never reach the disk. */
  roomFor?: (fieldName: string) => number
}

/** Files one request may carry; a form of a whole section sends those of all its items. */
export const MAX_FILES_PER_REQUEST = 20
const MAX_FIELDS = 3000
const MAX_FIELD_NAME_BYTES = 200
const MAX_FIELD_BYTES = 32 * 1024
/** Names and values of all text fields of a request together: they are held in memory. */
export const MAX_TEXT_BYTES = 2 * 1024 * 1024
/** Empty file inputs are parts too. */
const MAX_FILE_PARTS = 200
/** All files of a request together, as a multiple of the largest single one. */
const REQUEST_TO_FILE_RATIO = 10

/**
 * Reads a posted multipart form, streaming its files into the store: no body is ever held in memory. Takes a
 * fetch request as well as a Node one. Never throws for what a client sends, or for a client that goes away.
 */
export async function receiveMultipart(
  request: Request | IncomingMessage,
  options: ReceiveOptions,
): Promise<ReceivedForm> {
  const { headers, body } = partsOf(request)
  const maxBytes = options.maxFileBytes * REQUEST_TO_FILE_RATIO
  if (Number(headers['content-length'] ?? 0) > maxBytes) return unreadable('too-large')
  const parser = openParser(headers, options)
  if (!parser || !body) return unreadable('malformed')
  fs.mkdirSync(path.join(options.uploadsFolder, 'incoming'), { recursive: true })
  const reading = collect(parser, options)
  const meter = meterOf(maxBytes)
  const problem = await pipeline(body, meter.stream, parser).then(
    () => reading.problem(),
    () => (meter.isFull() || reading.isTextFull() ? 'too-large' : 'malformed'),
  )
  const files = await Promise.all(reading.files)
  return problem ? unreadable(problem) : { fields: reading.fields, files, problem: null }
}

/** Reads a request to its end without keeping anything, so that its sender gets to read the refusal. */
export async function discardBody(request: Request, { maxFileBytes }: Pick<ReceiveOptions, 'maxFileBytes'>) {
  const { body } = partsOf(request)
  const meter = meterOf(maxFileBytes * REQUEST_TO_FILE_RATIO)
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() })
  if (body) await pipeline(body, meter.stream, nowhere).catch(() => undefined)
}

function unreadable(problem: 'malformed' | 'too-large'): ReceivedForm {
  return { fields: [], files: [], problem }
}

function partsOf(request: Request | IncomingMessage): {
  headers: IncomingHttpHeaders
  body: Readable | null
} {
  if (request instanceof Readable) return { headers: request.headers, body: request }
  const body = request.body as ReadableStream<Uint8Array> | null
  return { headers: Object.fromEntries(request.headers), body: body && Readable.fromWeb(body) }
}

function openParser(headers: IncomingHttpHeaders, { maxFileBytes }: ReceiveOptions): Busboy | null {
  const limits = {
    fieldNameSize: MAX_FIELD_NAME_BYTES,
    fieldSize: MAX_FIELD_BYTES,
    fields: MAX_FIELDS,
    // One byte more than allowed, so that a file of exactly the allowed size is not taken for a longer one.
    fileSize: maxFileBytes + 1,
    files: MAX_FILE_PARTS,
    headerPairs: 100,
  }
  try {
    return busboy({ headers, limits, defParamCharset: 'utf8' })
  } catch {
    return null
  }
}

/** Gathers what the parser finds. Every file stream gets its reader at once: an unread one would stall the rest. */
function collect(parser: Busboy, options: ReceiveOptions) {
  const fields: [string, string][] = []
  const files: Promise<ReceivedFile>[] = []
  const taken = new Map<string, number>()
  let textBytes = 0
  let isCutOff = false
  const cutOff = () => (isCutOff = true)
  parser.on('fieldsLimit', cutOff).on('filesLimit', cutOff).on('partsLimit', cutOff)
  parser.on('field', (name, value, { nameTruncated, valueTruncated }) => {
    if (nameTruncated || valueTruncated) cutOff()
    textBytes += Buffer.byteLength(name) + Buffer.byteLength(value)
    if (textBytes > MAX_TEXT_BYTES) parser.destroy(new Error('too much text'))
    else fields.push([name, value])
  })
  parser.on('file', (fieldName, stream, { filename }) => {
    if (!filename) return void discard(stream)
    const known = taken.get(fieldName) ?? 0
    const hasRoom = known < (options.roomFor?.(fieldName) ?? MAX_FILES_PER_REQUEST)
    taken.set(fieldName, known + 1)
    if (hasRoom && files.length < MAX_FILES_PER_REQUEST)
      files.push(receiveFile(fieldName, stream, filename, options))
    else files.push(refuseFile(fieldName, stream, filename))
  })
  return {
    fields,
    files,
    problem: () => (isCutOff ? ('malformed' as const) : null),
    isTextFull: () => textBytes > MAX_TEXT_BYTES,
  }
}

async function receiveFile(
  fieldName: string,
  stream: Readable,
  rawName: string,
  options: ReceiveOptions,
): Promise<ReceivedFile> {
  const outcome = await storeFile(stream, rawName, options)
  if (outcome.ok) return { fieldName, fileName: outcome.file.fileName, stored: outcome.file }
  return { fieldName, fileName: outcome.fileName, problem: outcome.problem }
}

async function refuseFile(fieldName: string, stream: Readable, rawName: string): Promise<ReceivedFile> {
  await discard(stream)
  return { fieldName, fileName: cleanFileName(rawName), problem: 'too-many-files' }
}

/** Counts what passes and breaks off a request that is longer than its headers said. */
function meterOf(maxBytes: number) {
  let bytes = 0
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length
      if (bytes > maxBytes) done(new Error('request too large'))
      else done(null, chunk)
    },
  })
  return { stream, isFull: () => bytes > maxBytes }
}
