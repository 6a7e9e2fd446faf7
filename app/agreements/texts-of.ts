import type { Locale } from '#app/i18n/locale.ts'
import type { AgreementText } from './agreement-text.ts'
import { textBlocks, type TextBlock } from './text-blocks.ts'

/** Title and blocks in both languages, as the page and the PDF show them. */
export function textsOf(text: AgreementText): Record<Locale, { title: string; blocks: TextBlock[] }> {
  return {
    'zh-CN': { title: text.titleZh, blocks: textBlocks(text.bodyZh) },
    en: { title: text.titleEn, blocks: textBlocks(text.bodyEn) },
  }
}
