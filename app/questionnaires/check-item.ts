import { checkCondition } from './check-condition.ts'
import { checkField } from './check-field.ts'
import { repeated, type ContentPath, type ContentProblem } from './content-problem.ts'
import type { Item } from './content-schema.ts'
import type { KindProfile } from './kind-profiles.ts'

/** A field of this name would be mistaken for what every JavaScript object carries. */
const RESERVED_FIELD_IDS = ['constructor']

/** What is wrong with one item: its fields, conditions, evidence rule, triggers, applicability. */
export function checkItem(item: Item, path: ContentPath, profile: KindProfile): ContentProblem[] {
  return [
    ...checkPoints(item, path, profile),
    ...checkFields(item, path, profile),
    ...checkEvidence(item, [...path, 'evidence']),
    ...checkTriggers(item, [...path, 'triggers']),
    ...checkFlags(item, [...path, 'flags'], profile),
    ...checkApplicability(item, [...path, 'applicability']),
    ...checkStandards(item, [...path, 'standards']),
  ].map(problem => ({ ...problem, message: `${item.code}: ${problem.message}` }))
}

function checkPoints({ points }: Item, path: ContentPath, profile: KindProfile): ContentProblem[] {
  return profile.scored && points === 0
    ? [{ path: [...path, 'points'], message: 'has no points, so it cannot score' }]
    : []
}

function checkFields(item: Item, path: ContentPath, profile: KindProfile): ContentProblem[] {
  const ids = item.fields.map(field => field.id)
  const problems: ContentProblem[] = repeated(ids).map(id => ({
    path: [...path, 'fields', ids.lastIndexOf(id), 'id'],
    message: `field id "${id}" is used more than once`,
  }))
  if (profile.scored && !item.fields.some(field => field.weight !== undefined))
    problems.push({ path: [...path, 'fields'], message: 'no field has a weight, so the item cannot score' })
  item.fields.forEach((field, index) => {
    const fieldPath = [...path, 'fields', index]
    if (RESERVED_FIELD_IDS.includes(field.id))
      problems.push({ path: [...fieldPath, 'id'], message: `"${field.id}" cannot be a field id` })
    problems.push(...checkField(field, fieldPath))
    if (field.showWhen)
      problems.push(
        ...checkCondition(field.showWhen, item.fields.slice(0, index), [...fieldPath, 'showWhen'], {
          unknown: `is not a field above "${field.id}"`,
        }),
      )
  })
  return problems
}

function checkEvidence({ evidence, fields }: Item, path: ContentPath): ContentProblem[] {
  if (evidence.rule === 'conditional' && !evidence.when)
    return [{ path, message: 'conditional evidence needs `when`: the answers that a file must show' }]
  if (evidence.rule !== 'conditional' && evidence.when)
    return [{ path: [...path, 'when'], message: `evidence is ${evidence.rule}, so \`when\` has no meaning` }]
  return evidence.when ? checkCondition(evidence.when, fields, [...path, 'when']) : []
}

function checkTriggers({ triggers, fields }: Item, path: ContentPath): ContentProblem[] {
  const ids = triggers.map(trigger => trigger.id)
  const twice = repeated(ids).map(id => ({
    path: [...path, ids.lastIndexOf(id), 'id'],
    message: `trigger id "${id}" is used more than once`,
  }))
  const conditions = triggers.flatMap(({ when }, index) =>
    when ? checkCondition(when, fields, [...path, index, 'when']) : [],
  )
  return [...twice, ...conditions]
}

function checkFlags({ flags = [], fields }: Item, path: ContentPath, profile: KindProfile): ContentProblem[] {
  if (flags.length > 0 && !profile.flagged)
    return [{ path, message: 'carries flags, but nobody follows up flags of this kind of questionnaire' }]
  const ids = flags.map(flag => flag.id)
  const twice = repeated(ids).map(id => ({
    path: [...path, ids.lastIndexOf(id), 'id'],
    message: `flag id "${id}" is used more than once`,
  }))
  const conditions = flags.flatMap(({ when }, index) =>
    checkCondition(when, fields, [...path, index, 'when']),
  )
  return [...twice, ...conditions]
}

function checkApplicability({ applicability }: Item, path: ContentPath): ContentProblem[] {
  const { excludedCategories, mandatoryCategories } = applicability
  return mandatoryCategories
    .filter(category => excludedCategories.includes(category))
    .map(category => ({
      path: [...path, 'mandatoryCategories'],
      message: `category ${category} is both excluded and mandatory`,
    }))
}

function checkStandards({ standards }: Item, path: ContentPath): ContentProblem[] {
  const refs = standards.map(standard => standard.ref)
  const twice = repeated(refs).map(ref => ({
    path: [...path, refs.lastIndexOf(ref), 'ref'],
    message: `standard "${ref}" is named more than once`,
  }))
  const unsourced = standards.flatMap(({ ref, verified, source }, index) =>
    verified && !source
      ? [{ path: [...path, index], message: `standard "${ref}" is marked verified but names no source` }]
      : [],
  )
  return [...twice, ...unsourced]
}
