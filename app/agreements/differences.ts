import { diffArrays } from 'diff'

export type Change = 'same' | 'added' | 'removed'
export type DiffPart = { change: Change; text: string }
/** A line of the text that was added, removed or changed, or that stands above one as its heading. */
export type DiffLine = { kind: 'line'; isHeading: boolean; change: Change | 'changed'; parts: DiffPart[] }
/** Lines of which nothing changed. */
export type DiffGap = { kind: 'gap'; lines: number }

/** Beyond so many changed words two lines are shown as one taken out and one put in. */
const MAX_EDITS = 600
/** Two lines are a change of one another when at least this part of the longer one is common to both. */
const MIN_LIKENESS = 0.4
const HEADING = /^#{1,6}\s+/

/**
 * The differences between two Markdown texts, line by line and inside a changed line word by word (in Chinese, too).
 * Lines without a change are counted, not repeated; the heading above a change is kept. Empty when every line that
 * says something is the same.
 */
export function differencesOf(from: string, to: string): (DiffLine | DiffGap)[] {
  const lines = diffArrays(linesOf(from), linesOf(to)).flatMap(({ value, added, removed }): Line[] => {
    const change: Change = added ? 'added' : removed ? 'removed' : 'same'
    return value.map(text => ({ change, text }))
  })
  if (lines.every(({ change }) => change === 'same')) return []
  return withGaps(paired(lines))
}

type Line = { change: Change; text: string }

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')
}

/** Lines taken out and lines put in at one place, brought together where one is the other's successor. */
function paired(lines: readonly Line[]): DiffLine[] {
  const result: DiffLine[] = []
  for (let at = 0; at < lines.length;) {
    const end = endOfChange(lines, at)
    if (end === at) {
      const line = lines[at]
      if (line) result.push(whole(line))
      at += 1
      continue
    }
    const block = lines.slice(at, end)
    result.push(
      ...pairBlock(
        block.filter(({ change }) => change === 'removed'),
        block.filter(({ change }) => change === 'added'),
      ),
    )
    at = end
  }
  return result
}

function endOfChange(lines: readonly Line[], from: number) {
  const next = lines.findIndex(({ change }, at) => at >= from && change === 'same')
  return next === -1 ? lines.length : next
}

function pairBlock(removed: Line[], added: Line[]): DiffLine[] {
  const result: DiffLine[] = []
  let next = 0
  for (const line of removed) {
    const partner = added.findIndex(({ text }, at) => at >= next && likeness(line.text, text) >= MIN_LIKENESS)
    const new_ = added[partner]
    const parts = new_ ? wordsOf(line.text, new_.text) : null
    if (!parts) {
      result.push(whole(line))
      continue
    }
    result.push(...added.slice(next, partner).map(whole), { ...changedLine(line.text), parts })
    next = partner + 1
  }
  return [...result, ...added.slice(next).map(whole)]
}

function changedLine(text: string) {
  return { kind: 'line' as const, isHeading: HEADING.test(text), change: 'changed' as const }
}

function whole({ change, text }: Line): DiffLine {
  const parts = [{ change, text: text.replace(HEADING, '') }]
  return { kind: 'line', isHeading: HEADING.test(text), change, parts }
}

/** Null when too much differs for the words to be worth telling apart. */
function wordsOf(from: string, to: string): DiffPart[] | null {
  const [one, other] = haveSameRank(from, to)
    ? [from.replace(HEADING, ''), to.replace(HEADING, '')]
    : [from, to]
  const changes = diffArrays(segments(one), segments(other), { maxEditLength: MAX_EDITS })
  if (!changes) return null
  const parts = changes.map(({ value, added, removed }): DiffPart => {
    const change = added ? 'added' : removed ? 'removed' : 'same'
    return { change, text: value.join('') }
  })
  return joined(parts)
}

function haveSameRank(one: string, other: string) {
  return HEADING.exec(one)?.[0] === HEADING.exec(other)?.[0]
}

/** Between two changed words a lone space or sign is changed along with them: shreds are hard to read. */
function joined(parts: readonly DiffPart[]): DiffPart[] {
  const result: DiffPart[] = []
  let [removed, added] = ['', '']
  const flush = () => {
    const kept = removed !== '' && added !== '' ? commonSpaceAtEnd(removed, added) : ''
    if (removed !== '') result.push({ change: 'removed', text: withoutEnd(removed, kept) })
    if (added !== '') result.push({ change: 'added', text: withoutEnd(added, kept) })
    if (kept !== '') result.push({ change: 'same', text: kept })
    removed = added = ''
  }
  for (const [at, { change, text }] of parts.entries()) {
    if (change === 'removed') removed += text
    else if (change === 'added') added += text
    else if (removed !== '' && added !== '' && /^[\s\p{P}]$/u.test(text) && at < parts.length - 1) {
      removed += text
      added += text
    } else {
      flush()
      result.push({ change, text })
    }
  }
  flush()
  return result
}

function commonSpaceAtEnd(one: string, other: string) {
  const [space = ''] = /\s*$/.exec(one) ?? []
  return other.endsWith(space) ? space : ''
}

function withoutEnd(text: string, end: string) {
  return text.slice(0, text.length - end.length)
}

/** Share of the longer line's words that both have, 0 to 1. */
function likeness(one: string, other: string): number {
  const [words, others] = [segments(one), segments(other)]
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  let common = 0
  for (const word of others) {
    const left = counts.get(word) ?? 0
    if (left === 0) continue
    common += 1
    counts.set(word, left - 1)
  }
  return common / Math.max(1, words.length, others.length)
}

const segmenter = new Intl.Segmenter('zh-CN', { granularity: 'word' })

function segments(text: string): string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment)
}

function withGaps(lines: readonly DiffLine[]): (DiffLine | DiffGap)[] {
  const result: (DiffLine | DiffGap)[] = []
  let skipped: DiffLine[] = []
  for (const line of lines) {
    if (line.change === 'same') {
      skipped.push(line)
      continue
    }
    const headingAt = line.isHeading ? -1 : skipped.findLastIndex(({ isHeading }) => isHeading)
    const heading = skipped[headingAt]
    result.push(...gap(heading ? headingAt : skipped.length))
    if (heading) result.push(heading, ...gap(skipped.length - headingAt - 1))
    result.push(line)
    skipped = []
  }
  return [...result, ...gap(skipped.length)]
}

function gap(lines: number): DiffGap[] {
  return lines > 0 ? [{ kind: 'gap', lines }] : []
}
