import type { ContentPath, ContentProblem } from './content-problem.ts'
import type { Condition, Field } from './content-schema.ts'

type Wording = { unknown: string }

/** Whether a condition can be asked of these fields: they exist, have such a value, can be so compared. */
export function checkCondition(
  condition: Condition,
  fields: readonly Field[],
  path: ContentPath,
  wording: Wording = { unknown: 'is not a field of this item' },
): ContentProblem[] {
  if ('all' in condition) return checkEach(condition.all, fields, [...path, 'all'], wording)
  if ('any' in condition) return checkEach(condition.any, fields, [...path, 'any'], wording)
  if ('category' in condition) return []
  const field = fields.find(each => each.id === condition.field)
  if (!field)
    return [{ path: [...path, 'field'], message: `condition: "${condition.field}" ${wording.unknown}` }]
  if ('is' in condition) return checkValues(field, [condition.is], [...path, 'is'])
  if ('in' in condition) return checkValues(field, condition.in, [...path, 'in'])
  if ('hasExpired' in condition)
    return field.type === 'certificate'
      ? []
      : [{ path: [...path, 'hasExpired'], message: `condition: "${field.id}" holds no certificates` }]
  return isNumeric(field)
    ? []
    : [{ path: [...path, 'field'], message: `condition: "${field.id}" is not a number to compare with` }]
}

function checkEach(
  conditions: Condition[],
  fields: readonly Field[],
  path: ContentPath,
  wording: Wording,
): ContentProblem[] {
  return conditions.flatMap((each, index) => checkCondition(each, fields, [...path, index], wording))
}

function checkValues(field: Field, values: string[], path: ContentPath): ContentProblem[] {
  const known = valuesOf(field)
  if (!known) return [{ path, message: `condition: "${field.id}" has no options to compare with` }]
  return values
    .filter(value => !known.includes(value))
    .map(value => ({
      path,
      message: `condition: "${field.id}" has no option "${value}" (it has ${known.join(', ')})`,
    }))
}

function valuesOf(field: Field): string[] | null {
  if (field.type === 'choice') return field.options.map(option => option.value)
  if (field.type === 'certificate') return field.statuses.map(status => status.value)
  if (field.type === 'derived' && field.as.type === 'choice')
    return field.as.options.map(option => option.value)
  return null
}

function isNumeric(field: Field) {
  const { type } = field.type === 'derived' ? field.as : field
  return type === 'number' || type === 'count'
}
