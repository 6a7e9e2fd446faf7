import type { Locale } from '#app/i18n/locale.ts'

type Named = { nameZh: string; nameEn: string }

/** A company's or round's name for a reader. */
export function nameIn({ nameZh, nameEn }: Named, locale: Locale) {
  return locale === 'zh-CN' ? nameZh : nameEn
}
