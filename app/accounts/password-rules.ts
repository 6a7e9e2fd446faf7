import type { FormError } from '#app/http/form-rules.ts'
import { isEasyToGuess } from './common-passwords.ts'
import { PASSWORD_MAX_LENGTH, PASSWORD_MIN_LENGTH } from './password-limits.ts'

/** Shorter names would refuse passwords that merely happen to contain them. */
const SHORTEST_NAME = 4
const SHORTEST_HAN_NAME = 2

/** What an attacker would try first for this person: the mailbox, the company. */
export type PasswordOwner = { email: string; companyNames: readonly string[] }

/**
 * Why a new password is not good enough; null when it is. 12 to 128 characters of any kind, not one of the
 * widely used ones, and without the owner's mailbox name or company name in it.
 */
export function whyNotPassword(password: string, owner: PasswordOwner): FormError | null {
  if (password.length < PASSWORD_MIN_LENGTH) return { code: 'too-short', limit: PASSWORD_MIN_LENGTH }
  if (password.length > PASSWORD_MAX_LENGTH) return { code: 'too-long', limit: PASSWORD_MAX_LENGTH }
  return isEasyToGuess(password) || namesOwner(password, owner) ? { code: 'common-password' } : null
}

function namesOwner(password: string, { email, companyNames }: PasswordOwner) {
  const folded = fold(password)
  const mailbox = email.split('@')[0] ?? ''
  return [mailbox, ...companyNames.flatMap(namesOf)]
    .map(fold)
    .some(name => isLongEnough(name) && folded.includes(name))
}

/** The whole name, and its first word, which is what people type. */
function namesOf(companyName: string) {
  const firstWord = companyName.trim().split(/\s+/)[0] ?? ''
  return [companyName, firstWord]
}

function isLongEnough(name: string) {
  return name.length >= (/\p{Script=Han}/u.test(name) ? SHORTEST_HAN_NAME : SHORTEST_NAME)
}

function fold(text: string) {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
}
