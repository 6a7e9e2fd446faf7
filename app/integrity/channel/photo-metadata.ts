/**
 * What a photo tells beside its picture (time, place, device, author, a thumbnail of what was cut away, a film hidden
 * behind it) is taken out before it is stored; the picture itself stays as it is, byte for byte.
 */

const PNG_SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
/** Chunks that the picture and its colours are made of. Texts, times, EXIF and whatever is unknown are left out. */
const PNG_KEPT = new Set([
  ...['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'iCCP', 'sBIT', 'bKGD', 'pHYs'],
  ...['cICP', 'mDCV', 'cLLI', 'acTL', 'fcTL', 'fdAT'],
])

const SOI = 0xd8
const EOI = 0xd9
const SOS = 0xda
const APP0 = 0xe0
const APP1 = 0xe1
const APP2 = 0xe2
const APP14 = 0xee
const APP15 = 0xef
const COMMENT = 0xfe
const ORIENTATION_TAG = 0x0112

/** The same picture without its metadata; other kinds of file stay as they are. Null when it cannot be read. */
export function withoutMetadata(bytes: Buffer, mediaType: string): Buffer | null {
  if (mediaType === 'image/jpeg') return cleanJpeg(bytes)
  if (mediaType === 'image/png') return cleanPng(bytes)
  return bytes
}

/** Whatever stands behind the last chunk is left out, too. */
function cleanPng(bytes: Buffer): Buffer | null {
  if (!PNG_SIGNATURE.every((byte, at) => bytes[at] === byte)) return null
  const kept = [bytes.subarray(0, PNG_SIGNATURE.length)]
  for (let at = PNG_SIGNATURE.length; at + 12 <= bytes.length;) {
    const end = at + 12 + bytes.readUInt32BE(at)
    if (end > bytes.length) return null
    const type = bytes.toString('latin1', at + 4, at + 8)
    if (PNG_KEPT.has(type)) kept.push(bytes.subarray(at, end))
    if (type === 'IEND') return Buffer.concat(kept)
    at = end
  }
  return null
}

/** Keeps how the picture is to be turned: phones write it and nothing else into an EXIF block of its own. */
function cleanJpeg(bytes: Buffer): Buffer | null {
  if (bytes[0] !== 0xff || bytes[1] !== SOI) return null
  const head: Buffer[] = [bytes.subarray(0, 2)]
  const rest: Buffer[] = []
  let orientation = 1
  for (let at = 2; at + 4 <= bytes.length;) {
    if (bytes[at] !== 0xff) return null
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker === EOI) break
    const end = at + 2 + bytes.readUInt16BE(at + 2)
    if (end > bytes.length || end < at + 4) return null
    const segment = bytes.subarray(at, end)
    if (marker === APP1) orientation = orientationIn(segment) ?? orientation
    if (isKept(marker, segment)) (marker === APP0 ? head : rest).push(plainHeader(marker, segment))
    at = end
    if (marker === SOS) {
      at = endOfScan(bytes, at)
      rest.push(bytes.subarray(end, at))
    }
  }
  if (rest.length === 0) return null
  const turned = orientation === 1 ? [] : [exifOf(orientation)]
  return Buffer.concat([...head, ...turned, ...rest, Buffer.from([0xff, EOI])])
}

/** Where the compressed picture data that begin at `from` end: at the next marker that is not part of them. */
function endOfScan(bytes: Buffer, from: number) {
  for (let at = from; at + 1 < bytes.length; at += 1) {
    const next = bytes[at + 1] ?? 0
    const isInside = next === 0 || next === 0xff || (next >= 0xd0 && next <= 0xd7)
    if (bytes[at] === 0xff && !isInside) return at
  }
  return bytes.length
}

/** Of the blocks for applications: the plain header, the colours, and how colours are coded. */
function isKept(marker: number, segment: Buffer) {
  if (marker === APP0) return startsWith(segment, 'JFIF\0')
  if (marker === APP2) return startsWith(segment, 'ICC_PROFILE\0')
  if (marker === APP14) return startsWith(segment, 'Adobe')
  return marker !== COMMENT && !(marker >= APP1 && marker <= APP15)
}

/** The header can hold a thumbnail; the one kept has none. */
function plainHeader(marker: number, segment: Buffer) {
  if (marker !== APP0) return segment
  const header = Buffer.from(segment.subarray(0, 18))
  header.writeUInt16BE(16, 2)
  header.fill(0, 16)
  return header
}

/** How the camera was held (1–8), out of the first directory of an EXIF block; null when it does not say. */
function orientationIn(segment: Buffer): number | null {
  if (!startsWith(segment, 'Exif\0\0')) return null
  const tiff = segment.subarray(10)
  if (tiff.length < 14) return null
  const isLittle = tiff.toString('latin1', 0, 2) === 'II'
  const word = (at: number) => (isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
  const start = isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4)
  if (start + 2 > tiff.length) return null
  const entries = word(start)
  for (let n = 0, at = start + 2; n < entries && at + 12 <= tiff.length; n += 1, at += 12)
    if (word(at) === ORIENTATION_TAG) return word(at + 8) >= 1 && word(at + 8) <= 8 ? word(at + 8) : null
  return null
}

/** An EXIF block that says nothing but how the picture is to be turned. */
function exifOf(orientation: number) {
  const block = Buffer.from(
    'ffe10022' + '457869660000' + '4d4d002a00000008' + '0001' + '0112000300000001' + '00000000' + '00000000',
    'hex',
  )
  block.writeUInt16BE(orientation, 28)
  return block
}

function startsWith(segment: Buffer, words: string) {
  return segment.toString('latin1', 4, 4 + words.length) === words
}
