import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import PDFDocument from 'pdfkit'
import { beforeAll, expect, test } from 'vitest'
import { crc32 } from 'node:zlib'
import { emptyFolder, plainPdf } from '#app/proof/pdf/pdf.test-support.ts'
import { withoutMetadata } from './photo-metadata.ts'

const SECRETS = [
  'GPSLatitude 31.2304',
  'Pixel 9 of Wang',
  '2026-11-29 21:40',
  'xmp:CreatorTool',
  'a film behind it',
]

let baseline: Buffer
let progressive: Buffer
let png: Buffer
beforeAll(async () => {
  const folder = emptyFolder()
  fs.writeFileSync(path.join(folder, 'x.pdf'), await plainPdf())
  const draw = (...words: string[]) =>
    execFileSync('pdftoppm', ['-singlefile', '-r', '40', ...words, 'x.pdf', 'out'], { cwd: folder })
  const read = (name: string) => fs.readFileSync(path.join(folder, name))
  draw('-jpeg')
  baseline = read('out.jpg')
  draw('-jpeg', '-jpegopt', 'progressive=y')
  progressive = read('out.jpg')
  draw('-png')
  png = read('out.png')
})

test.each(['baseline', 'progressive'] as const)(
  'a %s photo keeps its picture and nothing else',
  async kind => {
    const picture = kind === 'baseline' ? baseline : progressive
    const cleaned = clean(withJpegMetadata(picture, 1), 'image/jpeg')
    for (const secret of SECRETS) expect(cleaned.includes(secret), secret).toBe(false)
    expect(cleaned.includes('Exif')).toBe(false)
    expect(await pixelsOf(cleaned)).toEqual(await pixelsOf(picture))
    expect(clean(cleaned, 'image/jpeg').equals(cleaned)).toBe(true)
  },
)

test('how a photo is turned is kept, and no other word of its EXIF', () => {
  const cleaned = clean(withJpegMetadata(baseline, 6), 'image/jpeg')
  const at = cleaned.indexOf('Exif')
  expect(cleaned.readUInt16BE(at - 2)).toBe(0x22)
  expect(cleaned.readUInt16BE(at + 24)).toBe(6)
  for (const secret of SECRETS) expect(cleaned.includes(secret), secret).toBe(false)
  expect(clean(cleaned, 'image/jpeg').equals(cleaned)).toBe(true)
})

test('a PNG loses its texts, its time, its EXIF and what stands behind it', async () => {
  const told = ['tEXt', 'zTXt', 'iTXt', 'eXIf', 'tIME', 'prVt'].map((type, at) =>
    chunk(type, SECRETS[at % SECRETS.length] ?? ''),
  )
  const header = png.subarray(0, 33)
  const full = Buffer.concat([header, ...told, png.subarray(33), Buffer.from('a film behind it')])
  const cleaned = clean(full, 'image/png')
  for (const secret of SECRETS) expect(cleaned.includes(secret), secret).toBe(false)
  expect(await pixelsOf(cleaned)).toEqual(await pixelsOf(png))
})

test('other files stay as they are; a picture that cannot be read is none', () => {
  const pdf = Buffer.from('%PDF-1.7 /Author (Wang)')
  expect(withoutMetadata(pdf, 'application/pdf')).toBe(pdf)
  for (const broken of [
    Buffer.alloc(0),
    Buffer.from('no picture'),
    baseline.subarray(0, 10),
    Buffer.from([0xff, 0xd8]),
  ])
    expect(withoutMetadata(broken, 'image/jpeg')).toBeNull()
  for (const broken of [Buffer.alloc(0), png.subarray(0, 40), Buffer.from('no picture')])
    expect(withoutMetadata(broken, 'image/png')).toBeNull()
})

test('whatever the bytes are, reading them ends', () => {
  for (let seed = 1; seed < 400; seed += 1) {
    const bent = Buffer.from(withJpegMetadata(baseline, 6))
    for (let n = 0; n < 8; n += 1)
      bent[(seed * 7919 + n * 104729) % Math.min(bent.length, 900)] = (seed * 31 + n) & 255
    withoutMetadata(bent, 'image/jpeg')
    withoutMetadata(bent.subarray(0, (seed * 37) % bent.length), 'image/jpeg')
  }
})

function clean(bytes: Buffer, mediaType: string) {
  const cleaned = withoutMetadata(bytes, mediaType)
  if (!cleaned) throw new Error('not read')
  return cleaned
}

/** As a phone writes it: EXIF with place and device, XMP, IPTC, a comment, a thumbnail, and a film after the end. */
function withJpegMetadata(picture: Buffer, orientation: number) {
  const tiff = Buffer.alloc(26)
  tiff.write('II*\0', 'latin1')
  tiff.writeUInt32LE(8, 4)
  tiff.writeUInt16LE(1, 8)
  tiff.writeUInt16LE(0x0112, 10)
  tiff.writeUInt16LE(3, 12)
  tiff.writeUInt32LE(1, 14)
  tiff.writeUInt16LE(orientation, 18)
  const [place = '', device = '', time = '', tool = '', film = ''] = SECRETS
  const exif = Buffer.concat([Buffer.from('Exif\0\0'), tiff, Buffer.from(`${place}${device}${time}`)])
  const parts = [
    segment(0xe1, exif),
    segment(0xe1, Buffer.from(`http://ns.adobe.com/xap/1.0/\0<x>${tool}</x>`)),
    segment(0xe0, Buffer.from(`JFXX\0${device}`)),
    segment(0xe2, Buffer.from(`MPF\0${device}`)),
    segment(0xed, Buffer.from(`Photoshop 3.0\0${place}`)),
    segment(0xfe, Buffer.from(time)),
  ]
  return Buffer.concat([picture.subarray(0, 2), ...parts, picture.subarray(2), Buffer.from(film)])
}

function segment(marker: number, content: Buffer) {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(content.length + 2, 2)
  return Buffer.concat([head, content])
}

function chunk(type: string, words: string) {
  const content = Buffer.concat([Buffer.from(type, 'latin1'), Buffer.from(words)])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(content.length - 4)
  sum.writeUInt32BE(crc32(content))
  return Buffer.concat([length, content, sum])
}

/** The picture as poppler decodes it out of a page that it fills. */
async function pixelsOf(picture: Buffer) {
  const doc = new PDFDocument({ size: [300, 400], margin: 0, info: { CreationDate: new Date(0) } })
  const chunks: Buffer[] = []
  doc.on('data', (part: Buffer) => chunks.push(part))
  const isDone = new Promise(resolve => doc.once('end', resolve))
  doc.image(picture, 0, 0, { width: 300, height: 400 })
  doc.end()
  await isDone
  const folder = emptyFolder()
  fs.writeFileSync(path.join(folder, 'x.pdf'), Buffer.concat(chunks))
  const pixels = execFileSync('pdftoppm', ['-singlefile', '-r', '72', 'x.pdf'], {
    cwd: folder,
    maxBuffer: 10_000_000,
  })
  expect(new Set(pixels).size).toBeGreaterThan(20)
  return pixels.toString('base64')
}
