import { expect, test } from 'vitest'
import { EVENT_TYPES } from '#app/history/events.ts'
import { eventWords } from './event-words.ts'

test('every kind of event has its words in both languages', () => {
  for (const type of EVENT_TYPES)
    for (const locale of ['zh-CN', 'en'] as const) expect(eventWords(type, { locale })).not.toBe(type)
})
