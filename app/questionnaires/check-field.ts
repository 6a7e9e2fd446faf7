import { repeated, type ContentPath, type ContentProblem } from './content-problem.ts'
import type { Band, Field, FieldOf } from './content-schema.ts'

type Options = FieldOf<'choice'>['options']
type Numeric = Pick<FieldOf<'number'>, 'min' | 'max' | 'bands'>

/** What is wrong with one field taken alone: options, bands, and whether it can earn its weight. */
export function checkField(field: Field, path: ContentPath): ContentProblem[] {
  const isScored = field.weight !== undefined
  const problems = checkByType(field, path, isScored)
  if (isScored && field.showWhen)
    problems.push({
      path: [...path, 'showWhen'],
      message: 'a scored field is always asked: remove `showWhen` or the weight',
    })
  if (isScored && !field.required)
    problems.push({
      path: [...path, 'required'],
      message: 'a scored field is required: left empty it would cost points without a word',
    })
  return problems.map(problem => ({ ...problem, message: `field "${field.id}": ${problem.message}` }))
}

function checkByType(field: Field, path: ContentPath, isScored: boolean): ContentProblem[] {
  switch (field.type) {
    case 'choice':
      return checkOptions(field.options, [...path, 'options'], isScored)
    case 'number':
    case 'count':
      return checkNumeric(field, path, isScored)
    case 'certificate':
      return [
        ...checkOptions(field.statuses, [...path, 'statuses'], isScored),
        ...checkUnique(field.certificateTypes ?? [], [...path, 'certificateTypes']),
      ]
    case 'derived':
      return field.as.type === 'choice'
        ? checkOptions(field.as.options, [...path, 'as', 'options'], isScored)
        : checkNumeric(field.as, [...path, 'as'], isScored)
    case 'rows':
      return checkRows(field, path)
    case 'date':
    case 'text':
      return isScored ? [{ path: [...path, 'weight'], message: `a ${field.type} cannot score` }] : []
  }
}

function checkOptions(options: Options, path: ContentPath, isScored: boolean): ContentProblem[] {
  const withoutFactor = options.flatMap(({ value, factor }, index) =>
    isScored && factor === undefined
      ? [{ path: [...path, index], message: `scores, so option "${value}" needs a factor` }]
      : [],
  )
  return [...checkUnique(options, path), ...withoutFactor]
}

function checkUnique(options: readonly { value: string }[], path: ContentPath): ContentProblem[] {
  const values = options.map(option => option.value)
  return repeated(values).map(value => ({
    path: [...path, values.lastIndexOf(value), 'value'],
    message: `option "${value}" is listed more than once`,
  }))
}

function checkNumeric({ min, max, bands }: Numeric, path: ContentPath, isScored: boolean): ContentProblem[] {
  const problems: ContentProblem[] = []
  if (min > max) problems.push({ path: [...path, 'max'], message: `min ${min} is above max ${max}` })
  if (isScored && !bands) problems.push({ path, message: 'scores, so it needs bands' })
  if (!isScored && bands)
    problems.push({ path: [...path, 'bands'], message: 'has bands but no weight: add a weight or drop them' })
  return [...problems, ...checkBands(bands ?? [], min, max, [...path, 'bands'])]
}

/** First match wins: a band must match something that no band above it matches. */
function checkBands(bands: Band[], min: number, max: number, path: ContentPath): ContentProblem[] {
  return bands.flatMap((band, index) => {
    const limit = limitOf(band)
    if (limit < min || limit > max)
      return [{ path: [...path, index], message: `band ${limit} lies outside ${min} to ${max}` }]
    const isCovered = bands.slice(0, index).some(earlier => covers(earlier, band))
    return isCovered
      ? [{ path: [...path, index], message: `band ${limit} is never reached: a band above it matches first` }]
      : []
  })
}

function covers(earlier: Band, later: Band) {
  if ('atLeast' in earlier && 'atLeast' in later) return earlier.atLeast <= later.atLeast
  if ('atMost' in earlier && 'atMost' in later) return earlier.atMost >= later.atMost
  return false
}

function limitOf(band: Band) {
  return 'atLeast' in band ? band.atLeast : band.atMost
}

function checkRows(field: FieldOf<'rows'>, path: ContentPath): ContentProblem[] {
  const ids = field.columns.map(column => column.id)
  const problems: ContentProblem[] = repeated(ids).map(id => ({
    path: [...path, 'columns', ids.lastIndexOf(id), 'id'],
    message: `column "${id}" is listed more than once`,
  }))
  if (field.minRows > field.maxRows)
    problems.push({
      path: [...path, 'minRows'],
      message: `minRows ${field.minRows} is above maxRows ${field.maxRows}`,
    })
  field.columns.forEach((column, index) => {
    const columnPath = [...path, 'columns', index]
    if (column.weight !== undefined)
      problems.push({ path: [...columnPath, 'weight'], message: `column "${column.id}" cannot score` })
    if (column.showWhen)
      problems.push({ path: [...columnPath, 'showWhen'], message: `column "${column.id}" is always asked` })
    if (column.id === 'constructor')
      problems.push({ path: [...columnPath, 'id'], message: '"constructor" cannot be a column id' })
    problems.push(...checkByType(column, columnPath, false))
  })
  return problems
}
