import { expect, test } from 'vitest'
import { textBlocks, wordsOf, type TextBlock } from './text-blocks.ts'

function paragraph(markdown: string) {
  const [block] = textBlocks(markdown)
  return block?.kind === 'paragraph' ? block.runs : null
}

test('headings, paragraphs, lists and tables become blocks', () => {
  const blocks = textBlocks(
    '# 协议\n\n## 1 总则\n\n第一条 **不得**行贿。\n\n3. 甲\n4. 乙\n   - 丙\n\n| 级别 | 说明 |\n|---|---|\n| 一 | 严重 |',
  )
  expect(blocks).toEqual<TextBlock[]>([
    { kind: 'heading', level: 1, runs: [{ text: '协议' }] },
    { kind: 'heading', level: 2, runs: [{ text: '1 总则' }] },
    {
      kind: 'paragraph',
      runs: [{ text: '第一条 ' }, { text: '不得', isStrong: true }, { text: '行贿。' }],
    },
    {
      kind: 'list',
      isOrdered: true,
      start: 3,
      items: [
        [{ kind: 'paragraph', runs: [{ text: '甲' }] }],
        [
          { kind: 'paragraph', runs: [{ text: '乙' }] },
          {
            kind: 'list',
            isOrdered: false,
            start: 1,
            items: [[{ kind: 'paragraph', runs: [{ text: '丙' }] }]],
          },
        ],
      ],
    },
    {
      kind: 'table',
      head: [[{ text: '级别' }], [{ text: '说明' }]],
      rows: [[[{ text: '一' }], [{ text: '严重' }]]],
    },
  ])
})

test.each([
  ['a line that goes on', 'one\ntwo', 'one two'],
  ['a Chinese line that goes on', '一\n二', '一二'],
  ['a line that ends hard', 'one  \ntwo', 'one\ntwo'],
  ['an escaped sign', '1\\. not a list \\*', '1. not a list *'],
  ['signs of HTML', 'a < b & c > d', 'a < b & c > d'],
  ['an element in a line', 'a <b onclick="x()">b</b>', 'a <b onclick="x()">b</b>'],
  ['an address behind words', '[here](https://other.example)', '[here](https://other.example)'],
  ['a deletion', 'not ~~never~~', 'not ~~never~~'],
  ['a clause number', '2.1 text', '2.1 text'],
])('%s reads as it should', (_, markdown, words) => {
  expect(wordsOf(paragraph(markdown) ?? [])).toBe(words)
})

test('HTML and code are shown as they are written, never run', () => {
  expect(textBlocks('<script>alert(1)</script>\n\n```\ncode\n```').map(wordsOfBlock)).toEqual([
    '<script>alert(1)</script>',
    '``` code ```',
  ])
})

function wordsOfBlock(block: TextBlock) {
  return block.kind === 'paragraph' ? wordsOf(block.runs) : block.kind
}
