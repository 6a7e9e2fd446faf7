import { getEnvironment } from '#app/server/environment.server.ts'
import { isLocale, type Locale } from '#app/i18n/locale.ts'
import { THEMES, type Theme } from './context.ts'

const ONE_YEAR_S = 365 * 24 * 3600

/** Over https the cookie is bound to this very host; plain http is for a machine of one's own. */
export function sessionCookieName() {
  return getEnvironment().isHttps ? '__Host-sid' : 'sid'
}

/** Ends with the browser at the latest; the server ends it earlier by its own limits. */
export function sessionCookie(token: string) {
  return `${sessionCookieName()}=${token}; ${attributes()}`
}

export function clearedSessionCookie() {
  return `${sessionCookieName()}=; Max-Age=0; ${attributes()}`
}

export function localeCookie(locale: Locale) {
  return `locale=${locale}; Max-Age=${ONE_YEAR_S}; ${attributes()}`
}

export function themeCookie(theme: Theme) {
  return `theme=${theme}; Max-Age=${ONE_YEAR_S}; ${attributes()}`
}

/** Reads one cookie of a request's Cookie header; null when it is missing. */
export function readCookie(header: string | undefined, name: string): string | null {
  for (const pair of (header ?? '').split(';')) {
    const at = pair.indexOf('=')
    if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim()
  }
  return null
}

export function readTheme(header: string | undefined): Theme {
  const value = readCookie(header, 'theme')
  return THEMES.find(theme => theme === value) ?? 'system'
}

export function readLocaleCookie(header: string | undefined): Locale | null {
  const value = readCookie(header, 'locale')
  return isLocale(value) ? value : null
}

function attributes() {
  return `Path=/; HttpOnly; SameSite=Lax${getEnvironment().isHttps ? '; Secure' : ''}`
}
