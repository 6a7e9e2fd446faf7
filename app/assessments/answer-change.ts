import { canonicalJson } from '#app/grading/canonical.ts'
import type { ItemAnswer } from '#app/questionnaires/answers.ts'

export type ChangeDecision = 'write' | 'unchanged' | 'conflict'

/**
 * What becomes of a change to one item. It may only replace the revision it started from; the same answer
 * again is never a conflict and makes no new revision. An item never saved has revision 0 and no answer;
 * a base beyond it can only come from elsewhere, so there is nothing to protect and it is written.
 */
export function decideChange(
  current: { rev: number; answer: ItemAnswer | undefined },
  change: { baseRev: number; answer: ItemAnswer },
): ChangeDecision {
  if (isSameAnswer(current.answer ?? { values: {} }, change.answer)) return 'unchanged'
  return current.rev === 0 || current.rev === change.baseRev ? 'write' : 'conflict'
}

export function isSameAnswer(one: ItemAnswer, other: ItemAnswer) {
  return canonicalJson(comparable(one)) === canonicalJson(comparable(other))
}

function comparable({ values, notApplicable, declined }: ItemAnswer) {
  return { values, notApplicable: notApplicable?.reason ?? null, declined: declined?.reason ?? null }
}
