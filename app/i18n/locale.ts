/** The languages a person can read the product in; the first is the default. */
export const LOCALES = ['zh-CN', 'en'] as const
export type Locale = (typeof LOCALES)[number]
export const DEFAULT_LOCALE: Locale = LOCALES[0]

/** A text in every language, as questionnaire content, mails and names carry it. */
export type LocalizedText = Record<Locale, string>

export function isLocale(value: unknown): value is Locale {
  return LOCALES.some(locale => locale === value)
}
