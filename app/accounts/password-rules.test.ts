import { expect, test } from 'vitest'
import { isEasyToGuess } from './common-passwords.ts'
import { whyNotPassword } from './password-rules.ts'

const owner = {
  email: 'wang.min@supplier-one.example',
  companyNames: ['Bluewater Castings Ltd', '碧水铸造有限公司'],
}

test.each([
  ['eleven char', { code: 'too-short', limit: 12 }],
  ['a'.repeat(129), { code: 'too-long', limit: 128 }],
  ['passwordpassword', { code: 'common-password' }],
  ['my-wang-min-2026', { code: 'common-password' }],
  ['Bluewater forever yours', { code: 'common-password' }],
  ['碧水铸造有限公司加油加油', { code: 'common-password' }],
  ['lantern over quiet rail', null],
  ['x9#Lq2!vTz7w', null],
  ['海边的风吹过三棵老柿子树', null],
  ['q'.repeat(100) + 'lantern over quiet rail', null],
])('%s', (password, expected) => {
  expect(whyNotPassword(password, owner)).toEqual(expected)
})

test('exactly 12 and exactly 128 characters are accepted', () => {
  expect(whyNotPassword('lantern-rail', owner)).toBeNull()
  expect(whyNotPassword('lantern over quiet rail '.repeat(6).slice(0, 128), owner)).toBeNull()
})

test.each([
  '123456789012',
  'qwertyuiop123',
  '1qaz2wsx3edc',
  'Qwerty@123456',
  'P@ssw0rd2026!',
  'Welcome12345!',
  'woaini1314520',
  'iloveyou12345',
  'Admin@1234567',
  'aaaaaaaaaaaaaa',
  'abababababab',
  'abcdefghijkl',
  'zebrazebrazebra',
  'Summer2026!!!',
  'my-password-123',
  'asdfghjkl;123',
  '5201314520131',
])('%s is easy to guess', password => {
  expect(isEasyToGuess(password)).toBe(true)
})

test.each([
  'demo-portal-2026',
  'correct horse battery staple',
  'K7mm-q2xr-90ba',
  '今天下午去看了三场电影呀好',
])('%s is not', password => {
  expect(isEasyToGuess(password)).toBe(false)
})
