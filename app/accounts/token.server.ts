import { createHash, randomBytes } from 'node:crypto'

/** A fresh public record id: 128 random bits, base64url. */
export function newId() {
  return randomBytes(16).toString('base64url')
}

/** A fresh secret for a cookie or link: 256 random bits. Store `hashToken` of it, never itself. */
export function newToken() {
  return randomBytes(32).toString('base64url')
}

export function hashToken(token: string) {
  return createHash('sha256').update(token).digest('base64url')
}
