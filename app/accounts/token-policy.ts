import type { TokenKind } from './roles.ts'

export const INVITATION_DAYS = 14
export const PASSWORD_RESET_MINUTES = 60

const MINUTE_MS = 60_000
const LIFETIME_MS: Record<TokenKind, number> = {
  invitation: INVITATION_DAYS * 24 * 60 * MINUTE_MS,
  'password-reset': PASSWORD_RESET_MINUTES * MINUTE_MS,
}

export function tokenExpiry(kind: TokenKind, now: Date) {
  return new Date(now.getTime() + LIFETIME_MS[kind])
}

/** A link works once, and until the instant before it expires. */
export function isTokenUsable(token: { expiresAt: Date; usedAt: Date | null }, now: Date) {
  return token.usedAt === null && now < token.expiresAt
}
