import { Readable } from 'node:stream'
import { deflateSync } from 'node:zlib'
import { prepareUploads, storeFile, type StoredFile } from '#app/assessments/evidence-store.server.ts'
import { extensionOf } from '#app/assessments/file-kind.ts'

export type DemoFile = StoredFile & { extension: string }

const MAX_FILE_BYTES = 1024 * 1024

/** Puts a few small real files into the evidence store and describes them; all demo evidence shares these. */
export async function storeDemoFiles(uploadsFolder: string): Promise<DemoFile[]> {
  prepareUploads(uploadsFolder)
  const files: DemoFile[] = []
  for (const [name, bytes] of demoFiles()) {
    const stored = await storeFile(Readable.from([bytes]), name, {
      uploadsFolder,
      maxFileBytes: MAX_FILE_BYTES,
    })
    if (!stored.ok) throw new Error(`demo file ${name} was not stored: ${stored.problem}`)
    files.push({ ...stored.file, extension: extensionOf(name) })
  }
  return files
}

function demoFiles(): [name: string, bytes: Buffer][] {
  return [
    ['certificate.pdf', makePdf(['Demo certificate', 'Management system, sample only'])],
    ['policy.pdf', makePdf(['Demo policy', 'Signed by the general manager, sample only'])],
    ['site.png', makePng(320, 200, [40, 110, 90])],
    ['notice.png', makePng(240, 320, [60, 80, 140])],
  ]
}

/** One page with a few lines of plain text. */
function makePdf(lines: string[]): Buffer {
  const text = lines.map((line, index) => `BT /F1 16 Tf 72 ${740 - 28 * index} Td (${line}) Tj ET`).join('\n')
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ]
  let body = '%PDF-1.4\n'
  const offsets = objects.map((object, index) => {
    const offset = body.length
    body += `${index + 1} 0 obj\n${object}\nendobj\n`
    return `${String(offset).padStart(10, '0')} 00000 n \n`
  })
  const size = objects.length + 1
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${offsets.join('')}`
  return Buffer.from(
    `${body}${table}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`,
    'latin1',
  )
}

type Colour = [red: number, green: number, blue: number]

/** A picture with stripes, eight bits a channel. */
function makePng(width: number, height: number, [red, green, blue]: Colour): Buffer {
  const rows = Array.from({ length: height }, (_, y) => {
    const shade = Math.floor(y / 20) % 2 === 0 ? 1 : 0.75
    const pixel = [red, green, blue].map(channel => Math.round(channel * shade))
    return Buffer.from([0, ...Array.from({ length: width }, () => pixel).flat()])
  })
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const data = deflateSync(Buffer.concat(rows))
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', data),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const check = Buffer.alloc(4)
  check.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, check])
}

function crc32(bytes: Buffer) {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  }
  return (crc ^ 0xffffffff) >>> 0
}
