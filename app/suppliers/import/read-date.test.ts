import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readDate } from './read-date.ts'

const days = fc
  .date({ min: new Date('1950-01-01'), max: new Date('2100-12-30'), noInvalidDate: true })
  .map(date => date.toISOString().slice(0, 10))

test('a day is read from every notation that offices use', () => {
  fc.assert(
    fc.property(days, day => {
      const [year = '', month = '', date = ''] = day.split('-')
      const [m, d] = [Number(month), Number(date)]
      const serial = (Date.parse(`${day}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000
      for (const text of [
        day,
        `${year}/${m}/${d}`,
        `${year}.${month}.${date}`,
        `${year}年${m}月${d}日`,
        `${year}${month}${date}`,
        `${day} 00:00:00`,
        `${day}T08:30:00.000Z`,
        String(serial),
        `${serial}.5`,
        day.replace(/\d/g, digit => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
      ])
        expect(readDate(text)).toEqual({ ok: true, date: day })
    }),
  )
})

test.each([
  ['1 Mar 2026', '2026-03-01'],
  ['1-Mar-2026', '2026-03-01'],
  ['March 1, 2026', '2026-03-01'],
  ['31/01/2026', '2026-01-31'],
  ['01/31/2026', '2026-01-31'],
  ['3/3/2026', '2026-03-03'],
  ['2024-02-29', '2024-02-29'],
])('%s is %s', (text, date) => {
  expect(readDate(text)).toEqual({ ok: true, date })
})

test.each([
  ['3/4/2026', 'ambiguous-date'],
  ['2026-02-30', 'not-a-date'],
  ['2025-02-29', 'not-a-date'],
  ['2026-13-01', 'not-a-date'],
  ['99999', 'not-a-date'],
  ['12', 'not-a-date'],
  ['1 Foo 2026', 'not-a-date'],
  ['长期', 'not-a-date'],
  ['', 'not-a-date'],
])('%s is refused: %s', (text, why) => {
  expect(readDate(text)).toEqual({ ok: false, why })
})

test('any text whatever gets an answer', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), text => {
      expect(typeof readDate(text).ok).toBe('boolean')
    }),
  )
})
