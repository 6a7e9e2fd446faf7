import { signerOf } from './cms.server.ts'

/** What became of a PDF since it was signed. `certificate` (DER) is the signer's; whose it is, is another question. */
export type PdfSignature =
  | { code: 'valid'; certificate: Buffer }
  | { code: 'unsigned' }
  /** Bytes follow that the signature does not cover. */
  | { code: 'appended' }
  /** Bytes that the signature covers are not what was signed, or the signature itself is damaged. */
  | { code: 'changed' }

const RANGE = /\/ByteRange\s*\[\s*(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s*\]/
const MAX_SIGNATURE_HEX = 65_536

/** Checks the one signature of a PDF: over every byte but its own, from the first to the last. */
export async function checkPdfSignature(pdf: Buffer): Promise<PdfSignature> {
  const text = pdf.toString('latin1')
  const range = RANGE.exec(text)
  if (!range) return { code: 'unsigned' }
  const [start = 0, before = 0, gapEnd = 0, after = 0] = range.slice(1).map(Number)
  const end = gapEnd + after
  const isOnly = !RANGE.test(text.slice(range.index + 1))
  if (!isOnly || start !== 0 || gapEnd <= before || end > pdf.length) return { code: 'changed' }
  const signature = hexIn(pdf.subarray(before, gapEnd))
  if (!signature) return { code: 'changed' }
  const content = Buffer.concat([pdf.subarray(0, before), pdf.subarray(gapEnd, end)])
  const certificate = await signerOf(signature, content)
  if (!certificate) return { code: 'changed' }
  return end < pdf.length ? { code: 'appended' } : { code: 'valid', certificate }
}

/** The gap must hold the signature as `<…>` and nothing else, or something could be hidden in it. */
function hexIn(gap: Buffer): Buffer | null {
  if (gap.length > MAX_SIGNATURE_HEX) return null
  const [, hex] = /^<([0-9a-fA-F]+)>$/.exec(gap.toString('latin1')) ?? []
  return hex && hex.length % 2 === 0 ? trimmedDer(Buffer.from(hex, 'hex')) : null
}

/** The signature without the zeros that fill up its place, by the length that it gives itself. */
function trimmedDer(bytes: Buffer): Buffer | null {
  const lengthBytes = (bytes[1] ?? 0) - 0x80
  if (bytes[0] !== 0x30 || lengthBytes < 1 || lengthBytes > 3) return null
  const length = 2 + lengthBytes + bytes.readUIntBE(2, lengthBytes)
  const isFilledWithZeros = bytes.subarray(length).every(byte => byte === 0)
  return length <= bytes.length && isFilledWithZeros ? bytes.subarray(0, length) : null
}
