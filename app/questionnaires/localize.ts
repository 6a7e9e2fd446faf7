import type { Locale, LocalizedText } from '#app/i18n/locale.ts'
import type { Condition, Field, Item } from './content-schema.ts'

/** The same content with every text in one language. */
export type Localized<T> = T extends LocalizedText
  ? string
  : T extends Condition
    ? T
    : T extends object
      ? { [K in keyof T]: Localized<T[K]> }
      : T

export type LocalizedItem = Localized<Item>
export type LocalizedField = Localized<Field>

/** An item in all languages (server) or in one (page): checks of answers read no text but a number's unit. */
export type AskedItem = Item | LocalizedItem
export type AskedField = Field | LocalizedField

/**
 * One item for a page in one language, so that the page ships no text that its reader does not see. Items of a
 * published version never change: each is put into a language once.
 */
export function localizeItem(item: Item, locale: Locale): LocalizedItem {
  const known = localizedItems[locale].get(item) ?? localize(item, locale)
  localizedItems[locale].set(item, known)
  return known
}

const localizedItems: Record<Locale, WeakMap<Item, LocalizedItem>> = {
  'zh-CN': new WeakMap(),
  en: new WeakMap(),
}

/** Picks one language throughout a piece of questionnaire content. */
export function localize<T>(content: T, locale: Locale): Localized<T> {
  return pick(content, locale) as Localized<T>
}

function pick(node: unknown, locale: Locale): unknown {
  if (Array.isArray(node)) return node.map(each => pick(each, locale))
  if (typeof node !== 'object' || node === null) return node
  const entries: [string, unknown][] = Object.entries(node)
  const text = entries.find(([key]) => key === locale)?.[1]
  return typeof text === 'string'
    ? text
    : Object.fromEntries(entries.map(([key, value]) => [key, pick(value, locale)]))
}
