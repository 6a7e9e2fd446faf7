import { expect, test } from 'vitest'
import { outlineOf, outlineProblems, referencesOf } from './text-outline.ts'

const ZH = `前言

## 第一条 定义

1.1 本协议见第十二条和附件A。

1. 甲；
2. 乙。

1.2 依《中华人民共和国电子签名法》第十三条、第十四条，该法第三条除外，见第20.3款。

## 第十二条 其他

12.1 完。

## 附件A 表

| 甲 | 乙 |
| --- | --- |
| 1 | 2 |
`

const EN = `Preamble

## Clause 1 Definitions

1.1 See clause 12 and Annex A.

1. one;
2. two.

1.2 Under Articles 13 and 14 of the Electronic Signature Law; see clause 20.3.

## Clause 12 Other

12.1 End.

## Annex A Table

| One | Two |
| --- | --- |
| 1   | 2   |
`

test('both languages give the same outline', () => {
  const outline = ['1', '1.1', '1.1(1)', '1.1(2)', '1.2', '12', '12.1', 'A', 'A[1×2]']
  expect(outlineOf(ZH)).toEqual(outline)
  expect(outlineOf(EN)).toEqual(outline)
})

test('references name clauses and annexes, not the articles of laws', () => {
  expect(referencesOf(ZH)).toEqual(['12', '20.3', 'A'])
  expect(referencesOf(EN)).toEqual(['12', '20.3', 'A'])
})

test.each([
  ['一', '1'],
  ['十', '10'],
  ['十九', '19'],
  ['二十', '20'],
  ['二十一', '21'],
])('第%s条 is clause %s', (numeral, number) => {
  expect(outlineOf(`## 第${numeral}条 标题`)).toEqual([number])
})

test.each([
  ['the languages agree', ZH.replace('第20.3款', '第1.2款'), EN.replace('20.3', '1.2'), []],
  ['a reference leads nowhere', ZH, EN, ['the text refers to 20.3, which it does not have']],
  [
    'an item is missing in English',
    ZH,
    EN.replace('2. two.\n', ''),
    ['after 1.1(1) comes 1.1(2) in Chinese, 1.2 in English'],
  ],
  [
    'a clause more in English',
    ZH,
    `${EN}\n## Annex B More\n`,
    ['after A[1×2] comes the end in Chinese, B in English'],
  ],
  ['texts without numbers', '承诺', 'We undertake', []],
])('%s', (_, bodyZh, bodyEn, problems) => {
  expect(outlineProblems({ bodyZh, bodyEn })).toEqual(problems)
})
