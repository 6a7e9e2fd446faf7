import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { withoutUndefined } from './canonical.ts'
import { digestOf } from './digest.server.ts'
import { describeIssue } from './parse-input.ts'
import { GradingPolicyShape } from './schema.ts'
import type { GradingPolicy } from './types.ts'

/**
 * Reads a grading policy (YAML) and its SHA-256 over canonical JSON.
 * Refuses (throws) a file that is missing or wrong, naming every mistake: nothing can be graded without it.
 */
export function loadPolicy(path: string | URL): { policy: GradingPolicy; digest: string } {
  const parsed = GradingPolicyShape.safeParse(parse(readFileSync(path, 'utf8')))
  if (!parsed.success) {
    const problems = parsed.error.issues.map(issue => describeIssue(issue.path, issue.message))
    throw new Error(`grading policy ${String(path)} cannot be used:\n${problems.join('\n')}`)
  }
  const policy = withoutUndefined(parsed.data)
  return { policy, digest: digestOf(policy) }
}
