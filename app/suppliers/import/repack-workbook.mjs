import zlib from 'node:zlib'

const END_SIGNATURE = 0x06054b50
const ENTRY_SIGNATURE = 0x02014b50
const LOCAL_SIGNATURE = 0x04034b50
const END_LENGTH = 22
const ENTRY_LENGTH = 46
const LOCAL_LENGTH = 30
const STORED = 0
const DEFLATED = 8
const IS_NEEDED = /\.(?:xml|rels)$/i
const IS_SHEET = /(?:^|\/)worksheets\/[^/]+\.xml$/i

/**
 * The same workbook, holding nothing but its XML, unpacked. Each part may be as long as the list of contents
 * says and not a byte longer, so that a list that lies cannot fill the memory; what the list does not name is
 * gone. Formulas that failed (`#N/A`) become texts, so that they can be shown as problems. Throws for anything
 * that is no such archive.
 */
export function repackWorkbook(bytes) {
  const parts = listParts(bytes)
    .filter(({ name }) => IS_NEEDED.test(name))
    .map(part => ({ name: part.name, content: withVisibleErrors(part.name, unpack(bytes, part)) }))
  return packStored(parts)
}

function listParts(bytes) {
  const end = bytes.lastIndexOf(signature(END_SIGNATURE))
  if (end < 0) throw new Error('not an archive')
  let at = bytes.readUInt32LE(end + 16)
  return Array.from({ length: bytes.readUInt16LE(end + 10) }, () => {
    if (bytes.readUInt32LE(at) !== ENTRY_SIGNATURE) throw new Error('not an entry')
    const nameLength = bytes.readUInt16LE(at + 28)
    const part = {
      name: bytes.toString('utf8', at + ENTRY_LENGTH, at + ENTRY_LENGTH + nameLength),
      isEncrypted: (bytes.readUInt16LE(at + 8) & 1) === 1,
      method: bytes.readUInt16LE(at + 10),
      packedLength: bytes.readUInt32LE(at + 20),
      length: bytes.readUInt32LE(at + 24),
      offset: bytes.readUInt32LE(at + 42),
    }
    at += ENTRY_LENGTH + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
    return part
  })
}

function unpack(bytes, { isEncrypted, method, packedLength, length, offset }) {
  if (isEncrypted || bytes.readUInt32LE(offset) !== LOCAL_SIGNATURE) throw new Error('unreadable part')
  const from = offset + LOCAL_LENGTH + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28)
  const packed = bytes.subarray(from, from + packedLength)
  if (method === STORED && packedLength === length) return packed
  if (method !== DEFLATED) throw new Error('unknown packing')
  return length === 0 ? Buffer.alloc(0) : zlib.inflateRawSync(packed, { maxOutputLength: length })
}

function withVisibleErrors(name, content) {
  if (!IS_SHEET.test(name) || !content.includes(' t="e"')) return content
  return Buffer.from(content.toString('utf8').replace(/(<(?:\w+:)?c\b[^>]*) t="e"/g, '$1 t="str"'))
}

function packStored(parts) {
  const locals = []
  const entries = []
  let offset = 0
  for (const { name, content } of parts) {
    const nameBytes = Buffer.from(name)
    const facts = Buffer.alloc(26)
    facts.writeUInt16LE(20, 0)
    facts.writeUInt16LE(0x0800, 2)
    facts.writeUInt32LE(zlib.crc32(content), 10)
    facts.writeUInt32LE(content.length, 14)
    facts.writeUInt32LE(content.length, 18)
    facts.writeUInt16LE(nameBytes.length, 22)
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    locals.push(signature(LOCAL_SIGNATURE), facts, nameBytes, content)
    entries.push(signature(ENTRY_SIGNATURE), Buffer.from([20, 0]), facts, tail, nameBytes)
    offset += 4 + facts.length + nameBytes.length + content.length
  }
  const directory = Buffer.concat(entries)
  const end = Buffer.alloc(END_LENGTH)
  end.writeUInt32LE(END_SIGNATURE, 0)
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, directory, end])
}

function signature(value) {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}
