import fs from 'node:fs'

/** Tells which characters a TrueType font can draw, out of its character map (formats 4 and 12). */
export function readCoverage(file: string): (codePoint: number) => boolean {
  const font = fs.readFileSync(file)
  const map = tableOf(font, 'cmap')
  const covered = new Set<number>()
  for (let at = 0; at < map.readUInt16BE(2); at++) {
    const subtable = map.subarray(map.readUInt32BE(4 + at * 8 + 4))
    const format = subtable.readUInt16BE(0)
    if (format === 4) addSegments(subtable, covered)
    if (format === 12) addGroups(subtable, covered)
  }
  return codePoint => covered.has(codePoint)
}

function tableOf(font: Buffer, tag: string): Buffer {
  for (let at = 0; at < font.readUInt16BE(4); at++) {
    const record = 12 + at * 16
    if (font.toString('latin1', record, record + 4) !== tag) continue
    const offset = font.readUInt32BE(record + 8)
    return font.subarray(offset, offset + font.readUInt32BE(record + 12))
  }
  throw new Error(`the font has no ${tag} table`)
}

function addSegments(subtable: Buffer, covered: Set<number>) {
  const bytes = subtable.readUInt16BE(6)
  for (let at = 0; at < bytes; at += 2) {
    const end = subtable.readUInt16BE(14 + at)
    const start = subtable.readUInt16BE(16 + bytes + at)
    const delta = subtable.readUInt16BE(16 + 2 * bytes + at)
    const rangeAt = 16 + 3 * bytes + at
    const range = subtable.readUInt16BE(rangeAt)
    for (let code = start; code <= end && code < 0xffff; code++) {
      const glyph =
        range === 0 ? (code + delta) & 0xffff : subtable.readUInt16BE(rangeAt + range + 2 * (code - start))
      if (glyph !== 0) covered.add(code)
    }
  }
}

function addGroups(subtable: Buffer, covered: Set<number>) {
  const count = subtable.readUInt32BE(12)
  for (let at = 0; at < count; at++) {
    const group = 16 + at * 12
    const start = subtable.readUInt32BE(group)
    const end = subtable.readUInt32BE(group + 4)
    const glyph = subtable.readUInt32BE(group + 8)
    for (let code = start; code <= end; code++) if (glyph + code - start !== 0) covered.add(code)
  }
}
