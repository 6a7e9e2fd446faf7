const DELIMITERS = [',', ';', '\t']
const LOOKED_AT = 20_000

/**
 * Text of a file saved by a spreadsheet program: UTF-16 with its mark, else UTF-8, else the Chinese national
 * encoding GB 18030 (which holds GBK and GB 2312). Throws when it is none of them.
 */
export function decodeText(bytes) {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decode('utf-16le', bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decode('utf-16be', bytes)
  try {
    return decode('utf-8', bytes)
  } catch {
    return decode('gb18030', bytes)
  }
}

/** What stands between the cells: whichever of comma, semicolon and tab is most frequent outside quotes. */
export function findDelimiter(text) {
  const counts = new Map(DELIMITERS.map(each => [each, 0]))
  let isQuoted = false
  for (const character of text.slice(0, LOOKED_AT)) {
    if (character === '"') isQuoted = !isQuoted
    else if (!isQuoted && counts.has(character)) counts.set(character, counts.get(character) + 1)
  }
  return DELIMITERS.reduce((best, each) => (counts.get(each) > counts.get(best) ? each : best))
}

/** `sep=;` as a first line is for the program that opens the file: it shows the next line as row 1. */
export function withoutSeparatorLine(text) {
  return text.replace(/^sep=.\r?\n/i, '')
}

function decode(encoding, bytes) {
  const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
  if (text.includes('\0')) throw new Error('not a text')
  return text
}
