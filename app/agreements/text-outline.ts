import type { AgreementText } from './agreement-text.ts'

const NUMERAL = '[一二三四五六七八九十]+'
const ARTICLES_OF_LAWS = new RegExp(`(》|该法)第${NUMERAL}条(、第${NUMERAL}条)*`, 'g')

/**
 * What leaves it open which clause is meant: a number that only one language has, or a reference to a clause that is
 * not there. Both languages are read and signed, so "clause 3.2" has to mean the same in each.
 */
export function outlineProblems({ bodyZh, bodyEn }: Pick<AgreementText, 'bodyZh' | 'bodyEn'>): string[] {
  const zh = outlineOf(bodyZh)
  const en = outlineOf(bodyEn)
  const at = [...zh, ...en].findIndex((_, index) => zh[index] !== en[index])
  if (at >= 0)
    return [
      `after ${zh[at - 1] ?? 'the start'} comes ${zh[at] ?? 'the end'} in Chinese, ${en[at] ?? 'the end'} in English`,
    ]
  return [...new Set([...referencesOf(bodyZh), ...referencesOf(bodyEn)])]
    .filter(reference => !zh.includes(reference))
    .map(reference => `the text refers to ${reference}, which it does not have`)
}

/**
 * The numbers under which parts of an agreement's Markdown are cited, in order: a clause `3`, a sub-clause `3.2`,
 * an item of a list `3.2(1)`, an annex `A`, a table by its rows and columns `A[14×3]`.
 */
export function outlineOf(markdown: string): string[] {
  const lines = markdown.split('\n')
  let part = ''
  return lines.flatMap((line, index) => {
    if (line.startsWith('|'))
      return lines[index - 1]?.startsWith('|') ? [] : [part + sizeOf(lines.slice(index))]
    const item = /^(\d+)\. /.exec(line)?.[1]
    if (item) return [`${part}(${item})`]
    const number = numberOfHeading(line) ?? /^((?:\d+|[A-Z])\.\d+) /.exec(line)?.[1]
    if (!number) return []
    part = number
    return [number]
  })
}

/** Every clause (`15`, `15.2`) and annex (`B`) that a text refers to, each once. Articles of laws are none. */
export function referencesOf(markdown: string): string[] {
  const words = markdown.replace(/^#.*$/gm, '').replace(ARTICLES_OF_LAWS, '')
  const found = [
    /第(\d+\.\d+)款/g,
    /附件([A-Z])/g,
    /\bclause (\d+(?:\.\d+)?)/gi,
    /\bAnnex ([A-Z])\b/g,
  ].flatMap(pattern => [...words.matchAll(pattern)].map(([, number = '']) => number))
  const chinese = [...words.matchAll(new RegExp(`第(${NUMERAL})条`, 'g'))].map(([, numeral = '']) =>
    fromNumeral(numeral),
  )
  return [...new Set([...found, ...chinese])].sort()
}

/** 第十二条 and Clause 12 give `12`, 附件B and Annex B give `B`; other headings none. */
function numberOfHeading(line: string): string | undefined {
  const numeral = new RegExp(`^## 第(${NUMERAL})条 `).exec(line)?.[1]
  if (numeral) return fromNumeral(numeral)
  return /^## (?:Clause |Annex |附件)(\d+|[A-Z]) /.exec(line)?.[1]
}

/** 一 to 九十九, as the clauses of a contract are counted. */
function fromNumeral(numeral: string): string {
  const [ones = '', tens] = numeral.split('十').reverse()
  const digit = (each: string) => '零一二三四五六七八九'.indexOf(each)
  return String((tens === undefined ? 0 : digit(tens) || 1) * 10 + digit(ones))
}

function sizeOf(lines: string[]): string {
  const end = lines.findIndex(line => !line.startsWith('|'))
  const table = end < 0 ? lines : lines.slice(0, end)
  return `[${table.length - 2}×${(table[0] ?? '').split('|').length - 2}]`
}
