import { canonicalJson } from '#app/grading/canonical.ts'
import type { GradingPolicy } from '#app/grading/types.ts'

/** Whether two policies grade alike: everything but the name of the version is the same. */
export function isSamePolicy(one: GradingPolicy, other: GradingPolicy): boolean {
  return canonicalJson(withoutVersion(one)) === canonicalJson(withoutVersion(other))
}

function withoutVersion({ version: _version, ...rest }: GradingPolicy) {
  return rest
}
