import { createHash } from 'node:crypto'
import { foldWord } from './cell-text.ts'

/** Titles that mean the same are the same: spaces, letter case and width do not matter. */
export function digestOf(headers: readonly string[]) {
  return createHash('sha256')
    .update(JSON.stringify(headers.map(foldWord)))
    .digest('hex')
}
