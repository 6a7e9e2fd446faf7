import { createHash } from 'node:crypto'
import { canonicalJson } from './canonical.ts'

/** SHA-256, in lower-case hex, of the canonical JSON of a value in UTF-8. */
export function digestOf(value: unknown): string {
  return createHash('sha256').update(canonicalJson(value), 'utf8').digest('hex')
}
