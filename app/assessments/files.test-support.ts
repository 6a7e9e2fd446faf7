import { crc32, deflateRawSync } from 'node:zlib'

/** Small but genuine files, made here. */

export function pdfBytes(text = 'evidence') {
  return Buffer.from(`%PDF-1.4\n% ${text}\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n`)
}

export function pngBytes() {
  const header = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data])
    return Buffer.concat([uint32be(data.length), body, uint32be(checksum(body))])
  }
  const size = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0])
  return Buffer.concat([
    header,
    chunk('IHDR', size),
    chunk('IDAT', Buffer.alloc(12)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

export function jpegBytes() {
  return Buffer.from([
    0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0, 0xff, 0xd9,
  ])
}

/** The container of the older office formats. */
export function oldOfficeBytes() {
  return Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(1024)])
}

const MAIN_PARTS = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml',
  docm: 'application/vnd.ms-word.document.macroEnabled.main+xml',
}

export function officeBytes(kind: keyof typeof MAIN_PARTS = 'docx', more: ZipEntry[] = []) {
  const types = `<?xml version="1.0"?><Types><Override PartName="/main.xml" ContentType="${MAIN_PARTS[kind]}"/></Types>`
  return zipBytes([
    { name: '[Content_Types].xml', data: Buffer.from(types) },
    { name: 'main.xml', data: Buffer.from('<a/>') },
    ...more,
  ])
}

/** `claimedSize`: what the list of contents says it unpacks to. */
type ZipEntry = { name: string; data: Buffer; claimedSize?: number }

export function zipBytes(entries: ZipEntry[]) {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, data, claimedSize = data.length } of entries) {
    const packed = deflateRawSync(data)
    const shared = Buffer.concat([
      uint16(20),
      uint16(0),
      uint16(8),
      uint32(0),
      uint32(checksum(data)),
      uint32(packed.length),
      uint32(claimedSize),
      uint16(Buffer.byteLength(name)),
      uint16(0),
    ])
    const local = Buffer.concat([uint32(0x04034b50), shared, Buffer.from(name), packed])
    const rest = Buffer.concat([uint16(0), uint16(0), uint16(0), uint32(0), uint32(offset)])
    directory.push(Buffer.concat([uint32(0x02014b50), uint16(20), shared, rest, Buffer.from(name)]))
    parts.push(local)
    offset += local.length
  }
  const list = Buffer.concat(directory)
  const count = uint16(entries.length)
  const end = [
    uint32(0x06054b50),
    uint16(0),
    uint16(0),
    count,
    count,
    uint32(list.length),
    uint32(offset),
    uint16(0),
  ]
  return Buffer.concat([...parts, list, ...end])
}

function checksum(data: Buffer) {
  return crc32(data)
}

function uint16(value: number) {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16LE(value)
  return bytes
}

function uint32(value: number) {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}

function uint32be(value: number) {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}
