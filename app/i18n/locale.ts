import { z } from 'zod'

/** The languages a person can read the product in; the first is the default. */
export const LOCALES = ['zh-CN', 'en'] as const
export type Locale = (typeof LOCALES)[number]
export const DEFAULT_LOCALE: Locale = LOCALES[0]

/** A text in every language, as questionnaire content, mails and names carry it. */
export const LocalizedText = z.object({
  'zh-CN': z.string().trim().min(1),
  en: z.string().trim().min(1),
}) satisfies z.ZodType<Record<Locale, string>>
export type LocalizedText = Record<Locale, string>

export function isLocale(value: unknown): value is Locale {
  return LOCALES.some(locale => locale === value)
}
