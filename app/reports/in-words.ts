import type { LocaleOption } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'

export function yesNo(value: boolean, l: LocaleOption) {
  return value ? m.export_yes({}, l) : m.export_no({}, l)
}

/** Several names in one cell. */
export function joined(names: readonly string[], l: LocaleOption) {
  return names.join(l.locale === 'zh-CN' ? '、' : ', ')
}
