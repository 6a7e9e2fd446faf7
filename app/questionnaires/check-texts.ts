import type { ContentPath, ContentProblem } from './content-problem.ts'

/** Sentences of more words than this in the Chinese text, without one Chinese character, are untranslated. */
const UNTRANSLATED_WORDS = 4

type Rule = { found: RegExp; message: (match: string) => string }

const HAN = String.raw`\p{Script=Han}`
const WIDE = '，。、；：？！（）《》“”【】'

const CHINESE_RULES: Rule[] = [
  {
    found: new RegExp(String.raw`(?<=[${HAN}”》）])[,.;:?!()"]|[,;:?!()"](?=${HAN})`, 'u'),
    message: mark => `half-width "${mark}" beside a Chinese character: use the full-width mark`,
  },
  {
    found: new RegExp(`[${HAN}${WIDE}][ \\t\\u00a0]+|[ \\t\\u00a0]+[${HAN}${WIDE}]`, 'u'),
    message: place => `space beside a Chinese character at "${place}": Chinese text is set without spaces`,
  },
]

const ENGLISH_RULES: Rule[] = [
  {
    found: new RegExp(`(?<!${HAN})[，。、；：？！（）](?!${HAN})`, 'u'),
    message: mark => `full-width "${mark}" in an English text`,
  },
  { found: /[ \t]{2,}/, message: () => 'two spaces in a row' },
]

const COMMON_RULES: Rule[] = [
  { found: /^\s|[^\S\n]$|\n\s*\n$/, message: () => 'space at the start or the end' },
  {
    found: /\b(?:TODO|FIXME|TBD|XXX|PLACEHOLDER)\b|lorem ipsum|待补充|待完善|占位|此处填写/i,
    message: word => `"${word}" is left over from a draft`,
  },
  { found: /@@|\{\{|\}\}|\$\{|\ufffd/, message: mark => `"${mark}" is left over from a template` },
]

/**
 * Looks at every localized text of a content tree as it was written, before any trimming: spacing,
 * punctuation, forgotten drafts, texts left untranslated. Takes any value; what is no text is passed over.
 */
export function checkTexts(node: unknown, path: ContentPath = []): ContentProblem[] {
  if (Array.isArray(node)) return node.flatMap((each: unknown, index) => checkTexts(each, [...path, index]))
  if (typeof node !== 'object' || node === null) return []
  return Object.entries(node).flatMap(([key, value]: [string, unknown]) => {
    if (typeof value !== 'string') return checkTexts(value, [...path, key])
    if (key === 'zh-CN') return checkText(value, [...path, key], CHINESE_RULES, isUntranslatedChinese(value))
    if (key === 'en') return checkText(value, [...path, key], ENGLISH_RULES, isUntranslatedEnglish(value))
    return []
  })
}

function checkText(text: string, path: ContentPath, rules: Rule[], isUntranslated: boolean) {
  const problems: ContentProblem[] = []
  const withoutBullets = text.replace(/^\s*(?:[-•·]|\d+[.)])[ \t]+/gm, '')
  for (const { found, message } of rules) {
    const match = found.exec(withoutBullets)
    if (match) problems.push({ path, message: `${excerpt(text)}: ${message(match[0])}` })
  }
  for (const { found, message } of COMMON_RULES) {
    const match = found.exec(text)
    if (match) problems.push({ path, message: `${excerpt(text)}: ${message(match[0])}` })
  }
  if (isUntranslated) problems.push({ path, message: `${excerpt(text)}: looks untranslated` })
  return problems
}

function isUntranslatedChinese(text: string) {
  return !/\p{Script=Han}/u.test(text) && (text.match(/[a-z]{2,}/gi)?.length ?? 0) > UNTRANSLATED_WORDS
}

function isUntranslatedEnglish(text: string) {
  return /\p{Script=Han}/u.test(text) && !/[a-z]/i.test(text)
}

function excerpt(text: string) {
  const start = text.trim().replace(/\s+/g, ' ')
  return start.length > 24 ? `"${start.slice(0, 24)}…"` : `"${start}"`
}
