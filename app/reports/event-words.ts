import { EVENT_LABELS } from '#app/history/event-labels.ts'
import type { EventType } from '#app/history/events.ts'
import type { LocaleOption } from '#app/i18n/use-locale.ts'

/** What an event is called in a file. */
export function eventWords(type: EventType, l: LocaleOption): string {
  return EVENT_LABELS[type]({}, l)
}
