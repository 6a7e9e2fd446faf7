import { expect, test } from 'vitest'
import { differencesOf, type DiffGap, type DiffLine } from './differences.ts'

/** `[-out-]` and `{+in+}`, as word differences are usually written. */
function shown(found: (DiffLine | DiffGap)[]) {
  return found.map(line => {
    if (line.kind === 'gap') return `… ${line.lines}`
    const marks = { same: ['', ''], removed: ['[-', '-]'], added: ['{+', '+}'] } as const
    const text = line.parts.map(({ change, text: words }) => `${marks[change][0]}${words}${marks[change][1]}`)
    return (line.isHeading ? '# ' : '') + text.join('')
  })
}

const TERM = '## 1 Term\n\nThis agreement is valid for 24 months.\n\n## 2 Law\n\nThe law of China applies.'

test.each<[string, string, string, string[]]>([
  ['the same text', TERM, TERM, []],
  ['other line ends and blank lines', TERM, TERM.replaceAll('\n\n', '\n \n\n'), []],
  [
    'a changed word, with the heading above it',
    TERM,
    TERM.replace('24', '36'),
    ['# 1 Term', 'This agreement is valid for [-24-]{+36+} months.', '… 2'],
  ],
  [
    'a changed word of Chinese',
    '双方应当每年核查一次。',
    '双方应当每季核查一次。',
    ['双方应当[-每年-]{+每季+}核查一次。'],
  ],
  [
    'a new clause',
    TERM,
    `${TERM}\n\n## 3 Languages\n\nThe Chinese text prevails.`,
    ['… 4', '# {+3 Languages+}', '{+The Chinese text prevails.+}'],
  ],
  [
    'a clause taken out',
    TERM,
    '## 1 Term\n\nThis agreement is valid for 24 months.',
    ['… 2', '# [-2 Law-]', '[-The law of China applies.-]'],
  ],
  [
    'a line with nothing in common with the one before',
    '甲方负责保密。',
    'Either side may end it.',
    ['[-甲方负责保密。-]', '{+Either side may end it.+}'],
  ],
  [
    'words next to each other changed as one',
    'The buyer shall pay in ten days after delivery of the goods.',
    'The buyer shall pay within thirty days after delivery of the goods.',
    ['The buyer shall pay [-in ten-]{+within thirty+} days after delivery of the goods.'],
  ],
  [
    'a word changed into two',
    'Promises are made in writing and kept.',
    'Promises are made in written form and kept.',
    ['Promises are made in [-writing-]{+written form+} and kept.'],
  ],
  ['another weight of the same words', '不得行贿。', '不得**行贿**。', ['不得{+**+}行贿{+**+}。']],
])('%s', (_, from, to, expected) => {
  expect(shown(differencesOf(from, to))).toEqual(expected)
})

test('every word of the new text is there, and every word of the old', () => {
  const from = '## 甲\n\n第一条 每年核查。\n\n第二条 保密。'
  const to = '## 甲\n\n第一条 每季度核查一次。\n\n第三条 争议解决。\n\n第二条 保密。'
  const lines = differencesOf(from, to).filter(line => line.kind === 'line')
  const words = (gone: 'added' | 'removed') =>
    lines
      .flatMap(({ parts }) => parts.filter(({ change }) => change !== gone).map(({ text }) => text))
      .join('')
  expect(words('removed')).toBe('甲第一条 每季度核查一次。第三条 争议解决。')
  expect(words('added')).toBe('甲第一条 每年核查。')
})

test('two long texts with nothing in common are one taken out and one put in, not compared word by word', () => {
  const text = (word: string) => Array.from({ length: 4000 }, (_, at) => `${word}${at}`).join(' ')
  const changes = differencesOf(text('one'), text('other')).map(line => line.kind === 'line' && line.change)
  expect(changes).toEqual(['removed', 'added'])
})
