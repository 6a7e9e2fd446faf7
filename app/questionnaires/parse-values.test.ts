import { expect, test } from 'vitest'
import { parseScalar, type ScalarRules } from './parse-values.ts'
import { TODAY } from './sample.test-support.ts'

const PERCENT: ScalarRules = {
  type: 'number',
  min: 0,
  max: 100,
  decimals: 2,
  unit: { 'zh-CN': '%', en: '%' },
}
const TONNES: ScalarRules = { type: 'number', min: -50, max: 1_000_000, decimals: 1, unit: '吨' }
const COUNT: ScalarRules = { type: 'count', min: 0, max: 1000 }
const DATE: ScalarRules = { type: 'date', mayBeFuture: false }
const LINE: ScalarRules = { type: 'text', multiline: false, maxLength: 10 }
const LINES: ScalarRules = { type: 'text', multiline: true, maxLength: 10 }

function read(rules: ScalarRules, raw: unknown) {
  const parsed = parseScalar(rules, raw, TODAY)
  return parsed.ok ? parsed.value : { code: parsed.code, ...parsed.params }
}

test.each([
  ['95', 95],
  [' 95.5 ', 95.5],
  ['９５．５', 95.5],
  ['95 %', 95],
  ['９５％', 95],
  ['+7', 7],
  ['.5', 0.5],
  ['0', 0],
  ['-0', 0],
  ['95.50', 95.5],
  [12.25, 12.25],
  ['', null],
  ['　', null],
  [null, null],
  [undefined, null],
])('a percentage typed as %j is %j', (raw, value) => {
  expect(read(PERCENT, raw)).toBe(value)
})

test.each([
  ['1,234.5', 1234.5],
  ['１，２３４．５', 1234.5],
  ['1 234', 1234],
  ['1 234 吨', 1234],
  ['−12.5', -12.5],
])('a quantity typed as %j is %j', (raw, value) => {
  expect(read(TONNES, raw)).toBe(value)
})

test.each([
  [PERCENT, 'abc', { code: 'not-a-number' }],
  [PERCENT, '1,5', { code: 'not-a-number' }],
  [PERCENT, '12,34', { code: 'not-a-number' }],
  [PERCENT, '5.', { code: 'not-a-number' }],
  [PERCENT, '1e2', { code: 'not-a-number' }],
  [PERCENT, '0x10', { code: 'not-a-number' }],
  [PERCENT, '%', { code: 'not-a-number' }],
  [PERCENT, '9'.repeat(61), { code: 'not-a-number' }],
  [PERCENT, NaN, { code: 'not-a-number' }],
  [PERCENT, '100.01', { code: 'above-max', max: 100 }],
  [PERCENT, '-1', { code: 'below-min', min: 0 }],
  [PERCENT, '1.234', { code: 'too-many-decimals', decimals: 2 }],
  [PERCENT, true, { code: 'malformed' }],
  [PERCENT, ['1'], { code: 'malformed' }],
  [TONNES, '5 %', { code: 'not-a-number' }],
  [COUNT, '1.5', { code: 'not-whole' }],
  [COUNT, 1.5, { code: 'not-whole' }],
  [COUNT, 1e308, { code: 'above-max', max: 1000 }],
])('%j refuses %j', (rules, raw, problem) => {
  expect(read(rules, raw)).toEqual(problem)
})

test.each([
  ['2026-01-05', '2026-01-05'],
  ['2026/1/5', '2026-01-05'],
  ['2026.1.5', '2026-01-05'],
  ['２０２６/１/５', '2026-01-05'],
  ['2026年1月5日', '2026-01-05'],
  ['20260105', '2026-01-05'],
  [' 2026-01-05 ', '2026-01-05'],
  ['2024-02-29', '2024-02-29'],
  [TODAY, TODAY],
  ['', null],
])('a date typed as %j is %j', (raw, value) => {
  expect(read(DATE, raw)).toBe(value)
})

test.each([
  ['2026-02-29', { code: 'not-a-date' }],
  ['2026-13-01', { code: 'not-a-date' }],
  ['2026-00-10', { code: 'not-a-date' }],
  ['05/01/2026', { code: 'not-a-date' }],
  ['2026-1/5', { code: 'not-a-date' }],
  ['0026-01-05', { code: 'not-a-date' }],
  ['2026-01-05T00:00:00Z', { code: 'not-a-date' }],
  ['昨天', { code: 'not-a-date' }],
  [20260105, { code: 'malformed' }],
  ['2026-03-02', { code: 'date-in-future', max: TODAY }],
])('the date %j is refused', (raw, problem) => {
  expect(read(DATE, raw)).toEqual(problem)
})

test('a date that may lie ahead is taken', () => {
  expect(read({ type: 'date', mayBeFuture: true }, '2030-12-31')).toBe('2030-12-31')
})

test.each([
  [LINE, '  a\tb \n c ', 'a b c'],
  [LINES, ' a\r\nb\rc ', 'a\nb\nc'],
  [LINE, '\ufeff制\u200b度\u0000', '制度'],
  [LINE, 'e\u0301', 'é'],
  [LINE, 'a\ud800b', 'ab'],
  [LINE, '👍🏽', '👍🏽'],
  [LINE, '\u200b ', null],
  [LINE, '1234567890', '1234567890'],
])('%j tidies the text %j', (rules, raw, value) => {
  expect(read(rules, raw)).toBe(value)
})

test.each([
  [LINE, '12345678901', { code: 'too-long', max: 10 }],
  [LINE, ' '.repeat(30_000), { code: 'too-long', max: 10 }],
  [LINE, { text: 'a' }, { code: 'malformed' }],
  [LINE, 5, { code: 'malformed' }],
])('%j refuses the text %j', (rules, raw, problem) => {
  expect(read(rules, raw)).toEqual(problem)
})

test('a choice takes its own options only', () => {
  const choice: ScalarRules = { type: 'choice', options: [{ value: 'yes' }, { value: 'no' }] }
  expect(read(choice, ' yes ')).toBe('yes')
  expect(read(choice, '')).toBe(null)
  expect(read(choice, 'maybe')).toEqual({ code: 'unknown-option' })
  expect(read(choice, 1)).toEqual({ code: 'malformed' })
})
