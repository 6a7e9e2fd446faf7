export type FontName = 'regular' | 'bold'
export type Run = { font: FontName; text: string }
export type TextLine = Run[]

/** What is known of the fonts: which characters each has, and how wide they are at size 1. */
export type FontFacts = {
  has: (font: FontName, codePoint: number) => boolean
  width: (font: FontName, character: string) => number
}

type Glyph = Run & { width: number }

/** Punctuation that no line begins with: the word before goes along to the next line. */
const CLOSING = /^[，。、；：？！）》」』】〉”’,.;:?!)\]}%]$/
/** No line ends with these. */
const OPENING = /^[（「『【《〈“‘([{]$/
const INVISIBLE = /[\p{Cc}\p{Cf}\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/gu
const IDEOGRAPH =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff00-\uffef]/u

type Frame = {
  width: number
  size: number
  fonts: FontFacts
  onMissing: (code: string) => void
}

/**
 * Breaks a text into lines no wider than `width` (at the given size): between words, between any two Chinese
 * characters, inside a word only when it fills a line by itself. A character that the font lacks is taken from
 * the other font; one that neither has is written as its code in brackets, `[U+20BB7]`, and told to `onMissing`.
 */
export function fitText(text: string, { font, ...frame }: Frame & { font: FontName }): TextLine[] {
  return fitRuns([{ text, font }], frame)
}

/** The same for a text in several weights. */
export function fitRuns(runs: readonly Run[], { width, size, fonts, onMissing }: Frame): TextLine[] {
  const room = width / size
  const lines = paragraphsOf(runs).flatMap(paragraph => {
    const glyphs = paragraph.flatMap(({ text, font }) =>
      glyphsOf(text.replace(INVISIBLE, ''), font, fonts, onMissing),
    )
    return breakLines(
      wordsOf(glyphs).flatMap(word => chopped(word, room)),
      room,
    )
  })
  return lines.map(line => runsOf(trimmed(line)))
}

/** The runs between hard ends of lines. */
function paragraphsOf(runs: readonly Run[]): Run[][] {
  const paragraphs: Run[][] = [[]]
  for (const { text, font } of runs) {
    for (const [at, part] of text.replace(/\r\n?/g, '\n').split('\n').entries()) {
      if (at > 0) paragraphs.push([])
      paragraphs.at(-1)?.push({ text: part, font })
    }
  }
  return paragraphs
}

function breakLines(words: Glyph[][], room: number): Glyph[][] {
  const lines: Glyph[][][] = [[]]
  for (const word of words) {
    const line = lines.at(-1) ?? []
    if (line.length === 0 || widthOf(trimmed([...line.flat(), ...word])) <= room) {
      line.push(word)
      continue
    }
    const next = [word]
    while (isClosing(next[0]) && line.length > 1) next.unshift(line.pop() ?? [])
    lines.push(next)
  }
  return lines.map(line => line.flat())
}

/** A word wider than a line, in pieces that are not. */
function chopped(word: Glyph[], room: number): Glyph[][] {
  if (widthOf(trimmed(word)) <= room) return [word]
  const fitting = countFitting(word, room)
  return [word.slice(0, fitting), ...chopped(word.slice(fitting), room)]
}

/** Width of a line at size 1. */
export function lineWidth(line: TextLine, fonts: FontFacts): number {
  return line.reduce(
    (sum, { font, text }) =>
      sum + Array.from(text).reduce((all, character) => all + fonts.width(font, character), 0),
    0,
  )
}

function glyphsOf(
  text: string,
  font: FontName,
  fonts: FontFacts,
  onMissing: (code: string) => void,
): Glyph[] {
  return Array.from(text).flatMap(character => {
    const codePoint = character.codePointAt(0) ?? 0
    const other = font === 'bold' ? 'regular' : 'bold'
    const found = [font, other].find((each): each is FontName => fonts.has(each as FontName, codePoint))
    if (found) return [{ font: found, text: character, width: fonts.width(found, character) }]
    const code = `[U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}]`
    onMissing(code)
    return Array.from(code).map(sign => ({ font, text: sign, width: fonts.width(font, sign) }))
  })
}

/** Pieces between which a line may break: a Latin word with the spaces after it, or one Chinese character. */
function wordsOf(glyphs: Glyph[]): Glyph[][] {
  const words: Glyph[][] = []
  for (const [at, glyph] of glyphs.entries()) {
    const last = glyphs[at - 1]
    if (last && !mayBreak(last, glyph)) words.at(-1)?.push(glyph)
    else words.push([glyph])
  }
  return words
}

function mayBreak(last: Glyph, next: Glyph) {
  if (OPENING.test(last.text)) return false
  return IDEOGRAPH.test(next.text) || IDEOGRAPH.test(last.text) || (isSpace(last) && !isSpace(next))
}

function countFitting(line: Glyph[], room: number) {
  let used = 0
  const over = line.findIndex(({ width }) => (used += width) > room)
  return Math.max(1, over === -1 ? line.length : over)
}

function trimmed(line: Glyph[]): Glyph[] {
  const end = line.findLastIndex(glyph => !isSpace(glyph))
  return line.slice(0, end + 1)
}

function runsOf(line: Glyph[]): TextLine {
  const runs: TextLine = []
  for (const { font, text } of line) {
    const last = runs.at(-1)
    if (last?.font === font) last.text += text
    else runs.push({ font, text })
  }
  return runs
}

function widthOf(glyphs: Glyph[]) {
  return glyphs.reduce((sum, { width }) => sum + width, 0)
}

function isSpace({ text }: Glyph) {
  return text === ' ' || text === '\u00a0' || text === '\t'
}

function isClosing(word: Glyph[] | undefined) {
  return word?.length === 1 && CLOSING.test(word[0]?.text ?? '')
}
