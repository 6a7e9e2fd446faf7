import { expect, test } from 'vitest'
import { endOfDay } from '#app/i18n/format.ts'
import { latestExtensionDay, whyNotAskForMore, whyNotExtendTo } from './extension.ts'

const DUE = endOfDay('2026-03-31')
const LIMITS = { extensionsPerAssessment: 1, extensionMaxDays: 14 }
const ANSWERING = {
  state: 'in-progress',
  campaignState: 'open',
  dueAt: DUE,
  extensions: 0,
  hasPending: false,
} as const

test.each([
  [{}, null],
  [{ state: 'invited' }, null],
  [{ state: 'submitted' }, 'not-answering'],
  [{ state: 'returned' }, 'not-answering'],
  [{ state: 'exempt' }, 'not-answering'],
  [{ campaignState: 'closed' }, 'campaign-not-open'],
  [{ hasPending: true }, 'extension-pending'],
  [{ extensions: 1 }, 'extensions-used'],
] as const)('asking for more time with %o: %s', (change, code) => {
  expect(whyNotAskForMore({ ...ANSWERING, ...change }, LIMITS)?.code ?? null).toBe(code)
})

test('no extension at all can be asked for when the settings allow none', () => {
  expect(whyNotAskForMore(ANSWERING, { ...LIMITS, extensionsPerAssessment: 0 })).toEqual({
    code: 'extensions-used',
    max: 0,
  })
})

test('the limit counts from the due date, and from today once that is over', () => {
  expect(latestExtensionDay(DUE, new Date('2026-03-10T02:00:00Z'), LIMITS)).toBe('2026-04-14')
  expect(latestExtensionDay(DUE, new Date('2026-04-05T02:00:00Z'), LIMITS)).toBe('2026-04-19')
})

test.each([
  ['2026-03-31', '2026-03-10T02:00:00Z', 'date-not-later'],
  ['2026-04-01', '2026-03-10T02:00:00Z', null],
  ['2026-04-14', '2026-03-10T02:00:00Z', null],
  ['2026-04-15', '2026-03-10T02:00:00Z', 'date-too-late'],
  ['2026-04-04', '2026-04-05T02:00:00Z', 'date-not-later'],
  ['2026-04-05', '2026-04-05T02:00:00Z', null],
  ['2026-04-19', '2026-04-05T02:00:00Z', null],
])('moving the due date of 31 March to %s at %s: %s', (day, now, code) => {
  expect(whyNotExtendTo(DUE, endOfDay(day), new Date(now), LIMITS)?.code ?? null).toBe(code)
})
