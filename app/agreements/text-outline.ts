import type { AgreementText } from './agreement-text.ts'

const NUMERAL = '[一二三四五六七八九十]+'
const ARTICLES_OF_LAWS = new RegExp(`(》|该法)第${NUMERAL}条(、第${NUMERAL}条)*`, 'g')

/** A number that only one language has at its place, or a reference to a clause that is not there. */
export type OutlineFault =
  /** Null: the start or the end of the text. */
  | { code: 'numbered-differently'; after: string | null; zh: string | null; en: string | null }
  | { code: 'no-such-clause'; clause: string }

/**
 * What leaves it open which clause is meant: both languages are read and signed, so "clause 3.2" has to mean the
 * same in each.
 */
export function outlineFaults({ bodyZh, bodyEn }: Pick<AgreementText, 'bodyZh' | 'bodyEn'>): OutlineFault[] {
  const zh = outlineOf(bodyZh)
  const en = outlineOf(bodyEn)
  const at = [...zh, ...en].findIndex((_, index) => zh[index] !== en[index])
  if (at >= 0)
    return [
      { code: 'numbered-differently', after: zh[at - 1] ?? null, zh: zh[at] ?? null, en: en[at] ?? null },
    ]
  return [...new Set([...referencesOf(bodyZh), ...referencesOf(bodyEn)])]
    .filter(reference => !zh.includes(reference))
    .map(clause => ({ code: 'no-such-clause', clause }))
}

/** The same in the words of whoever checks content files. */
export function outlineProblems(text: Pick<AgreementText, 'bodyZh' | 'bodyEn'>): string[] {
  return outlineFaults(text).map(fault =>
    fault.code === 'no-such-clause'
      ? `the text refers to ${fault.clause}, which it does not have`
      : `after ${fault.after ?? 'the start'} comes ${fault.zh ?? 'the end'} in Chinese, ${fault.en ?? 'the end'} in English`,
  )
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
