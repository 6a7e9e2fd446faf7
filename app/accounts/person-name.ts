const MAX_LENGTH = 80
/** A word that a mail program would turn into a link. */
const LINK = /:\/\/|\/|^www\./i

/**
 * A person's name as mails and lists show it: one line, at most 80 characters, no links. Names stand in mails
 * to addresses that their writer chooses. `fallback` when nothing is left.
 */
export function cleanPersonName(typed: string, fallback: string) {
  const words = typed
    .normalize('NFC')
    .replace(/[\p{C}\p{Z}]+/gu, ' ')
    .split(' ')
  return (
    words
      .filter(word => !LINK.test(word))
      .join(' ')
      .trim()
      .slice(0, MAX_LENGTH) || fallback
  )
}
