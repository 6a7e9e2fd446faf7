import { isSupplier, type Actor } from '#app/accounts/roles.ts'
import { gradeAssessment } from '#app/grading/grade.ts'
import type { GradingResult } from '#app/grading/types.ts'
import type { Db } from '#db/client.server.ts'
import type { Checklist } from './checklist.ts'
import { gradingInputFor } from './grading-input.ts'
import { findReceiptByKind } from './queries.server.ts'
import { readReceipt } from './receipts.server.ts'

export type WorkingResult = {
  self: GradingResult
  /** Null to the supplier until publication. */
  verified: GradingResult | null
}

/**
 * Both results of a checklist that the actor may see: what is published comes from its receipts, everything before
 * is computed from the answers and verdicts as they stand. Null to the buyer as long as nothing has been submitted.
 */
export function workingResult(db: Db, actor: Actor, checklist: Checklist, now: Date): WorkingResult | null {
  const { id, state, firstSubmittedAt } = checklist.assessment
  if (state === 'published') return publishedResult(db, id)
  if (!isSupplier(actor) && !firstSubmittedAt) return null
  const self = gradeAssessment(gradingInputFor(checklist, 'self', now))
  return { self, verified: isSupplier(actor) ? null : verifiedResultOf(checklist, now) }
}

/** The result as the verdicts recorded so far make it. */
export function verifiedResultOf(checklist: Checklist, now: Date): GradingResult {
  return gradeAssessment(gradingInputFor(checklist, 'verified', now))
}

function publishedResult(db: Db, assessmentId: string): WorkingResult {
  const self = findReceiptByKind(db, assessmentId, 'self')
  const verified = findReceiptByKind(db, assessmentId, 'verified')
  if (!self || !verified) throw new Error(`published assessment ${assessmentId} lacks a receipt`)
  return { self: readReceipt(self), verified: readReceipt(verified) }
}
