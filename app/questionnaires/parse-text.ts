import { entered, refused, type Parsed } from './parsed.ts'

export type TextRules = { multiline: boolean; maxLength: number }

/** Longer input is not even looked at. No field allows more. */
const MAX_CHARACTERS_READ = 20_000
/** Invisible characters that pasted text drags along, or that turn its direction around. */
const INVISIBLE = /[^\P{Cc}\t\n]|[\u200b\u202a-\u202e\u2066-\u2069\ufeff]|\p{Surrogate}/gu

/** Reads a text: trimmed, one spelling per character, `\n` line ends; in one line unless `multiline`. */
export function parseText(raw: unknown, { multiline, maxLength }: TextRules): Parsed<string> {
  if (raw === null || raw === undefined) return entered<string>(null)
  if (typeof raw !== 'string') return refused('malformed')
  if (raw.length > MAX_CHARACTERS_READ) return refused('too-long', { max: maxLength })
  const text = tidy(raw, multiline)
  if (text.length > maxLength) return refused('too-long', { max: maxLength })
  return entered(text === '' ? null : text)
}

function tidy(raw: string, multiline: boolean) {
  const visible = raw
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(INVISIBLE, '')
    .normalize('NFC')
  return (multiline ? visible : visible.replace(/\s+/g, ' ')).trim()
}
