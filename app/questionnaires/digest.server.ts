import { createHash } from 'node:crypto'
import { canonicalJson, withoutUndefined } from '#app/grading/canonical.ts'
import type { QuestionnaireContent } from './content-schema.ts'

/**
 * SHA-256 (hex) of the canonical content: the same for the same questions, whatever the layout, comments,
 * anchors and order of keys in the files.
 */
export function digestOf(content: QuestionnaireContent): string {
  return createHash('sha256')
    .update(canonicalJson(withoutUndefined(content)))
    .digest('hex')
}
