/** Without characters that look alike, on a screen or in handwriting. */
export const CASE_KEY_ALPHABET = 'ABCDEFGHJKMNPQRSTVWXYZ23456789'
const GROUPS = 4
const GROUP_LENGTH = 4
export const CASE_KEY_LENGTH = GROUPS * GROUP_LENGTH

/** The key as it is shown and written down: `ABCD-EFGH-JKMN-PQRS`. */
export function showCaseKey(characters: string): string {
  return Array.from({ length: GROUPS }, (_, at) =>
    characters.slice(at * GROUP_LENGTH, (at + 1) * GROUP_LENGTH),
  ).join('-')
}

/** What was typed, without what people add or mix up: case, width, spaces, dashes. */
export function plainCaseKey(typed: string): string {
  return typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}_.]/gu, '')
}
