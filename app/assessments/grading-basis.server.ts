import { weighDimension } from '#app/grading/dimension-weight.ts'
import { scoringModelOf } from '#app/grading/scoring-model.ts'
import type { GradingPolicy, ScoringModel } from '#app/grading/types.ts'
import { isAskedOf } from '#app/questionnaires/applicability.ts'
import type { Dimension, Item, QuestionnaireContent } from '#app/questionnaires/content-schema.ts'
import { profileOf } from '#app/questionnaires/kind-profiles.ts'
import { findVersionById } from '#app/questionnaires/queries.server.ts'
import type { SupplierCategory } from '#app/suppliers/vocabulary.ts'
import type { Db } from '#db/client.server.ts'
import { findPolicyById } from './queries.server.ts'

/** What a campaign asks and grades by. Both are immutable once published, so one copy in memory serves all. */
export type GradingBasis = {
  questionnaire: QuestionnaireContent
  /** Null in a kind of questionnaire that is not graded. */
  scoringModel: ScoringModel | null
  policy: GradingPolicy
  /** Every item of the version by its code, with the dimension it stands in. */
  items: ReadonlyMap<string, { item: Item; dimension: string }>
  /**
   * Dimensions with the items asked of a category, their points as the policy weighs them; a dimension without
   * any is left out.
   */
  dimensionsOf(category: SupplierCategory): Dimension[]
}

type Versions = { questionnaireVersionId: string; policyVersionId: string }

const MAX_CACHED = 16
const cache = new Map<string, GradingBasis>()

/** The published versions a campaign rests on. A missing one is a broken database: throws. */
export function requireBasis(db: Db, { questionnaireVersionId, policyVersionId }: Versions): GradingBasis {
  const key = `${questionnaireVersionId} ${policyVersionId}`
  const known = cache.get(key)
  if (known) return known
  const version = findVersionById(db, questionnaireVersionId)
  const policy = findPolicyById(db, policyVersionId)
  if (!version || !policy) throw new Error(`campaign rests on versions that are not there: ${key}`)
  const basis = basisOf(version.content, policy.content)
  const oldest = cache.keys().next().value
  if (cache.size >= MAX_CACHED && oldest !== undefined) cache.delete(oldest)
  cache.set(key, basis)
  return basis
}

function basisOf(questionnaire: QuestionnaireContent, policy: GradingPolicy): GradingBasis {
  const items = questionnaire.dimensions.flatMap(({ code: dimension, items }) =>
    items.map(item => [item.code, { item, dimension }] as const),
  )
  const asked = new Map<SupplierCategory, Dimension[]>()
  return {
    questionnaire,
    policy,
    scoringModel: profileOf(questionnaire.kind).scored ? scoringModelOf(questionnaire) : null,
    items: new Map(items),
    dimensionsOf: category => {
      const known = asked.get(category) ?? dimensionsAskedOf(category, questionnaire, policy)
      asked.set(category, known)
      return known
    },
  }
}

function dimensionsAskedOf(
  category: SupplierCategory,
  { dimensions }: QuestionnaireContent,
  policy: GradingPolicy,
): Dimension[] {
  return dimensions
    .map(dimension => ({ ...dimension, items: dimension.items.filter(item => isAskedOf(item, category)) }))
    .map(dimension => weighDimension(dimension, policy))
    .filter(dimension => dimension.items.length > 0)
}
