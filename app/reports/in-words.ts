import type { LocaleOption } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import type { SpendBand } from '#app/suppliers/vocabulary.ts'

type Wording = (params: Record<string, never>, l: LocaleOption) => string

export const SPEND_WORDS: Record<SpendBand, Wording> = {
  'under-1m': m.export_spend_under_1m,
  '1m-5m': m.export_spend_1m_5m,
  '5m-20m': m.export_spend_5m_20m,
  'over-20m': m.export_spend_over_20m,
}

export function yesNo(value: boolean, l: LocaleOption) {
  return value ? m.export_yes({}, l) : m.export_no({}, l)
}

/** Several names in one cell. */
export function joined(names: readonly string[], l: LocaleOption) {
  return names.join(l.locale === 'zh-CN' ? '、' : ', ')
}
