import type { EventType } from '#app/history/events.ts'
import type { LocaleOption } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'

/** What an event is called: every kind has the message of its own name. */
export function eventWords(type: EventType, l: LocaleOption): string {
  const wording: unknown = Reflect.get(m, `history_${type.replace(/[.-]/g, '_')}`)
  return typeof wording === 'function' ? String(wording({}, l)) : type
}
