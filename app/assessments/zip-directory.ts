/** Limits of an office file's inside; real ones stay far below. */
export const MAX_ZIP_ENTRIES = 2000
export const MAX_UNPACKED_BYTES = 200 * 1024 * 1024
export const MAX_UNPACKED_RATIO = 100

const END_SIGNATURE = 0x06054b50
const ENTRY_SIGNATURE = 0x02014b50
const END_LENGTH = 22
const ENTRY_LENGTH = 46
const MAX_COMMENT_LENGTH = 0xffff
/** These values say "see the 64-bit record": a file so large is no office file of ours. */
const IN_ZIP64_16 = 0xffff
const IN_ZIP64_32 = 0xffffffff

/** How many of a file's last bytes are needed to find the end of its directory. */
export const ZIP_TAIL_LENGTH = END_LENGTH + MAX_COMMENT_LENGTH

export type ZipDirectory = { entries: number; offset: number; length: number }

/**
 * Where the list of contents of a zip archive lies, from its last bytes; null when there is none, or the
 * archive is spread over several files or uses 64-bit sizes.
 */
export function locateZipDirectory(tail: Buffer, fileLength: number): ZipDirectory | null {
  const end = findEnd(tail)
  if (end < 0) return null
  const disk = tail.readUInt16LE(end + 4)
  const entriesHere = tail.readUInt16LE(end + 8)
  const entries = tail.readUInt16LE(end + 10)
  const length = tail.readUInt32LE(end + 12)
  const offset = tail.readUInt32LE(end + 16)
  const endAt = fileLength - tail.length + end
  const isPlain = disk === 0 && entries === entriesHere && entries !== IN_ZIP64_16 && offset !== IN_ZIP64_32
  return isPlain && offset + length <= endAt ? { entries, offset, length } : null
}

/**
 * Whether an archive would unpack to something reasonable, read from its list of contents without unpacking
 * anything. False as well for a list that contradicts itself.
 */
export function isReasonableZip(
  directory: Buffer,
  expectedEntries: number,
  fileLength: number,
  maxUnpackedBytes = MAX_UNPACKED_BYTES,
): boolean {
  if (expectedEntries === 0 || expectedEntries > MAX_ZIP_ENTRIES) return false
  let at = 0
  let entries = 0
  let unpacked = 0
  while (at < directory.length) {
    if (at + ENTRY_LENGTH > directory.length || directory.readUInt32LE(at) !== ENTRY_SIGNATURE) return false
    const size = directory.readUInt32LE(at + 24)
    if (size === IN_ZIP64_32) return false
    unpacked += size
    entries += 1
    const variable =
      directory.readUInt16LE(at + 28) + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32)
    at += ENTRY_LENGTH + variable
  }
  const isCounted = entries === expectedEntries && at === directory.length
  return isCounted && unpacked <= maxUnpackedBytes && unpacked <= fileLength * MAX_UNPACKED_RATIO
}

function findEnd(tail: Buffer): number {
  for (let at = tail.length - END_LENGTH; at >= 0; at -= 1) {
    const isEnd = tail.readUInt32LE(at) === END_SIGNATURE
    if (isEnd && at + END_LENGTH + tail.readUInt16LE(at + 20) === tail.length) return at
  }
  return -1
}
