import { expect, test } from 'vitest'
import { BUYER_ROLES, ROLES, type Actor, type Role } from '#app/accounts/roles.ts'
import { CASE_STATES } from './case-state.ts'
import {
  mayPropose,
  reinstatableFrom,
  whyNotDecision,
  whyNotVerdict,
  type DecisionSituation,
} from './decision-rules.ts'
import { DECISION_KINDS, DECISION_STATES, type DecisionKind } from './vocabulary.ts'

const NOW = new Date('2026-03-02T04:00:00Z')
const LIMITS = { chanceDays: 60, deferralMaxDays: 60, coolOffMonths: 12, financeMailbox: 'f@buyer.example' }
const SUPPLIER = {
  status: 'qualified',
  statusSince: '2025-01-01',
  closedAt: null,
  isSmallFirm: false,
} as const
const OPEN = {
  state: 'decision-due',
  cause: 'grade-d',
  dueAt: null,
  grade: 'D',
  paymentDeferredUntil: null,
} as const

function situation(
  open: Partial<NonNullable<DecisionSituation['open']>> | null = {},
  supplier: Partial<DecisionSituation['supplier']> = {},
  hadChance = false,
): DecisionSituation {
  return { open: open && { ...OPEN, ...open }, supplier: { ...SUPPLIER, ...supplier }, hadChance }
}

const WAITING: readonly DecisionKind[] = ['grant-chance', 'eliminate', 'release']

test.each(CASE_STATES.flatMap(state => WAITING.map(kind => [state, kind] as const)))(
  'of a case %s the committee can decide %s only while a decision is due',
  (state, kind) => {
    const refusal = whyNotDecision(kind, situation({ state }), LIMITS, NOW)
    if (state === 'decision-due') expect(refusal).toBeNull()
    else expect(refusal).toMatchObject({ code: 'wrong-state', state })
  },
)

test.each([
  ['grant-chance', situation({}, {}, true), { code: 'chance-used' }],
  [
    'grant-chance',
    situation({ cause: 'grade-c', dueAt: new Date('2026-03-01T00:00:00Z') }),
    { code: 'time-was-given' },
  ],
  // The findings came before the committee while the time of grade C was still running.
  ['grant-chance', situation({ cause: 'grade-c', dueAt: new Date('2026-04-01T00:00:00Z') }), null],
  ['eliminate', situation(null), { code: 'no-open-case' }],
  ['release', situation({}, { closedAt: NOW }), { code: 'supplier-closed' }],
  ['defer-payment', situation({ state: 'improving', grade: 'C' }), null],
  ['defer-payment', situation({ state: 'noticed', grade: null }), { code: 'grade-not-weak' }],
  ['defer-payment', situation({ cause: 'escalation', grade: 'B' }), { code: 'grade-not-weak' }],
  [
    'defer-payment',
    situation({ paymentDeferredUntil: new Date('2026-03-03T00:00:00Z') }),
    { code: 'deferred-already' },
  ],
  [
    'defer-payment',
    situation({ paymentDeferredUntil: new Date('2026-03-01T00:00:00Z') }),
    { code: 'deferral-used' },
  ],
  ['reinstate', situation(null), { code: 'not-disqualified' }],
  [
    'reinstate',
    situation(null, { status: 'disqualified', statusSince: '2025-03-03' }),
    { code: 'cooling-off', until: '2026-03-03' },
  ],
  ['reinstate', situation(null, { status: 'disqualified', statusSince: '2025-03-02' }), null],
] as const)('%s about %o is refused because: %o', (kind, given, refusal) => {
  expect(whyNotDecision(kind, given, LIMITS, NOW)).toEqual(refusal)
})

test('nobody defers payments before finance can be told', () => {
  const refusal = whyNotDecision('defer-payment', situation(), { ...LIMITS, financeMailbox: '' }, NOW)
  expect(refusal).toEqual({ code: 'no-finance-mailbox' })
})

test('the cool-off ends on the same day of the month, or the last there is', () => {
  const from = (statusSince: string) => reinstatableFrom({ status: 'disqualified', statusSince }, LIMITS)
  expect(from('2026-05-31')).toBe('2027-05-31')
  expect(from('2028-02-29')).toBe('2029-02-28')
  expect(reinstatableFrom(SUPPLIER, LIMITS)).toBeNull()
})

/** Who may put it before the committee. */
const PROPOSERS: Record<DecisionKind, readonly Role[]> = {
  'grant-chance': ['procurement', 'sqe', 'committee'],
  eliminate: ['procurement', 'sqe', 'committee'],
  release: ['procurement', 'sqe', 'committee'],
  'defer-payment': ['procurement'],
  reinstate: ['procurement', 'sqe', 'committee'],
}

test.each(DECISION_KINDS.flatMap(kind => ROLES.map(role => [kind, role] as const)))(
  'proposing %s as %s',
  (kind, role) => expect(mayPropose(person(role), kind)).toBe(PROPOSERS[kind].includes(role)),
)

test.each(DECISION_STATES.flatMap(state => ROLES.map(role => [state, role] as const)))(
  'deciding what is %s as %s',
  (state, role) => {
    const expected =
      role !== 'committee' ? 'not-allowed' : state === 'proposed' ? undefined : 'already-decided'
    expect(whyNotVerdict(person(role), { state, proposedById: 'somebody' })?.code).toBe(expected)
  },
)

test('whoever proposed it does not decide it', () => {
  const proposal = { state: 'proposed', proposedById: 'me' } as const
  expect(whyNotVerdict(person('committee'), proposal)).toEqual({ code: 'four-eyes' })
})

function person(role: Role): Actor {
  const isOfBuyer = BUYER_ROLES.some(each => each === role)
  const names = { userId: 'me', name: 'Me', email: 'me@example.com' }
  return { ...names, supplierId: isOfBuyer ? null : 'supplier', roles: [role] }
}
