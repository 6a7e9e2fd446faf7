import fsp from 'node:fs/promises'
import { isReasonableZip, locateZipDirectory, ZIP_TAIL_LENGTH } from '#app/assessments/zip-directory.ts'
import type { FileRefusal } from './upload-limits.ts'

export type TableKind = 'xlsx' | 'csv'
export type Recognised = { ok: true; kind: TableKind } | { ok: false; refusal: FileRefusal }

const MAX_UNPACKED_BYTES = 50 * 1024 * 1024
const LOOKED_AT_BYTES = 64 * 1024
const ZIP_START = Buffer.from([0x50, 0x4b, 0x03, 0x04])
/** A compound file: Excel before 2007, or a newer workbook behind a password. */
const COMPOUND_START = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
const ENCRYPTED_MARK = Buffer.from('EncryptedPackage', 'utf16le')
const NO_TABLE = /^%PDF-|^(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|\?xml|table|meta)/i
const UTF16_MARKS = [Buffer.from([0xff, 0xfe]), Buffer.from([0xfe, 0xff])]

/** What a file is by its content, whatever its name says. A workbook is not unpacked for this. */
export async function recogniseFile(file: string): Promise<Recognised> {
  const handle = await fsp.open(file, 'r')
  try {
    const { size } = await handle.stat()
    if (size === 0) return refuse('empty-file')
    const start = await readAt(handle, 0, Math.min(size, LOOKED_AT_BYTES))
    if (startsWith(start, COMPOUND_START)) return refuse(await whyNotCompound(handle, size))
    if (startsWith(start, ZIP_START)) return await recogniseZip(handle, size)
    return isText(start) ? { ok: true, kind: 'csv' } : refuse('not-a-table')
  } finally {
    await handle.close()
  }
}

async function whyNotCompound(handle: fsp.FileHandle, size: number): Promise<FileRefusal> {
  const all = await readAt(handle, 0, size)
  return all.includes(ENCRYPTED_MARK) ? 'encrypted' : 'old-excel'
}

async function recogniseZip(handle: fsp.FileHandle, size: number): Promise<Recognised> {
  const tailLength = Math.min(size, ZIP_TAIL_LENGTH)
  const directory = locateZipDirectory(await readAt(handle, size - tailLength, tailLength), size)
  if (!directory) return refuse('broken-workbook')
  const contents = await readAt(handle, directory.offset, directory.length)
  if (!isReasonableZip(contents, directory.entries, size, MAX_UNPACKED_BYTES))
    return refuse('too-much-inside')
  return contents.includes('xl/workbook.xml') ? { ok: true, kind: 'xlsx' } : refuse('not-a-table')
}

/** Pictures, papers and programs have zero bytes early on; texts have none. A web page is text, but no table. */
function isText(start: Buffer) {
  if (NO_TABLE.test(start.subarray(0, 200).toString('latin1'))) return false
  return UTF16_MARKS.some(mark => startsWith(start, mark)) || !start.includes(0)
}

function startsWith(bytes: Buffer, start: Buffer) {
  return bytes.subarray(0, start.length).equals(start)
}

function refuse(refusal: FileRefusal): Recognised {
  return { ok: false, refusal }
}

async function readAt(handle: fsp.FileHandle, position: number, length: number) {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, position)
  return buffer.subarray(0, bytesRead)
}
