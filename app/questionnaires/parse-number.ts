import { entered, refused, type Parsed } from './parsed.ts'

export type NumberRules = { min: number; max: number; unit?: string | Record<string, string> }

/** Nobody types a longer number by hand. */
const MAX_CHARACTERS = 60
const PLAIN_NUMBER = /^[+-]?(?:\d+|\d{1,3}(?:,\d{3})+)?(?:\.\d+)?$/

/**
 * Reads a number the way people type it: full-width digits, thousands separators, spaces, the field's own
 * unit or percent sign at the end. A comma is never a decimal mark: `1,5` is refused rather than guessed.
 */
export function parseNumber(raw: unknown, rules: NumberRules, decimals: number): Parsed<number> {
  if (typeof raw === 'number') return inRange(raw, rules, decimals)
  if (typeof raw !== 'string') return refused('malformed')
  if (raw.trim() === '') return entered<number>(null)
  if (raw.length > MAX_CHARACTERS) return refused('not-a-number')
  const digits = withoutUnit(compact(raw), rules.unit)
  if (!PLAIN_NUMBER.test(digits) || !/\d/.test(digits)) return refused('not-a-number')
  return inRange(Number(digits.replaceAll(',', '')), rules, decimals)
}

function inRange(value: number, { min, max }: NumberRules, decimals: number): Parsed<number> {
  if (!Number.isFinite(value)) return refused('not-a-number')
  if (value < min) return refused('below-min', { min })
  if (value > max) return refused('above-max', { max })
  if (Number(value.toFixed(decimals)) !== value)
    return decimals === 0 ? refused('not-whole') : refused('too-many-decimals', { decimals })
  return entered(value === 0 ? 0 : value)
}

/** Full-width forms become plain ones, minus signs a hyphen, spaces nothing. */
function compact(text: string) {
  return text
    .normalize('NFKC')
    .replace(/[\u2212\u2013]/g, '-')
    .replace(/\s/g, '')
}

function withoutUnit(text: string, unit: NumberRules['unit']) {
  const spellings = typeof unit === 'string' ? [unit] : Object.values(unit ?? {})
  const found = spellings
    .flatMap(spelling => [compact(spelling).toLowerCase(), spelling.includes('%') ? '%' : ''])
    .find(spelling => spelling !== '' && text.toLowerCase().endsWith(spelling))
  return found === undefined ? text : text.slice(0, -found.length)
}
