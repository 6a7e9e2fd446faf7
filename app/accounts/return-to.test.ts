import { expect, test } from 'vitest'
import { safeReturnTo } from './return-to.ts'

test.each(['/', '/assessments/x/sections/soc?a=1&b=2#SOC-02', '/%E4%B8%AD', '/reviews/a?dimension=SOC'])(
  '%s leads back',
  path => {
    expect(safeReturnTo(path)).toBe(path)
  },
)

test.each([
  null,
  undefined,
  '',
  'https://evil.example/',
  '//evil.example/',
  '/\\evil.example/',
  '\\\\evil.example',
  '/\t/evil.example',
  '/.//evil.example',
  '/..//evil.example',
  'javascript:alert(1)',
  'home',
  ' /home',
  `/${'x'.repeat(2000)}`,
])('%j leads to the start instead', path => {
  expect(safeReturnTo(path)).toBe('/')
})
