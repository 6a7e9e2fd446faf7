import { expect, test } from 'vitest'
import { CASE_STATES, CASE_STEPS, isOpenCase, OPEN_CASE_STATES, whyNotCaseStep } from './case-state.ts'
import { planAfter, resumingStep } from './case-plan.ts'

/** What each state lets happen; everything else is refused. */
const POSSIBLE: Record<(typeof CASE_STATES)[number], readonly (typeof CASE_STEPS)[number][]> = {
  noticed: ['miss', 'escalate', 'meet', 'supersede', 'lapse'],
  improving: ['miss', 'escalate', 'meet', 'supersede', 'lapse'],
  'decision-due': [
    'escalate',
    'meet',
    'resume-period',
    'resume-chance',
    'grant-chance',
    'eliminate',
    'release',
    'supersede',
    'lapse',
  ],
  'last-chance': ['miss', 'escalate', 'meet', 'supersede', 'lapse'],
  met: [],
  released: [],
  disqualified: [],
  superseded: [],
  lapsed: [],
}

test.each(CASE_STATES.flatMap(state => CASE_STEPS.map(step => [state, step] as const)))(
  'in the state %s the step %s',
  (state, step) => {
    const refusal = whyNotCaseStep(state, step)
    if (POSSIBLE[state].includes(step)) expect(refusal).toBeNull()
    else expect(refusal).toMatchObject({ code: 'wrong-state', state, step })
  },
)

test('whatever ends is open no more', () => {
  expect(CASE_STATES.filter(isOpenCase)).toEqual(OPEN_CASE_STATES)
})

const NOW = new Date('2026-03-01T04:00:00Z')
const DUE = new Date('2026-04-01T04:00:00Z')
const SETTINGS = { improvementDays: 90, noResponseNoticeDays: 30 }
const FRESH = new Date('2026-05-30T15:59:59.999Z')

test.each([
  // Silence is over with a result.
  ['noticed', DUE, 'grade-c', 'improving', FRESH],
  ['noticed', DUE, 'grade-d', 'decision-due', null],
  // Another C gives no more time; D ends it.
  ['improving', DUE, 'grade-c', 'improving', DUE],
  ['improving', DUE, 'grade-d', 'decision-due', DUE],
  // What waits for the committee, and what it has granted, stays.
  ['decision-due', null, 'grade-c', 'decision-due', null],
  ['decision-due', DUE, 'grade-d', 'decision-due', DUE],
  ['last-chance', DUE, 'grade-c', 'last-chance', DUE],
  ['last-chance', DUE, 'grade-d', 'last-chance', DUE],
] as const)('a case %s until %s goes on after %s as %s until %s', (state, dueAt, cause, next, nextDue) => {
  const chanceGrantedAt = state === 'last-chance' ? NOW : null
  const open = { state, dueAt, chanceGrantedAt, cause: 'grade-c' } as const
  expect(planAfter(open, cause, NOW, SETTINGS)).toEqual({
    state: next,
    dueAt: nextDue,
    chanceGrantedAt,
  })
})

test.each([
  ['grade-c', FRESH],
  ['grade-d', null],
] as const)(
  'what an overdue finding alone brought before the committee has its days after %s',
  (cause, dueAt) => {
    const open = { state: 'decision-due', dueAt: null, chanceGrantedAt: null, cause: 'escalation' } as const
    expect(planAfter(open, cause, NOW, SETTINGS)).toEqual({
      state: 'decision-due',
      dueAt,
      chanceGrantedAt: null,
    })
  },
)

test.each([
  ['grade-c', DUE, null, 'resume-period'],
  ['grade-c', DUE, NOW, 'resume-chance'],
  ['grade-d', DUE, NOW, 'resume-chance'],
  ['grade-d', DUE, null, null],
  ['escalation', null, null, null],
  ['grade-c', new Date(NOW.getTime() - 1), null, null],
] as const)(
  'of a case of %s with days until %s and a chance given at %s follows %s',
  (cause, dueAt, given, step) => {
    const open = { state: 'decision-due', cause, dueAt, chanceGrantedAt: given } as const
    expect(resumingStep(open, NOW)).toBe(step)
  },
)
