import { DEFAULT_LOCALE, isLocale } from '#app/i18n/locale.ts'
import type { LocaleOption } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'

type Matches = readonly ({ id: string; data: unknown } | undefined)[]

/**
 * The page's title in the reader's language with the product's name behind it, for a route's `meta`:
 * `export const meta: MetaFunction = ({ matches }) => pageTitle(matches, l => m.home_title({}, l))`.
 */
export function pageTitle(matches: Matches, title: (l: LocaleOption) => string) {
  const l = localeOf(matches)
  return [{ title: `${title(l)} · ${m.app_name({}, l)}` }]
}

function localeOf(matches: Matches): LocaleOption {
  const root = matches.find(match => match?.id === 'root')?.data
  const locale = typeof root === 'object' && root !== null && 'locale' in root ? root.locale : null
  return { locale: isLocale(locale) ? locale : DEFAULT_LOCALE }
}
