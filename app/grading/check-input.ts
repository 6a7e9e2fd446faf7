import type { AnswerValues } from '#app/questionnaires/answers.ts'
import type {
  GradingInput,
  ItemReview,
  ScoringField,
  ScoringItem,
  ScoringModel,
  ScoringOption,
} from './types.ts'

export type InputProblem = { path: (string | number)[]; message: string }

/** What keeps a questionnaire from being scored: repeated codes, items or fields without factors. */
export function problemsOfQuestionnaire(model: ScoringModel): InputProblem[] {
  const seen = new Set<string>()
  return model.dimensions.flatMap((dimension, dimensionIndex) => [
    ...problemOfRepetition(seen, dimension.code, ['dimensions', dimensionIndex, 'code']),
    ...dimension.items.flatMap((item, itemIndex) => {
      const path = ['dimensions', dimensionIndex, 'items', itemIndex]
      return [...problemOfRepetition(seen, item.code, [...path, 'code']), ...problemsOfItem(item, path)]
    }),
  ])
}

/** Answers and reviews that speak of items, fields or triggers which the questionnaire does not have. */
export function problemsOfInput(
  input: Pick<GradingInput, 'questionnaire' | 'answers' | 'reviews'>,
): InputProblem[] {
  const items = new Map(
    input.questionnaire.dimensions.flatMap(dimension => dimension.items.map(item => [item.code, item])),
  )
  const answers = Object.entries(input.answers).flatMap(([code, answer]) =>
    problemsOfEntry(items, 'answers', code, item =>
      problemsOfValues(item, answer.values, ['answers', code, 'values']),
    ),
  )
  const reviews = Object.entries(input.reviews).flatMap(([code, review]) =>
    problemsOfEntry(items, 'reviews', code, item => problemsOfReview(item, review)),
  )
  return [...answers, ...reviews]
}

function problemOfRepetition(seen: Set<string>, code: string, path: InputProblem['path']): InputProblem[] {
  if (seen.has(code)) return [{ path, message: `${code} stands here a second time` }]
  seen.add(code)
  return []
}

function problemsOfItem(item: ScoringItem, path: InputProblem['path']): InputProblem[] {
  const problems = item.fields.flatMap((field, index) => {
    const message = whyNotScorable(field)
    return message === null ? [] : [{ path: [...path, 'fields', index], message }]
  })
  if (item.fields.some(field => field.weight !== undefined)) return problems
  return [...problems, { path: [...path, 'fields'], message: `${item.code} has no field with a weight` }]
}

function whyNotScorable(field: ScoringField): string | null {
  if (field.weight === undefined) return null
  const asked = field.type === 'derived' ? field.as : field
  switch (asked.type) {
    case 'choice':
      return whyNotGraded(asked.options)
    case 'certificate':
      return whyNotGraded(asked.statuses)
    case 'number':
    case 'count':
      return asked.bands?.length ? null : 'a scored number needs bands'
    default:
      return `a ${asked.type} field cannot have a weight`
  }
}

function whyNotGraded(options: ScoringOption[]): string | null {
  const ungraded = options.find(option => option.factor === undefined)
  return ungraded ? `option ${ungraded.value} of a scored field needs a factor` : null
}

function problemsOfEntry(
  items: Map<string, ScoringItem>,
  part: 'answers' | 'reviews',
  code: string,
  check: (item: ScoringItem) => InputProblem[],
): InputProblem[] {
  const item = items.get(code)
  return item ? check(item) : [{ path: [part, code], message: `the questionnaire has no item ${code}` }]
}

function problemsOfReview(item: ScoringItem, review: ItemReview): InputProblem[] {
  const path = ['reviews', item.code]
  return [
    ...problemsOfValues(item, review.correctedValues ?? {}, [...path, 'correctedValues']),
    ...problemsOfFindings(item, review.dismissedTriggers, [...path, 'dismissedTriggers']),
    ...problemsOfFindings(item, review.raisedTriggers, [...path, 'raisedTriggers']),
  ]
}

function problemsOfValues(
  item: ScoringItem,
  values: AnswerValues,
  path: InputProblem['path'],
): InputProblem[] {
  return Object.keys(values)
    .filter(id => !item.fields.some(field => field.id === id))
    .map(id => ({ path: [...path, id], message: `${item.code} has no field ${id}` }))
}

function problemsOfFindings(
  item: ScoringItem,
  findings: { id: string }[] | undefined,
  path: InputProblem['path'],
): InputProblem[] {
  return (findings ?? []).flatMap(({ id }, index) =>
    item.triggers.some(trigger => trigger.id === id)
      ? []
      : [{ path: [...path, index, 'id'], message: `${item.code} has no trigger ${id}` }],
  )
}
