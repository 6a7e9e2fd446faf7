import { checkItem } from './check-item.ts'
import type { ContentPath, ContentProblem } from './content-problem.ts'
import type { Dimension, QuestionnaireContent } from './content-schema.ts'
import { profileOf, type KindProfile } from './kind-profiles.ts'

/**
 * What is wrong with a questionnaire although its shape is right: sums, counts, codes and references.
 * Lists every problem; an empty list means that the content can be published.
 */
export function checkContent(content: QuestionnaireContent): ContentProblem[] {
  const profile = profileOf(content.kind)
  return [
    ...checkCodes(content),
    ...checkProfile(content, profile),
    ...content.dimensions.flatMap((dimension, index) =>
      checkDimension(dimension, ['dimensions', index], profile),
    ),
  ]
}

/** The same for one dimension alone, so that a mistake in one file does not hide those in another. */
export function checkDimension(
  dimension: Dimension,
  path: ContentPath,
  profile: KindProfile,
): ContentProblem[] {
  const { code, items, itemCount, points } = dimension
  const problems: ContentProblem[] = []
  if (items.length !== itemCount)
    problems.push({
      path: [...path, 'itemCount'],
      message: `${code} has ${items.length} items, expected ${itemCount}`,
    })
  const sum = sumOf(items.map(item => item.points))
  if (sum !== points)
    problems.push({
      path: [...path, 'points'],
      message: `points of ${code} add up to ${sum}, expected ${points}`,
    })
  items.forEach((item, index) => {
    const itemPath = [...path, 'items', index]
    if (!item.code.startsWith(`${code}-`))
      problems.push({
        path: [...itemPath, 'code'],
        message: `${item.code} stands in dimension ${code}: its code must start with ${code}-`,
      })
    problems.push(...checkItem(item, itemPath, profile))
  })
  return problems
}

function checkCodes({ dimensions }: QuestionnaireContent): ContentProblem[] {
  const items = dimensions.flatMap((dimension, d) =>
    dimension.items.map((item, i) => ({ code: item.code, path: ['dimensions', d, 'items', i, 'code'] })),
  )
  const codes = dimensions.map((dimension, d) => ({ code: dimension.code, path: ['dimensions', d, 'code'] }))
  return [...codes, ...items]
    .filter(({ code }, index, all) => all.findIndex(other => other.code === code) < index)
    .map(({ code, path }) => ({ path, message: `${code} is used more than once` }))
}

function checkProfile({ kind, dimensions }: QuestionnaireContent, profile: KindProfile): ContentProblem[] {
  const problems: ContentProblem[] = []
  const items = sumOf(dimensions.map(dimension => dimension.items.length))
  if (profile.itemCount !== undefined && items !== profile.itemCount)
    problems.push({ path: [], message: `${kind} has ${items} items, expected ${profile.itemCount}` })
  return profile.dimensions ? [...problems, ...checkAgainst(profile.dimensions, kind, dimensions)] : problems
}

function checkAgainst(
  expected: NonNullable<KindProfile['dimensions']>,
  kind: string,
  dimensions: Dimension[],
): ContentProblem[] {
  const order = expected.map(({ code }) => code)
  const found = dimensions.map(({ code }) => code)
  const problems: ContentProblem[] = []
  if (order.join() !== found.join())
    problems.push({
      path: ['dimensions'],
      message: `${kind} has the dimensions ${found.join(', ')}, expected ${order.join(', ')}`,
    })
  dimensions.forEach(({ code, itemCount, points }, index) => {
    const wanted = expected.find(each => each.code === code)
    if (!wanted) return
    if (itemCount !== wanted.itemCount)
      problems.push({
        path: ['dimensions', index, 'itemCount'],
        message: `${code} declares ${itemCount} items, expected ${wanted.itemCount} in ${kind}`,
      })
    if (points !== wanted.points)
      problems.push({
        path: ['dimensions', index, 'points'],
        message: `${code} declares ${points} points, expected ${wanted.points} in ${kind}`,
      })
  })
  return problems
}

/** Points have at most a few decimals: a sum is freed of what binary fractions leave behind. */
function sumOf(values: number[]) {
  return Number(values.reduce((sum, value) => sum + value, 0).toFixed(6))
}
