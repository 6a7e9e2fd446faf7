import { DEFAULT_LOCALE, LOCALES, type Locale } from './locale.ts'

/** The first language of an Accept-Language header that the product speaks; the default when none. */
export function negotiateLocale(acceptLanguage: string | undefined): Locale {
  for (const tag of (acceptLanguage ?? '').split(',')) {
    const primary = tag.split(';')[0]?.trim().split('-')[0]?.toLowerCase()
    const locale = LOCALES.find(candidate => candidate.split('-')[0] === primary)
    if (locale) return locale
  }
  return DEFAULT_LOCALE
}
