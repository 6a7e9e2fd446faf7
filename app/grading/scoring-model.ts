import type { QuestionnaireContent } from '#app/questionnaires/content-schema.ts'
import { withoutUndefined } from './canonical.ts'
import { ScoringModelShape } from './schema.ts'
import type { ScoringModel } from './types.ts'

/** The part of a questionnaire version that decides a score: codes, points, factors, triggers; no texts. */
export function scoringModelOf(content: QuestionnaireContent): ScoringModel {
  return withoutUndefined(ScoringModelShape.parse(content))
}
