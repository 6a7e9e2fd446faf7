import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkCharacter, isCreditCode, normalizeCreditCode } from './credit-code.ts'

const ALPHABET = [...'0123456789ABCDEFGHJKLMNPQRTUWXY']
const first17 = fc
  .array(fc.constantFrom(...ALPHABET), { minLength: 17, maxLength: 17 })
  .map(list => list.join(''))

// The published examples of the standard's text and codes built by hand from weights 1, 3, 9, 27, 19, 26, …
test.each([
  ['91350100M000100Y43', true],
  ['91350100M000100Y44', false],
  ['00000000000000000' + '0', true],
  ['10000000000000000' + 'Y', true],
  ['01000000000000000' + 'W', true],
  ['10000000000000000' + '0', false],
  ['91350100M000100Y4', false],
  ['91350100M000100Y433', false],
  ['I1350100M000100Y43', false],
  ['', false],
])('%s is a credit code: %s', (code, isOne) => {
  expect(isCreditCode(code)).toBe(isOne)
})

test.each([
  ['９１３５０１００m000100y43', '91350100M000100Y43'],
  [' 9135 0100 M000 100Y 43 ', '91350100M000100Y43'],
  ['91350100-M000100Y-43', '91350100M000100Y43'],
])('%s is read as %s', (typed, code) => {
  expect(normalizeCreditCode(typed)).toBe(code)
})

test('every 17 characters have exactly one check character, and one wrong character is noticed', () => {
  fc.assert(
    fc.property(first17, fc.nat(16), fc.nat(29), (body, at, shift) => {
      const code = body + checkCharacter(body)
      expect(isCreditCode(code)).toBe(true)
      const replacement = ALPHABET[(ALPHABET.indexOf(code.charAt(at)) + 1 + shift) % 31] ?? ''
      expect(isCreditCode(code.slice(0, at) + replacement + code.slice(at + 1))).toBe(false)
    }),
  )
})
