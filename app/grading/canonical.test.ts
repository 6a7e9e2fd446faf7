import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson, withoutUndefined } from './canonical.ts'

test.each<[unknown, string]>([
  [{ b: 1, a: [true, null, 'x'] }, '{"a":[true,null,"x"],"b":1}'],
  [{ '10': 1, '9': 2, B: 3, a: 4 }, '{"10":1,"9":2,"B":3,"a":4}'],
  [
    { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6, '\u00f6': 7 },
    '{"\\r":2,"1":4,"\u0080":6,"\u00f6":7,"\u20ac":1,"\ud83d\ude00":5,"\ufb33":3}',
  ],
  [[1e21, 1e-7, 0.1, -0, 333333333.3333333, 4.5], '[1e+21,1e-7,0.1,0,333333333.3333333,4.5]'],
  ['密"\\\n\u0007', '"密\\"\\\\\\n\\u0007"'],
  [[], '[]'],
  [Object.create(null), '{}'],
])('%j is written in one way', (value, text) => {
  expect(canonicalJson(value)).toBe(text)
})

test.each([
  [NaN, '$'],
  [{ a: [0, Infinity] }, '$.a[1]'],
  [{ a: undefined }, '$.a'],
  [[undefined], '$[0]'],
  [new Array(1), '$[0]'],
  [10n, '$'],
  [{ when: new Date(0) }, '$.when'],
  [() => 1, '$'],
])('%o is refused', (value, path) => {
  expect(() => canonicalJson(value)).toThrow(`${path}: `)
})

test('writing what was read gives the same text, whatever the order of keys', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4 }), value => {
      const text = canonicalJson(value)
      expect(canonicalJson(JSON.parse(text))).toBe(text)
      expect(canonicalJson(turned(value))).toBe(text)
    }),
  )
})

test('optional keys that are present and undefined are dropped at every depth', () => {
  expect(withoutUndefined({ a: undefined, b: [{ c: undefined, d: null }] })).toEqual({ b: [{ d: null }] })
  expect(Object.keys(withoutUndefined({ a: undefined }))).toEqual([])
})

function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, part]) => [key, turned(part)]),
  )
}
