import { expect, test } from 'vitest'
import {
  ASSESSMENT_EVENTS,
  ASSESSMENT_STATES,
  isOverdue,
  MAX_RETURN_ROUNDS,
  nextAssessmentState,
  whyNotAssessment,
  whyNotRecall,
  type AssessmentEvent,
  type AssessmentState,
} from './assessment-state.ts'

/** Where each event leads; what is not here is refused. */
const TABLE: Partial<Record<AssessmentState, Partial<Record<AssessmentEvent, AssessmentState>>>> = {
  invited: { start: 'in-progress', exempt: 'exempt', 'close-unanswered': 'no-response' },
  'in-progress': { submit: 'submitted', exempt: 'exempt', 'close-unanswered': 'no-response' },
  submitted: { 'take-for-review': 'under-review' },
  'under-review': { return: 'returned', verify: 'verified' },
  returned: { submit: 'submitted', recall: 'under-review' },
  verified: { 'reopen-review': 'under-review', publish: 'published' },
}

const cells = ASSESSMENT_STATES.flatMap(state => ASSESSMENT_EVENTS.map(event => ({ state, event })))

test.each(cells)('$event of a $state assessment', ({ state, event }) => {
  const expected = TABLE[state]?.[event]
  const refusal = whyNotAssessment({ state, returnRounds: 0 }, event)
  if (expected) expect([refusal, nextAssessmentState(event)]).toEqual([null, expected])
  else expect(refusal).toMatchObject({ code: 'wrong-state', state })
})

test('a refusal names the states it would take', () => {
  expect(whyNotAssessment({ state: 'invited', returnRounds: 0 }, 'submit')).toEqual({
    code: 'wrong-state',
    state: 'invited',
    needs: ['in-progress', 'returned'],
  })
})

test('the last allowed return is allowed, the next is not', () => {
  const after = (returnRounds: number) => whyNotAssessment({ state: 'under-review', returnRounds }, 'return')
  expect(after(MAX_RETURN_ROUNDS - 1)).toBeNull()
  expect(after(MAX_RETURN_ROUNDS)).toEqual({ code: 'too-many-returns', max: MAX_RETURN_ROUNDS })
})

test('what was returned is recalled after its due instant, not before, and only while it is out', () => {
  const dueAt = new Date('2026-03-31T15:59:59.999Z')
  const recall = (state: AssessmentState, ms: number) =>
    whyNotRecall({ state, returnRounds: 2, dueAt }, new Date(dueAt.getTime() + ms))
  expect(recall('returned', 0)).toEqual({ code: 'not-due', dueAt })
  expect(recall('returned', 1)).toBeNull()
  expect(recall('submitted', 1)).toMatchObject({ code: 'wrong-state' })
})

test('overdue begins after the due instant, and only while the supplier has it', () => {
  const dueAt = new Date('2026-03-31T15:59:59.999Z')
  const at = (ms: number) => new Date(dueAt.getTime() + ms)
  expect(isOverdue({ state: 'in-progress', dueAt }, at(0))).toBe(false)
  expect(isOverdue({ state: 'in-progress', dueAt }, at(1))).toBe(true)
  expect(isOverdue({ state: 'submitted', dueAt }, at(1))).toBe(false)
})
