/** Short enough to be typed from a phone, long enough that five guesses are hopeless. */
export const CODE_DIGITS = 6
export const CODE_MINUTES = 10
export const WRONG_TRIES = 5

/** In place of a signing's id: one code for several counter-signatures at once. */
export const COUNTER_SIGNING = 'counter-signing'

type Code = { expiresAt: Date; usedAt: Date | null; wrongTries: number }

/** Used once, not too old, and not guessed at too often. */
export function isCodeUsable({ expiresAt, usedAt, wrongTries }: Code, now: Date) {
  return usedAt === null && now < expiresAt && wrongTries < WRONG_TRIES
}

export function codeExpiry(now: Date) {
  return new Date(now.getTime() + CODE_MINUTES * 60_000)
}

/** Digits as somebody may type them: full-width, with spaces. */
export function readCode(typed: string) {
  return typed.normalize('NFKC').replaceAll(/\s/g, '')
}
