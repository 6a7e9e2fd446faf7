import { gradeAssessment } from '#app/grading/grade.ts'
import type { Checklist } from './checklist.ts'
import { gradingInputFor } from './grading-input.ts'

/**
 * Items whose verdicts do not outlive a new submission: the answer or its files changed, or what the reviewer
 * judged counts differently on the new date, such as a certificate that has expired meanwhile.
 */
export function outdatedVerdicts(checklist: Checklist, resubmittedAt: Date): string[] {
  const { submittedAt } = checklist.assessment
  if (!submittedAt) return []
  const before = findingsOn(checklist, submittedAt)
  const after = findingsOn(checklist, resubmittedAt)
  return Object.entries(checklist.reviews)
    .filter(([code, review]) => !review.isCurrent || before(code) !== after(code))
    .map(([code]) => code)
}

/** What an item earns and fires on a date, as text to compare. */
function findingsOn(checklist: Checklist, submittedAt: Date) {
  const dated = { ...checklist, assessment: { ...checklist.assessment, submittedAt } }
  const { items, triggers } = gradeAssessment(gradingInputFor(dated, 'verified', submittedAt))
  return (itemCode: string) =>
    JSON.stringify([
      items.find(({ code }) => code === itemCode),
      triggers.filter(({ item }) => item === itemCode),
    ])
}
