import type { LocaleOption } from '#app/i18n/use-locale.ts'

type Names = { nameZh: string; nameEn: string }

/** The name a reader of this language is shown; of a supplier, a campaign, an organisation. */
export function nameFor({ nameZh, nameEn }: Names, { locale }: LocaleOption) {
  return locale === 'zh-CN' ? nameZh : nameEn
}
