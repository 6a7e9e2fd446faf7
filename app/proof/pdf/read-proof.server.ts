import { inflateSync } from 'node:zlib'
import { ProofFile } from '../proof-file.ts'

const EMBEDDED = /\/Type\s*\/EmbeddedFile\b/
const LENGTH = /\/Length\s+(\d{1,8})\b/
const STREAM = /\bstream\r?\n/g
/** Between the kind of a stream and its bytes. */
const MAX_DICTIONARY = 2000
const MAX_PROOF_BYTES = 8 * 1024 * 1024

/** The proof inside a signed paper; null when there is none, more than one, or one that makes no sense. */
export function readProof(pdf: Buffer): ProofFile | null {
  const text = pdf.toString('latin1')
  const place = EMBEDDED.exec(text)
  if (!place || EMBEDDED.test(text.slice(place.index + 1))) return null
  STREAM.lastIndex = place.index
  const stream = STREAM.exec(text)
  if (!stream || stream.index - place.index > MAX_DICTIONARY) return null
  const dictionary = text.slice(place.index, stream.index)
  const length = Number(LENGTH.exec(dictionary)?.[1])
  const start = stream.index + stream[0].length
  const bytes = pdf.subarray(start, start + length)
  const parsed = ProofFile.safeParse(jsonOf(bytes, dictionary.includes('/FlateDecode')))
  return parsed.success ? parsed.data : null
}

function jsonOf(bytes: Buffer, isDeflated: boolean): unknown {
  try {
    const plain = isDeflated ? inflateSync(bytes, { maxOutputLength: MAX_PROOF_BYTES }) : bytes
    return JSON.parse(plain.toString('utf8'))
  } catch {
    return null
  }
}
