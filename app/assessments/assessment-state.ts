/** One supplier in one campaign. Overdue is no state: it follows from the due instant and now. */
export const ASSESSMENT_STATES = [
  'invited',
  'in-progress',
  'submitted',
  'under-review',
  'returned',
  'verified',
  'published',
  'no-response',
  'exempt',
] as const
export type AssessmentState = (typeof ASSESSMENT_STATES)[number]

export const ASSESSMENT_EVENTS = [
  'start',
  'submit',
  'take-for-review',
  'return',
  'recall',
  'verify',
  'reopen-review',
  'publish',
  'exempt',
  'close-unanswered',
] as const
export type AssessmentEvent = (typeof ASSESSMENT_EVENTS)[number]

/** A supplier is asked to correct items at most this often. */
export const MAX_RETURN_ROUNDS = 2

const TRANSITIONS: Record<AssessmentEvent, { from: readonly AssessmentState[]; to: AssessmentState }> = {
  start: { from: ['invited'], to: 'in-progress' },
  submit: { from: ['in-progress', 'returned'], to: 'submitted' },
  'take-for-review': { from: ['submitted'], to: 'under-review' },
  return: { from: ['under-review'], to: 'returned' },
  recall: { from: ['returned'], to: 'under-review' },
  verify: { from: ['under-review'], to: 'verified' },
  'reopen-review': { from: ['verified'], to: 'under-review' },
  publish: { from: ['verified'], to: 'published' },
  exempt: { from: ['invited', 'in-progress'], to: 'exempt' },
  'close-unanswered': { from: ['invited', 'in-progress'], to: 'no-response' },
}

export type AssessmentRefusal =
  | { code: 'wrong-state'; state: AssessmentState; needs: readonly AssessmentState[] }
  | { code: 'too-many-returns'; max: number }
  /** The supplier still has time to correct what was returned. */
  | { code: 'not-due'; dueAt: Date }

/** Why an assessment cannot take `event`; null when it can. `returnRounds` counts returns so far. */
export function whyNotAssessment(
  assessment: { state: AssessmentState; returnRounds: number },
  event: AssessmentEvent,
): AssessmentRefusal | null {
  const { from } = TRANSITIONS[event]
  if (!from.includes(assessment.state)) return { code: 'wrong-state', state: assessment.state, needs: from }
  if (event === 'return' && assessment.returnRounds >= MAX_RETURN_ROUNDS)
    return { code: 'too-many-returns', max: MAX_RETURN_ROUNDS }
  return null
}

/** Why returned items cannot be taken back from the supplier; null once the time it was given is over. */
export function whyNotRecall(
  assessment: { state: AssessmentState; returnRounds: number; dueAt: Date },
  now: Date,
): AssessmentRefusal | null {
  const refusal = whyNotAssessment(assessment, 'recall')
  if (refusal) return refusal
  return isOverdue(assessment, now) ? null : { code: 'not-due', dueAt: assessment.dueAt }
}

export function nextAssessmentState(event: AssessmentEvent): AssessmentState {
  return TRANSITIONS[event].to
}

/** States in which the supplier may change answers (after a return: the returned items only). */
export const EDITABLE_STATES: readonly AssessmentState[] = ['invited', 'in-progress', 'returned']

/** States that count as replied A returned assessment has been submitted before. */
export const SUBMITTED_STATES: readonly AssessmentState[] = [
  'submitted',
  'under-review',
  'returned',
  'verified',
  'published',
]

export function isOverdue(assessment: { state: AssessmentState; dueAt: Date }, now: Date) {
  return EDITABLE_STATES.includes(assessment.state) && assessment.dueAt < now
}
