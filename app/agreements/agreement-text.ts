import type { Locale } from '#app/i18n/locale.ts'

/** What people read and sign: title and text (Markdown), and what they consent to, in both languages. */
export type AgreementText = {
  titleZh: string
  titleEn: string
  bodyZh: string
  bodyEn: string
  consentZh: string
  consentEn: string
}

export function titleFor({ titleZh, titleEn }: Pick<AgreementText, 'titleZh' | 'titleEn'>, locale: Locale) {
  return locale === 'zh-CN' ? titleZh : titleEn
}

export function bodyFor({ bodyZh, bodyEn }: Pick<AgreementText, 'bodyZh' | 'bodyEn'>, locale: Locale) {
  return locale === 'zh-CN' ? bodyZh : bodyEn
}

export function consentFor(
  { consentZh, consentEn }: Pick<AgreementText, 'consentZh' | 'consentEn'>,
  locale: Locale,
) {
  return locale === 'zh-CN' ? consentZh : consentEn
}
