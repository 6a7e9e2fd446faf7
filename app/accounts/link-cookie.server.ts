import { readCookie } from '#app/http/cookies.server.ts'
import { getEnvironment } from '#app/server/environment.server.ts'
import type { TokenKind } from './roles.ts'

const LIVES_FOR_S = 30 * 60

/**
 * Answers a link of a mail: moves the token out of the address into a short-lived cookie and leads to the page
 * whose form uses it up. Opening the link changes nothing, so a mail scanner cannot use it up. No referrer:
 * the address carries the token.
 */
export function takeTokenFromLink(kind: TokenKind, token: string, to: string): Response {
  const headers = {
    Location: to,
    'Set-Cookie': linkCookie(kind, token.slice(0, 100), LIVES_FOR_S),
    'Referrer-Policy': 'no-referrer',
  }
  return new Response(null, { status: 302, headers })
}

export function readLinkToken(kind: TokenKind, request: Request): string {
  return readCookie(request.headers.get('Cookie') ?? undefined, cookieName(kind)) ?? ''
}

export function clearedLinkCookie(kind: TokenKind) {
  return linkCookie(kind, '', 0)
}

function linkCookie(kind: TokenKind, token: string, maxAgeS: number) {
  const secure = getEnvironment().isHttps ? '; Secure' : ''
  const value = encodeURIComponent(token)
  return `${cookieName(kind)}=${value}; Max-Age=${maxAgeS}; Path=/; HttpOnly; SameSite=Lax${secure}`
}

function cookieName(kind: TokenKind) {
  return getEnvironment().isHttps ? `__Host-${kind}` : kind
}
