import { lexer, type Token, type Tokens } from 'marked'
import { wordsOf, type TextBlock, type TextRun } from './text-runs.ts'

export { wordsOf, type TextBlock, type TextRun } from './text-runs.ts'

/** Forms that would show less than is written (an address, a deletion): they stand as they are typed. */
const HIDING = ['link', 'image', 'del']

/**
 * The blocks of a Markdown text: headings (level 1 to 6), paragraphs, lists, tables, bold words. Everything else
 * is taken as the words it is written with, HTML too: nothing in a text can be more than text.
 */
export function textBlocks(markdown: string): TextBlock[] {
  return blocksOf(lexer(markdown.replace(/\r\n?/g, '\n')))
}

function blocksOf(tokens: readonly Token[]): TextBlock[] {
  return tokens.flatMap(blockOf)
}

function blockOf(token: Token): TextBlock[] {
  if (isHeading(token)) return [{ kind: 'heading', level: token.depth, runs: runsOf(token.tokens) }]
  if (isList(token)) return [listOf(token)]
  if (isTable(token)) return [tableOf(token)]
  if (token.type === 'space' || token.type === 'hr') return []
  if (token.type === 'blockquote') return blocksOf(childrenOf(token))
  const children = childrenOf(token)
  const runs = children.length > 0 ? runsOf(children) : [{ text: joinLines(token.raw.trim()) }]
  return wordsOf(runs) === '' ? [] : [{ kind: 'paragraph', runs }]
}

function listOf({ ordered, start, items }: Tokens.List): TextBlock {
  return {
    kind: 'list',
    isOrdered: ordered,
    start: start === '' ? 1 : start,
    items: items.map(item => blocksOf(item.tokens)),
  }
}

function tableOf({ header, rows }: Tokens.Table): TextBlock {
  const cell = ({ tokens }: Tokens.TableCell) => runsOf(tokens)
  return { kind: 'table', head: header.map(cell), rows: rows.map(row => row.map(cell)) }
}

function runsOf(tokens: readonly Token[], isStrong = false): TextRun[] {
  return merged(tokens.flatMap(token => runsOfOne(token, isStrong)))
}

function runsOfOne(token: Token, isStrong: boolean): TextRun[] {
  const children = HIDING.includes(token.type) ? [] : childrenOf(token)
  if (children.length > 0) return runsOf(children, isStrong || token.type === 'strong')
  if (token.type === 'br') return [runOf('\n', isStrong)]
  return [runOf(joinLines(unescaped(token)), isStrong)]
}

function runOf(text: string, isStrong: boolean): TextRun {
  return isStrong ? { text, isStrong } : { text }
}

/** An escaped sign without its backslash, a piece of code without its ticks, all else as written. */
function unescaped(token: Token): string {
  const isPlain = token.type === 'text' || token.type === 'escape' || token.type === 'codespan'
  return isPlain && 'text' in token && typeof token.text === 'string' ? token.text : token.raw
}

/** Neighbours of one weight are one run. */
function merged(runs: TextRun[]): TextRun[] {
  return runs.reduce<TextRun[]>((done, run) => {
    const last = done.at(-1)
    if (last && last.isStrong === run.isStrong) last.text += run.text
    else done.push({ ...run })
    return done
  }, [])
}

/** A line that goes on in the next: with a space between Latin words, with nothing between Chinese characters. */
function joinLines(text: string): string {
  return text.replace(
    /([^\n]?)[ \t]*\n[ \t]*(?=([^\n]?))/g,
    (_, before: string, after: string) => before + (isWide(before) || isWide(after) ? '' : ' '),
  )
}

function isWide(sign: string) {
  return /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]/.test(sign)
}

function isHeading(token: Token): token is Tokens.Heading {
  return token.type === 'heading'
}

function isList(token: Token): token is Tokens.List {
  return token.type === 'list'
}

function isTable(token: Token): token is Tokens.Table {
  return token.type === 'table'
}

function childrenOf(token: Token): Token[] {
  return ('tokens' in token && token.tokens) || []
}
