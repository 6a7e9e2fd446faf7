import { expect, test } from 'vitest'
import { fitText, lineWidth, type FontFacts, type FontName } from './fit-text.ts'

/** Chinese is as wide as high, everything else half of that; the bold font lacks 鑫, both lack 𠮷. */
const FONTS: FontFacts = {
  has: (font, codePoint) => codePoint !== 0x20bb7 && !(font === 'bold' && codePoint === 0x946b),
  width: (_, character) => (/\p{Script=Han}|[，。（）]/u.test(character) ? 1 : 0.5),
}

test('Chinese breaks between any two characters, but no line starts with closing punctuation', () => {
  expect(linesOf('示例供应商有限公司', 40)).toEqual(['示例供应', '商有限公', '司'])
  expect(linesOf('示例供应，商（有限）公司', 40)).toEqual(['示例供', '应，商', '（有限）', '公司'])
})

test('Latin breaks between words, inside a word only when it is too long for a line', () => {
  expect(linesOf('Example Supplier Co., Ltd.', 50)).toEqual(['Example', 'Supplier', 'Co., Ltd.'])
  expect(linesOf('Donaudampfschiff AG', 30)).toEqual(['Donaud', 'ampfsc', 'hiff', 'AG'])
  expect(linesOf('ABC示例', 20)).toEqual(['ABC', '示例'])
})

test('lines of a text stay lines, and an empty text is one empty line', () => {
  expect(linesOf('一\n二\r\n三', 40)).toEqual(['一', '二', '三'])
  expect(linesOf('', 40)).toEqual([''])
})

test('a character that the font lacks comes from the other font; one that none has is given by its code', () => {
  const missing: string[] = []
  const [line] = fit('王鑫𠮷田', 400, 'bold', missing)
  expect(line).toEqual([
    { font: 'bold', text: '王' },
    { font: 'regular', text: '鑫' },
    { font: 'bold', text: '[U+20BB7]田' },
  ])
  expect(missing).toEqual(['[U+20BB7]'])
})

test('no line is wider than its room, whatever the text', () => {
  const text =
    'SOC-02 是否存在重大安全事故（含 contractors and subcontractors）；Donaudampfschifffahrtsgesellschaft。'
  for (const width of [20, 37, 61, 118])
    for (const line of fit(text, width)) expect(lineWidth(line, FONTS) * 10).toBeLessThanOrEqual(width)
})

test('what cannot be seen takes no room', () => {
  expect(linesOf('A\u200bB\u0007C\ufe0f', 40)).toEqual(['ABC'])
})

function fit(text: string, width: number, font: FontName = 'regular', missing: string[] = []) {
  return fitText(text, { width, size: 10, font, fonts: FONTS, onMissing: code => missing.push(code) })
}

function linesOf(text: string, width: number) {
  return fit(text, width).map(line => line.map(run => run.text).join(''))
}
