import { fileTypeFromFile } from 'file-type'
import { createHash, randomBytes } from 'node:crypto'
import fs from 'node:fs'
import fsp from 'node:fs/promises'
import path from 'node:path'
import { Readable, Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { log } from '#app/server/log.server.ts'
import {
  cleanFileName,
  extensionOf,
  isEvidenceExtension,
  mediaTypeFor,
  ZIP_BASED_EXTENSIONS,
} from './file-kind.ts'
import { isReasonableZip, locateZipDirectory, ZIP_TAIL_LENGTH } from './zip-directory.ts'

/** A file whose bytes are safely on the disk. */
export type StoredFile = { fileName: string; sha256: string; mediaType: string; sizeBytes: number }

export const FILE_PROBLEMS = [
  'empty',
  'too-large',
  'too-many-files',
  /** The ending of the name is not on the list. */
  'type-not-allowed',
  /** The content is not what the ending says. */
  'content-mismatch',
  /** An office file that would unpack to far more than it is. */
  'unsafe-archive',
  /** The connection broke, or the disk did not take it. */
  'not-stored',
] as const
export type FileProblem = (typeof FILE_PROBLEMS)[number]

export type StoreOutcome =
  { ok: true; file: StoredFile } | { ok: false; fileName: string; problem: FileProblem }

export type StoreOptions = {
  uploadsFolder: string
  maxFileBytes: number
  /** Told the SHA-256 of a file just before its bytes get their place. */
  onKeep?: (sha256: string) => void
  /** Changes a file before it gets its place, once it is known what it is; null when it cannot be read. */
  clean?: (bytes: Buffer, mediaType: string) => Buffer | null
}
type UploadStream = Readable & { truncated?: boolean }

/**
 * Takes one uploaded file: streams it to a temporary file, looks at what it is, and only then puts it, synced,
 * under its SHA-256. `stream` must end by itself at `maxFileBytes` and say so in `truncated`. Never rejects.
 */
export async function storeFile(
  stream: UploadStream,
  rawName: string,
  options: StoreOptions,
): Promise<StoreOutcome> {
  const fileName = cleanFileName(rawName)
  const extension = extensionOf(fileName)
  if (!isEvidenceExtension(extension)) {
    await discard(stream)
    return { ok: false, fileName, problem: 'type-not-allowed' }
  }
  const temporary = path.join(incomingFolder(options.uploadsFolder), randomBytes(16).toString('hex'))
  try {
    const { sha256, sizeBytes } = await writeSynced(stream, temporary)
    if (stream.truncated || sizeBytes > options.maxFileBytes)
      return { ok: false, fileName, problem: 'too-large' }
    const kind = await recognise(temporary, extension, sizeBytes)
    if (!kind.ok) return { ok: false, fileName, problem: kind.problem }
    const { mediaType } = kind
    const kept = options.clean ? await rewrite(temporary, mediaType, options.clean) : { sha256, sizeBytes }
    if (!kept) return { ok: false, fileName, problem: 'content-mismatch' }
    options.onKeep?.(kept.sha256)
    await moveSynced(temporary, evidencePath(options.uploadsFolder, kept.sha256))
    return { ok: true, file: { fileName, mediaType, ...kept } }
  } catch (error) {
    log.warn({ err: error }, 'an upload was not stored')
    return { ok: false, fileName, problem: 'not-stored' }
  } finally {
    await fsp.rm(temporary, { force: true })
  }
}

/** Keeps bytes that the portal itself has made, synced, under their SHA-256. */
export async function storeBytes(uploadsFolder: string, bytes: Buffer): Promise<string> {
  const temporary = path.join(incomingFolder(uploadsFolder), randomBytes(16).toString('hex'))
  await fsp.mkdir(incomingFolder(uploadsFolder), { recursive: true })
  try {
    const { sha256 } = await writeSynced(Readable.from([bytes]), temporary)
    await moveSynced(temporary, evidencePath(uploadsFolder, sha256))
    return sha256
  } finally {
    await fsp.rm(temporary, { force: true })
  }
}

/** Reads a file part to its end without keeping it, so that the parts behind it can be read. */
export async function discard(stream: Readable) {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() })
  await pipeline(stream, nowhere).catch(() => undefined)
}

/** Where the bytes with that SHA-256 (hex) lie. */
export function evidencePath(uploadsFolder: string, sha256: string): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('not a SHA-256')
  return path.join(uploadsFolder, sha256.slice(0, 2), sha256.slice(2, 4), sha256)
}

/** The bytes with that SHA-256, to be streamed; null when they are not there. */
export async function openEvidence(uploadsFolder: string, sha256: string) {
  try {
    const handle = await fsp.open(evidencePath(uploadsFolder, sha256), 'r')
    return { stream: handle.createReadStream(), sizeBytes: (await handle.stat()).size }
  } catch (error) {
    log.error({ err: error, sha256 }, 'an evidence file is missing')
    return null
  }
}

/** Makes the folders; removes what a crash left half received. Call before the server takes requests. */
export function prepareUploads(uploadsFolder: string) {
  fs.rmSync(incomingFolder(uploadsFolder), { recursive: true, force: true })
  fs.mkdirSync(incomingFolder(uploadsFolder), { recursive: true })
}

function incomingFolder(uploadsFolder: string) {
  return path.join(uploadsFolder, 'incoming')
}

/**
 * Reads the part to its end even when the disk takes no more of it: a part left unread would leave the request,
 * and the person who sent it, waiting for ever.
 */
async function writeSynced(stream: Readable, file: string) {
  const hash = createHash('sha256')
  let sizeBytes = 0
  let failure: unknown = null
  const note = (error: unknown) => void (failure ??= error)
  const opening = fsp.open(file, 'wx', 0o600).catch(note)
  const write = async (chunk: Buffer) => {
    hash.update(chunk)
    sizeBytes += chunk.length
    const handle = await opening
    if (!failure) await handle?.writeFile(chunk).catch(note)
  }
  const sink = new Writable({ write: (chunk, _encoding, done) => void write(chunk).then(() => done()) })
  try {
    await pipeline(stream, sink)
    const handle = await opening
    if (failure) throw failure
    await handle?.sync()
  } finally {
    await opening.then(handle => handle?.close())
  }
  return { sha256: hash.digest('hex'), sizeBytes }
}

/** Puts the cleaned bytes in the place of those received. */
async function rewrite(file: string, mediaType: string, clean: NonNullable<StoreOptions['clean']>) {
  const cleaned = clean(await fsp.readFile(file), mediaType)
  if (!cleaned) return null
  await fsp.rm(file)
  return writeSynced(Readable.from([cleaned]), file)
}

type Kind = { ok: true; mediaType: string } | { ok: false; problem: FileProblem }

async function recognise(file: string, extension: string, sizeBytes: number): Promise<Kind> {
  if (sizeBytes === 0) return { ok: false, problem: 'empty' }
  if (ZIP_BASED_EXTENSIONS.includes(extension)) {
    const problem = await problemOfZip(file, sizeBytes)
    if (problem) return { ok: false, problem }
  }
  const sniffed = await fileTypeFromFile(file).catch(() => undefined)
  const mediaType = mediaTypeFor(extension, sniffed?.mime)
  return mediaType ? { ok: true, mediaType } : { ok: false, problem: 'content-mismatch' }
}

async function problemOfZip(file: string, sizeBytes: number): Promise<FileProblem | null> {
  const handle = await fsp.open(file, 'r')
  try {
    const tail = await readAt(
      handle,
      Math.max(0, sizeBytes - ZIP_TAIL_LENGTH),
      Math.min(sizeBytes, ZIP_TAIL_LENGTH),
    )
    const directory = locateZipDirectory(tail, sizeBytes)
    if (!directory) return 'content-mismatch'
    const contents = await readAt(handle, directory.offset, directory.length)
    return isReasonableZip(contents, directory.entries, sizeBytes) ? null : 'unsafe-archive'
  } finally {
    await handle.close()
  }
}

async function readAt(handle: fsp.FileHandle, position: number, length: number) {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, position)
  return buffer.subarray(0, bytesRead)
}

async function moveSynced(from: string, to: string) {
  const folder = path.dirname(to)
  await fsp.mkdir(folder, { recursive: true })
  await fsp.rename(from, to)
  for (const each of [folder, path.dirname(folder), path.dirname(path.dirname(folder))])
    await syncFolder(each)
}

/** Without this the new name itself could be lost in a power cut. */
async function syncFolder(folder: string) {
  const handle = await fsp.open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
