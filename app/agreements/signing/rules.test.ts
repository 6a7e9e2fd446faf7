import { expect, test } from 'vitest'
import { drawnPath, isDrawnSignature } from './drawn-signature.ts'
import { planInvitation, type InvitationBasis } from './plan-invitation.ts'
import {
  whyNotAnswer,
  whyNotAskForChange,
  whyNotCounterSign,
  whyNotDecline,
  whyNotSign,
  whyNotTerminate,
  whyNotWithdraw,
} from './refusal.ts'
import { addMonths, endOfTerm } from './term.ts'
import { SIGNING_STATES, type SigningState } from './vocabulary.ts'

test.each([
  ['signed', whyNotSign, ['invited', 'viewed', 'negotiating']],
  ['counter-signed', whyNotCounterSign, ['signed']],
  ['declined', whyNotDecline, ['invited', 'viewed', 'negotiating']],
  ['asked to be changed', whyNotAskForChange, ['invited', 'viewed']],
  ['answered', whyNotAnswer, ['negotiating']],
  ['withdrawn', whyNotWithdraw, ['invited', 'viewed', 'negotiating', 'signed', 'lapsed']],
  ['terminated', whyNotTerminate, ['active', 'expiring']],
] as const)('an agreement can be %s in these states alone', (_, whyNot, possible) => {
  const states = SIGNING_STATES.filter(state => whyNot(state) === null)
  expect(states).toEqual(possible)
})

test.each<[SigningState, string]>([
  ['signed', 'already-signed'],
  ['active', 'already-in-force'],
  ['withdrawn', 'invitation-withdrawn'],
  ['lapsed', 'invitation-lapsed'],
  ['declined', 'already-declined'],
])('who cannot sign what is %s is told %s', (state, code) => {
  expect(whyNotSign(state)).toEqual({ code })
})

const NOTHING: InvitationBasis = { isClosed: false, binding: null, open: null }
const bound = (versionId: string, state: SigningState) => ({ id: 'old', versionId, state })

test.each<[string, InvitationBasis, object]>([
  ['never asked', NOTHING, { invite: true, purpose: 'first', previousId: null }],
  ['closed', { ...NOTHING, isClosed: true }, { invite: false, reason: 'closed' }],
  ['bound by this text', { ...NOTHING, binding: bound('v2', 'active') }, { invite: false, reason: 'bound' }],
  [
    'bound by it, soon no longer',
    { ...NOTHING, binding: bound('v2', 'expiring') },
    { invite: true, purpose: 'renewal', previousId: 'old' },
  ],
  [
    'bound by an earlier one',
    { ...NOTHING, binding: bound('v1', 'active') },
    { invite: true, purpose: 're-signing', previousId: 'old' },
  ],
  ['bound no more', { ...NOTHING, binding: bound('v2', 'expired') }, { invite: true, purpose: 'first' }],
  ['asked already', { ...NOTHING, open: bound('v2', 'viewed') }, { invite: false, reason: 'invited' }],
  ['signed by it', { ...NOTHING, open: bound('v2', 'signed') }, { invite: false, reason: 'waits-for-buyer' }],
  [
    'asked so long ago that it is void',
    { ...NOTHING, open: bound('v2', 'lapsed') },
    { invite: true, purpose: 'first', lapsedId: 'old' },
  ],
])('a supplier %s', (_, basis, plan) => {
  expect(planInvitation(basis, 'v2')).toMatchObject(plan)
})

const signedOn = new Date('2027-12-20T02:00:00Z')

test.each([
  ['the first', null, '2029-12-20T02:00:00.000Z'],
  ['a renewal', { versionId: 'v1', endsAt: new Date('2028-01-12T04:00:00Z') }, '2030-01-12T04:00:00.000Z'],
  ['another text', { versionId: 'v0', endsAt: new Date('2028-01-12T04:00:00Z') }, '2029-12-20T02:00:00.000Z'],
  [
    'one after its end',
    { versionId: 'v1', endsAt: new Date('2027-12-01T04:00:00Z') },
    '2029-12-20T02:00:00.000Z',
  ],
])('the term of %s', (_, previous, end) => {
  const ends = endOfTerm({ versionId: 'v1', termMonths: 24, activeAt: signedOn }, previous)
  expect(ends.toISOString()).toBe(end)
})

test('months end on their last day', () => {
  expect(addMonths(new Date('2026-08-31T01:00:00Z'), 6).toISOString()).toBe('2027-02-28T01:00:00.000Z')
  expect(addMonths(new Date('2024-02-29T01:00:00Z'), 24).toISOString()).toBe('2026-02-28T01:00:00.000Z')
})

test('a drawn signature is lines in its box and nothing else', () => {
  const stroke = Array.from({ length: 10 }, (_, at) => ({ x: at * 11.4, y: 20 + at }))
  const path = drawnPath([stroke, [], [{ x: -5, y: 900 }]])
  expect(path).toMatch(/^M0 20 L11 21 .* M0 200$/)
  expect(isDrawnSignature(path)).toBe(true)
  for (const bad of ['', 'M1 1', `${path} Z`, path.replace('L11', 'L911'), `${path}"/><script>`, 'M1 1 L2 2'])
    expect(isDrawnSignature(bad)).toBe(false)
})
