import { expect, test } from 'vitest'
import { BUYER_ROLES, ROLES, SUPPLIER_ROLES, type Actor, type Role } from '#app/accounts/roles.ts'
import {
  areFindingsOut,
  AUDIT_STATES,
  AUDIT_STEPS,
  isAuditOverdue,
  isOpenAudit,
  nextAuditState,
  takesPapers,
  whyNotAuditStep,
  type AuditState,
  type AuditStep,
} from './audit-state.ts'
import { AUDIT_MODES, severityOf, type AuditMode } from './vocabulary.ts'

const AUDITORS: readonly Role[] = ['procurement', 'sqe']
const AUDITORS_AND_COMMITTEE: readonly Role[] = [...AUDITORS, 'committee']
const ANY_MODE: readonly AuditMode[] = AUDIT_MODES
const VISITS: readonly AuditMode[] = ['on-site', 'remote']

/** Every step that is taken by somebody: in which state, by whom, in which modes, and where it leads. */
const TABLE: [AuditStep, readonly AuditState[], readonly Role[], readonly AuditMode[], AuditState][] = [
  ['notify', ['planned'], AUDITORS, ANY_MODE, 'notified'],
  ['postpone', ['planned', 'notified'], AUDITORS_AND_COMMITTEE, ANY_MODE, 'planned'],
  ['cancel', ['planned', 'notified'], AUDITORS_AND_COMMITTEE, ANY_MODE, 'cancelled'],
  ['start', ['notified'], AUDITORS, VISITS, 'in-progress'],
  ['hand-in', ['notified'], SUPPLIER_ROLES, ['self-assessment'], 'in-progress'],
  ['issue-findings', ['in-progress'], AUDITORS, ANY_MODE, 'findings-issued'],
  ['follow-up', ['findings-issued'], AUDITORS, ANY_MODE, 'follow-up'],
  ['close', ['findings-issued', 'follow-up'], AUDITORS, ANY_MODE, 'closed'],
  ['archive', ['closed'], AUDITORS, ANY_MODE, 'archived'],
]

function someone(role: Role, supplierId: string | null): Actor {
  return { userId: role, name: role, email: `${role}@example.com`, supplierId, roles: [role] }
}

test('the table has every step once', () => {
  expect(TABLE.map(([step]) => step)).toEqual([...AUDIT_STEPS])
})

test.each(TABLE)('%s is taken exactly as the table says', (step, from, by, modes, to) => {
  expect(nextAuditState(step)).toBe(to)
  for (const state of AUDIT_STATES)
    for (const mode of AUDIT_MODES)
      for (const role of ROLES) {
        const side = BUYER_ROLES.some(each => each === role) ? null : 'own'
        const facts = { state, mode, supplierId: 'own' }
        const expected = !by.includes(role)
          ? 'not-allowed'
          : !from.includes(state)
            ? 'wrong-state'
            : modes.includes(mode)
              ? null
              : 'wrong-mode'
        const refusal = whyNotAuditStep(someone(role, side), facts, step, '因故')
        expect(refusal?.code ?? null, `${state} ${mode} ${role}`).toBe(expected)
      }
})

test('people of another supplier take no step at all', () => {
  for (const step of AUDIT_STEPS)
    for (const role of SUPPLIER_ROLES) {
      const facts = { state: 'notified', mode: 'self-assessment', supplierId: 'own' } as const
      expect(whyNotAuditStep(someone(role, 'other'), facts, step, '因故')).toEqual({ code: 'not-allowed' })
    }
})

test('only putting off and cancelling need a reason', () => {
  const refusals = TABLE.filter(([step, [state = 'planned'], [role = 'sqe'], [mode = 'on-site']]) => {
    const actor = someone(role, role === 'contributor' ? 'own' : null)
    return whyNotAuditStep(actor, { state, mode, supplierId: 'own' }, step, ' ') !== null
  })
  expect(refusals.map(([step]) => step)).toEqual(['postpone', 'cancel'])
})

test('what follows from a state', () => {
  const facts = AUDIT_STATES.map(state => [
    state,
    isOpenAudit(state),
    areFindingsOut(state),
    takesPapers(state),
  ])
  expect(facts).toEqual([
    ['planned', true, false, false],
    ['notified', true, false, false],
    ['in-progress', true, false, true],
    ['findings-issued', true, true, true],
    ['follow-up', true, true, true],
    ['closed', false, true, true],
    ['archived', false, true, false],
    ['cancelled', false, false, false],
  ])
})

test('an audit is overdue from the day after its own until it has begun', () => {
  const overdue = (state: AuditState, today: string) =>
    isAuditOverdue({ state, plannedOn: '2027-03-01' }, today)
  expect(overdue('planned', '2027-03-01')).toBe(false)
  expect(overdue('planned', '2027-03-02')).toBe(true)
  expect(overdue('notified', '2027-03-02')).toBe(true)
  expect(overdue('in-progress', '2027-03-02')).toBe(false)
  expect(overdue('cancelled', '2027-03-02')).toBe(false)
})

test.each([
  ['conforms', null],
  ['minor', 'minor'],
  ['major', 'major'],
  ['critical', 'critical'],
  ['not-applicable', null],
  [null, null],
] as const)('%s is a finding of severity %s', (result, severity) => expect(severityOf(result)).toBe(severity))
