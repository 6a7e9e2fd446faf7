import { parseDate } from './parse-date.ts'
import { parseNumber, type NumberRules } from './parse-number.ts'
import { parseText } from './parse-text.ts'
import { entered, refused, type Parsed } from './parsed.ts'

/** The rules of a field with one plain value, whichever languages its texts come in. */
export type ScalarRules =
  | { type: 'choice'; options: readonly { value: string }[] }
  | ({ type: 'number'; decimals: number } & NumberRules)
  | ({ type: 'count' } & NumberRules)
  | { type: 'date'; mayBeFuture: boolean }
  | { type: 'text'; multiline: boolean; maxLength: number }

/** Reads one plain value from a form or from JSON. `asOf` is today's date, for dates that must have come. */
export function parseScalar(rules: ScalarRules, raw: unknown, asOf: string): Parsed<string | number> {
  if (raw === null || raw === undefined) return entered<string>(null)
  switch (rules.type) {
    case 'choice':
      return parseOption(rules.options, raw)
    case 'number':
      return parseNumber(raw, rules, rules.decimals)
    case 'count':
      return parseNumber(raw, rules, 0)
    case 'date':
      return parseDate(raw, rules.mayBeFuture ? null : asOf)
    case 'text':
      return parseText(raw, rules)
  }
}

/** One of the offered values; an empty input is no choice yet. */
export function parseOption(options: readonly { value: string }[], raw: unknown): Parsed<string> {
  if (raw === null || raw === undefined) return entered<string>(null)
  if (typeof raw !== 'string') return refused('malformed')
  if (raw.trim() === '') return entered<string>(null)
  const chosen = options.find(option => option.value === raw.trim())
  return chosen ? entered(chosen.value) : refused('unknown-option')
}
