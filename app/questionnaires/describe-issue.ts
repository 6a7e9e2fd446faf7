import type { z } from 'zod'
import type { ContentPath } from './content-problem.ts'

export type Issue = z.core.$ZodIssue
/** A problem of shape in words; `key` is the key at fault when it is not a value. */
export type Described = { path: ContentPath; message: string; key?: string }

const LANGUAGES = ['zh-CN', 'en']

/** Says what a schema found wrong in the words of the content file. `root` is the value that was checked. */
export function describeIssue(issue: Issue, root: unknown): Described[] {
  const path = pathOf(issue)
  if (issue.code === 'invalid_union') return describeUnion(issue, path, root)
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map(key => ({ path, key, message: `unknown key "${key}"${inside(path)}` }))
  const last = path.at(-1)
  const isMissing = valueAt(root, path) === undefined
  if (LANGUAGES.includes(String(last)) && (isMissing || valueAt(root, path) === null))
    return [{ path, message: `missing ${last} text${inside(path.slice(0, -1), 'for')}` }]
  if (isMissing) return [{ path, message: `missing "${last ?? ''}"${inside(path.slice(0, -1))}` }]
  return [{ path, message: `${nameOf(path)} ${shown(valueAt(root, path))} ${wrong(issue)}`.trim() }]
}

function describeUnion(
  issue: Extract<Issue, { code: 'invalid_union' }>,
  path: ContentPath,
  root: unknown,
): Described[] {
  if (valueAt(root, path) === undefined)
    return [{ path, message: `missing "${path.at(-1) ?? ''}"${inside(path.slice(0, -1))}` }]
  const closest = closestBranch(issue.errors)
  if (!closest)
    return [{ path, message: `${nameOf(path)} ${shown(valueAt(root, path))} is none of the known types` }]
  return closest.flatMap(inner => describeIssue({ ...inner, path: [...issue.path, ...inner.path] }, root))
}

/** The alternative that was meant: the one with the fewest missing and unknown keys. */
function closestBranch(branches: readonly (readonly Issue[])[]): readonly Issue[] | null {
  const candidates = branches.filter(branch => branch.length > 0)
  const [first] = candidates.sort((a, b) => countMistakes(a) - countMistakes(b))
  return first ?? null
}

function countMistakes(branch: readonly Issue[]) {
  return branch.reduce((sum, issue) => sum + (issue.code === 'unrecognized_keys' ? issue.keys.length : 1), 0)
}

function wrong(issue: Issue): string {
  switch (issue.code) {
    case 'too_big':
      return issue.origin === 'array' ? `has more than ${issue.maximum} entries` : `is above ${issue.maximum}`
    case 'too_small':
      if (issue.origin === 'array') return `needs at least ${issue.minimum} entries`
      if (issue.origin === 'string') return 'is empty'
      return issue.inclusive ? `is below ${issue.minimum}` : `must be above ${issue.minimum}`
    case 'invalid_value':
      return `is not one of ${issue.values.map(String).join(', ')}`
    case 'invalid_type':
      return `is not ${/^[aeiou]/.test(issue.expected) ? 'an' : 'a'} ${issue.expected}`
    default:
      return `is not accepted: ${issue.message}`
  }
}

function pathOf(issue: Issue): ContentPath {
  return issue.path.map(step => (typeof step === 'symbol' ? String(step) : step))
}

function valueAt(root: unknown, path: ContentPath): unknown {
  return path.reduce<unknown>((node, step) => {
    if (typeof node !== 'object' || node === null) return undefined
    return Object.entries(node).find(([key]) => key === String(step))?.[1]
  }, root)
}

/** The nearest named part of a path: `label`, `options 2`. */
function nameOf(path: ContentPath) {
  const last = path.at(-1)
  if (typeof last !== 'number') return last ?? 'the file'
  return `${path.at(-2) ?? 'entry'} ${last + 1}`
}

function inside(path: ContentPath, preposition = 'in') {
  return path.length === 0 ? '' : ` ${preposition} ${nameOf(path)}`
}

function shown(value: unknown) {
  if (typeof value === 'string') return value.length > 40 ? `"${value.slice(0, 40)}…"` : `"${value}"`
  return typeof value === 'number' || typeof value === 'boolean' || value === null ? String(value) : ''
}
