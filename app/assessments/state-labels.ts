import { m } from '#app/paraglide/messages.js'
import type { Label } from '#app/suppliers/labels.ts'
import type { AssessmentState } from './assessment-state.ts'

/** The buyer's words for where an assessment stands. */
export const ASSESSMENT_STATE_LABELS: Record<AssessmentState, Label> = {
  invited: m.assessment_state_invited,
  'in-progress': m.assessment_state_in_progress,
  submitted: m.assessment_state_submitted,
  'under-review': m.assessment_state_under_review,
  returned: m.assessment_state_returned,
  verified: m.assessment_state_verified,
  published: m.assessment_state_published,
  'no-response': m.assessment_state_no_response,
  exempt: m.assessment_state_exempt,
}
