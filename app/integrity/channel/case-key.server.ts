import { createHmac, randomBytes } from 'node:crypto'
import { hashToken } from '#app/accounts/token.server.ts'
import { getVaultKey } from '../vault/vault-key.server.ts'
import { CASE_KEY_ALPHABET, CASE_KEY_LENGTH, plainCaseKey, showCaseKey } from './case-key.ts'

/**
 * The key to the mailbox of what was sent (78 bits). Made out of the vault's key and `sent`, which holds a random number of
 * the page: whoever sends the very same page again, because the answer got lost on the way, is given the same key.
 */
export function caseKeyFor(sent: string): string {
  const bytes = createHmac('sha512', getVaultKey()).update(`case-key\n${sent}`).digest()
  const characters = Array.from({ length: CASE_KEY_LENGTH }, (_, at) => {
    const number = bytes.readUInt16BE(at * 2)
    return CASE_KEY_ALPHABET[number % CASE_KEY_ALPHABET.length]
  })
  return showCaseKey(characters.join(''))
}

/** A key for a report that somebody else writes down. */
export function newCaseKey(): string {
  return caseKeyFor(randomBytes(32).toString('base64url'))
}

/** What is stored of a key. */
export function caseKeyHash(typed: string): string {
  return hashToken(`case-key:${plainCaseKey(typed)}`)
}
