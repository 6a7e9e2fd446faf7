import { expect, test } from 'vitest'
import { cleanPersonName } from './person-name.ts'

test.each([
  ['王敏', '王敏'],
  ['  Anna\r\nBcc: x  ', 'Anna Bcc: x'],
  ['J. R. Müller-Lüdenscheidt', 'J. R. Müller-Lüdenscheidt'],
  ['You won! https://evil.example/win', 'You won!'],
  ['see www.evil.example or evil.example/win', 'see or'],
  ['https://evil.example', 'li.na'],
  ['x'.repeat(90), 'x'.repeat(80)],
])('%j is shown as %j', (typed, shown) => expect(cleanPersonName(typed, 'li.na')).toBe(shown))
