import type { BrowserContext } from '@playwright/test'
import { startSession } from '#app/accounts/session.server.ts'
import type { Theme } from '#app/http/context.ts'
import type { Locale } from '#app/i18n/locale.ts'
import type { Portal } from './portal.ts'

export type Person = { id: string; supplierId: string | null }

/** Makes a session as signing in would, and answers the cookie's token. */
export function sessionFor({ db }: Portal, { id, supplierId }: Person, now = new Date()) {
  return startSession(db, { id, isStaff: supplierId === null }, { ip: '127.0.0.1', userAgent: 'test', now })
}

/** Signs a browser context in by cookie. */
export async function signInAs(context: BrowserContext, portal: Portal, person: Person) {
  await setCookie(context, portal, 'sid', sessionFor(portal, person))
}

export async function useLanguage(context: BrowserContext, portal: Portal, locale: Locale) {
  await setCookie(context, portal, 'locale', locale)
}

export async function useTheme(context: BrowserContext, portal: Portal, theme: Theme) {
  await setCookie(context, portal, 'theme', theme)
}

function setCookie(context: BrowserContext, { origin }: Portal, name: string, value: string) {
  return context.addCookies([{ name, value, url: origin, httpOnly: true, sameSite: 'Lax' }])
}
