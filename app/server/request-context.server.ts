import type { Request, Response } from 'express'
import { readSession } from '#app/accounts/session.server.ts'
import type { RequestContext } from '#app/http/context.ts'
import { readCookie, readLocaleCookie, readTheme, sessionCookieName } from '#app/http/cookies.server.ts'
import { negotiateLocale } from '#app/i18n/negotiate-locale.ts'
import { getDb } from '#db/client.server.ts'

/** The reporting channel never learns who is signed in on the device: not even that they were there. */
const NAMELESS = /^\/report(?:\.data|\/|$)/

export function isNameless(path: string) {
  return NAMELESS.test(path)
}

/** Gathers what loaders and actions may know of a request. Language: cookie, then account, then browser. */
export function readRequestContext(request: Request, response: Response): RequestContext {
  const cookies = request.headers.cookie
  const now = new Date()
  const token = isNameless(request.path) ? null : readCookie(cookies, sessionCookieName())
  const session = token ? readSession(getDb(), token, now) : null
  return {
    actor: session?.actor ?? null,
    sessionId: session?.sessionId ?? null,
    locale: readLocaleCookie(cookies) ?? session?.locale ?? negotiateLocale(request.get('accept-language')),
    theme: readTheme(cookies),
    nonce: response.locals.nonce,
    ip: request.ip ?? 'unknown',
    userAgent: request.get('user-agent') ?? '',
    now,
  }
}
