/** Many times the size of a signed agreement. */
export const MAX_PAPER_MEGABYTES = 10

/** A SHA-256 as people paste it: in any case, with spaces or colons between its parts; null when it is none. */
export function readSha256(text: string): string | null {
  const hex = text.replace(/[\s:]/g, '').toLowerCase()
  return /^[0-9a-f]{64}$/.test(hex) ? hex : null
}
