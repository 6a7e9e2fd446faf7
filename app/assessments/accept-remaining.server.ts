import type { ActionContext } from '#app/history/record-event.server.ts'
import { transact, type Db } from '#db/client.server.ts'
import type { Checklist } from './checklist.ts'
import { speakersByItem } from './comments.server.ts'
import { loadChecklist } from './find-assessment.server.ts'
import { writeVerdict, type CheckedVerdict } from './record-verdict.server.ts'
import { refused, type Refused } from '#app/http/refusal.ts'
import type { AnswerChanged, ReviewRefusal } from './refusal.ts'
import { findUnderReview, takeIfSubmitted } from './take-for-review.server.ts'
import { verifiedResultOf } from './working-result.server.ts'
import { wantsEyes } from './review/desk.ts'
import { examine } from './review/examine.server.ts'

/** `left`: items that still wait for somebody to look at them. */
type Outcome = { ok: true; accepted: string[]; left: string[] } | Refused<ReviewRefusal | AnswerChanged>

/**
 * Accepts what a section's items without a verdict say. Left to a person: what wants a
 * person's eyes and what is in the sample. `submittedAt` (milliseconds): the submission the reviewer
 * looked at; refused when there is a newer one.
 */
export function acceptRemaining(
  db: Db,
  context: ActionContext,
  assessmentId: string,
  { dimensionCode, submittedAt }: { dimensionCode: string; submittedAt: number },
): Outcome {
  return transact(db, (tx): Outcome => {
    const found = findUnderReview(tx, context.actor, assessmentId, 'verify')
    if (!found.ok) return found
    if (found.assessment.submittedAt?.getTime() !== submittedAt) return refused({ code: 'answer-changed' })
    const checklist = loadChecklist(tx, found.assessment)
    const waiting = itemsWithoutVerdict(checklist, dimensionCode)
    const plain = plainItems(tx, checklist, context.now)
    const accepted = waiting.filter(code => plain.has(code))
    if (accepted.length > 0) takeIfSubmitted(tx, context, found.assessment)
    for (const code of accepted) writeVerdict(tx, context, checklist, code, acceptance(), true)
    return { ok: true, accepted, left: waiting.filter(code => !plain.has(code)) }
  })
}

function itemsOf({ dimensions }: Checklist, dimensionCode: string) {
  return dimensions.find(({ code }) => code === dimensionCode)?.items ?? []
}

function itemsWithoutVerdict(checklist: Checklist, dimensionCode: string): string[] {
  return itemsOf(checklist, dimensionCode)
    .map(({ code }) => code)
    .filter(code => !checklist.reviews[code]?.isCurrent)
}

/** Nothing about them asks for a person's eyes, and they are not in the sample. */
function plainItems(tx: Db, checklist: Checklist, now: Date): Set<string> {
  const known = {
    verified: verifiedResultOf(checklist, now),
    comments: speakersByItem(tx, checklist.assessment.id),
  }
  const examined = Object.entries(examine(tx, checklist, known, now).examinations)
  return new Set(examined.filter(([, each]) => !wantsEyes(each)).map(([code]) => code))
}

function acceptance(): CheckedVerdict {
  return { verdict: 'accepted', correctedValues: null, dismissedTriggers: [], raisedTriggers: [] }
}
