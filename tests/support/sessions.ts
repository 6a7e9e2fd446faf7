import type { BrowserContext } from '@playwright/test'
import type { Actor } from '#app/accounts/roles.ts'
import type { Theme } from '#app/http/context.ts'
import type { Locale } from '#app/i18n/locale.ts'
import { createSession } from '#db/factories/index.ts'
import type { Portal } from './portal.ts'

/** Signs a browser context in by cookie. */
export async function signInAs(context: BrowserContext, portal: Portal, person: Actor) {
  await setCookie(context, portal, 'sid', createSession(portal.db, person))
}

export async function setLanguage(context: BrowserContext, portal: Portal, locale: Locale) {
  await setCookie(context, portal, 'locale', locale)
}

export async function setTheme(context: BrowserContext, portal: Portal, theme: Theme) {
  await setCookie(context, portal, 'theme', theme)
}

function setCookie(context: BrowserContext, { origin }: Portal, name: string, value: string) {
  return context.addCookies([{ name, value, url: origin, httpOnly: true, sameSite: 'Lax' }])
}
