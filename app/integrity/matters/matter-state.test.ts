import { expect, test } from 'vitest'
import {
  isUnderWay,
  MATTER_STATES,
  MATTER_STEPS,
  needsReason,
  needsSecondPerson,
  STEP_RULES,
  stepsFrom,
  whyNotConfirm,
  whyNotStep,
  type MatterFacts,
} from './matter-state.ts'

const MATTER: MatterFacts = {
  state: 'received',
  assigneeId: 'auditor',
  acceptedAt: new Date('2026-03-02T01:00:00Z'),
  isReported: true,
  proposedStep: null,
  proposedById: null,
}

test.each([
  ['received', ['register']],
  ['registered', ['accept', 'not-accept']],
  ['not-accepted', ['give-feedback', 'archive', 'reopen']],
  ['accepted', ['investigate']],
  ['investigating', ['escalate', 'conclude']],
  ['escalated', ['resume', 'conclude']],
  ['concluded', ['find-unsubstantiated', 'sanction', 'measure-supplier', 'review-legally']],
  ['unsubstantiated', ['give-feedback', 'archive', 'reopen']],
  ['sanction', ['measure-supplier', 'review-legally', 'give-feedback', 'archive']],
  ['supplier-measure', ['sanction', 'review-legally', 'give-feedback', 'archive']],
  ['legal-review', ['end-legal-review', 'refer', 'litigate']],
  ['referred', ['litigate', 'give-feedback', 'archive']],
  ['litigation', ['give-feedback', 'archive']],
  ['feedback', ['reward', 'archive', 'reopen']],
  ['rewarded', ['archive', 'reopen']],
  ['archived', ['reopen']],
] as const)('from %s lead %o', (state, steps) => {
  expect(stepsFrom(state)).toEqual(steps)
})

test('every state can be reached and left', () => {
  const reached = new Set(MATTER_STEPS.map(step => STEP_RULES[step].to))
  expect(MATTER_STATES.filter(state => state !== 'received' && !reached.has(state))).toEqual([])
  expect(MATTER_STATES.filter(state => stepsFrom(state).length === 0)).toEqual([])
})

test.each([
  ['register', {}, null],
  ['accept', {}, 'wrong-state'],
  ['accept', { state: 'registered' }, null],
  ['accept', { state: 'registered', assigneeId: null }, 'assignee-missing'],
  ['not-accept', { state: 'registered', assigneeId: null }, null],
  ['investigate', { state: 'accepted', assigneeId: null }, 'assignee-missing'],
  ['conclude', { state: 'investigating', proposedStep: 'archive' }, 'proposal-waiting'],
  ['give-feedback', { state: 'sanction' }, null],
  ['give-feedback', { state: 'sanction', isReported: false }, 'nobody-reported'],
  ['archive', { state: 'sanction' }, 'reporter-waiting'],
  ['archive', { state: 'sanction', isReported: false }, null],
  ['archive', { state: 'feedback' }, null],
  ['reward', { state: 'feedback' }, null],
  ['reward', { state: 'feedback', acceptedAt: null }, 'never-accepted'],
  ['register', { state: 'archived' }, 'wrong-state'],
] as const)('%s with %o: %s', (step, change, code) => {
  expect(whyNotStep({ ...MATTER, ...change }, step)?.code ?? null).toBe(code)
})

test('what closes a matter needs a second person and, except for filing, a reason', () => {
  expect(MATTER_STEPS.filter(needsSecondPerson)).toEqual(['not-accept', 'find-unsubstantiated', 'archive'])
  expect(MATTER_STEPS.filter(needsSecondPerson).filter(needsReason)).toEqual([
    'not-accept',
    'find-unsubstantiated',
  ])
})

test('another person than the one who proposed a step confirms that very step', () => {
  const waiting = { proposedStep: 'archive', proposedById: 'auditor' } as const
  expect(whyNotConfirm(waiting, 'archive', 'colleague')).toBeNull()
  expect(whyNotConfirm(waiting, 'archive', 'auditor')).toEqual({ code: 'own-proposal' })
  expect(whyNotConfirm(waiting, 'not-accept', 'colleague')).toEqual({ code: 'nothing-proposed' })
})

test.each(MATTER_STATES)('%s is under way unless it is decided or filed', state => {
  const underWay = [
    'received',
    'registered',
    'accepted',
    'investigating',
    'escalated',
    'concluded',
    'legal-review',
  ]
  expect(isUnderWay(state)).toBe(underWay.includes(state))
})
