import { expect, test } from 'vitest'
import {
  isBinding,
  isOverdue,
  lapsesAt,
  noticeFrom,
  signingState,
  type SigningFacts,
} from './signing-state.ts'

const NOTICE = { renewalNoticeDays: 30 }

function day(date: string) {
  return new Date(`${date}T04:00:00Z`)
}

function facts(given: Partial<SigningFacts> = {}): SigningFacts {
  return {
    invitedAt: day('2026-01-01'),
    dueAt: day('2026-03-02'),
    viewedAt: null,
    changeAskedAt: null,
    changeAnsweredAt: null,
    signedAt: null,
    activeAt: null,
    endsAt: null,
    declinedAt: null,
    withdrawnAt: null,
    terminatedAt: null,
    replacedAt: null,
    ...given,
  }
}

const SIGNED = { viewedAt: day('2026-01-02'), signedAt: day('2026-01-10') }
const IN_FORCE = { ...SIGNED, activeAt: day('2026-01-12'), endsAt: day('2028-01-12') }

test.each<[string, Partial<SigningFacts>, string, string]>([
  ['nobody has looked yet', {}, '2026-01-05', 'invited'],
  ['looked at', { viewedAt: day('2026-01-03') }, '2026-01-05', 'viewed'],
  ['looked at later than asked of', { viewedAt: day('2026-01-08') }, '2026-01-05', 'invited'],
  ['a change is wanted', { changeAskedAt: day('2026-01-04') }, '2026-01-05', 'negotiating'],
  [
    'the wish was answered',
    { viewedAt: day('2026-01-03'), changeAskedAt: day('2026-01-04'), changeAnsweredAt: day('2026-01-05') },
    '2026-01-06',
    'viewed',
  ],
  [
    'asked again after the answer',
    { changeAskedAt: day('2026-01-09'), changeAnsweredAt: day('2026-01-05') },
    '2026-01-10',
    'negotiating',
  ],
  ['signed, not counter-signed', SIGNED, '2026-01-11', 'signed'],
  ['in force', IN_FORCE, '2026-06-01', 'active'],
  ['in force, asked of a day before', IN_FORCE, '2026-01-11', 'signed'],
  ['thirty days before the end', IN_FORCE, '2027-12-13', 'expiring'],
  ['a day earlier', IN_FORCE, '2027-12-12', 'active'],
  ['at the end', IN_FORCE, '2028-01-12', 'expired'],
  ['ended by the buyer', { ...IN_FORCE, terminatedAt: day('2026-05-01') }, '2026-06-01', 'terminated'],
  ['before it was ended', { ...IN_FORCE, terminatedAt: day('2026-05-01') }, '2026-04-30', 'active'],
  ['replaced by the next', { ...IN_FORCE, replacedAt: day('2027-12-20') }, '2027-12-21', 'replaced'],
  ['declined', { declinedAt: day('2026-01-08') }, '2026-01-09', 'declined'],
  ['taken back', { withdrawnAt: day('2026-01-08') }, '2026-01-09', 'withdrawn'],
  ['long overdue', {}, '2026-05-31', 'lapsed'],
  ['signed at the last moment stays signed', SIGNED, '2027-01-01', 'signed'],
])('%s', (_, given, at, state) => {
  expect(signingState(facts(given), day(at), NOTICE)).toBe(state)
})

test('overdue from the due date on, and only as long as the supplier owes its signature', () => {
  const { dueAt } = facts()
  expect(isOverdue('invited', dueAt, new Date(dueAt.getTime() - 1))).toBe(false)
  expect(isOverdue('invited', dueAt, dueAt)).toBe(true)
  expect(isOverdue('negotiating', dueAt, dueAt)).toBe(true)
  expect(isOverdue('signed', dueAt, day('2027-01-01'))).toBe(false)
})

test('an agreement binds from its activation to the moment before its end', () => {
  const bindsAt = (at: Date) => isBinding(signingState(facts(IN_FORCE), at, NOTICE))
  const before = (instant: Date) => new Date(instant.getTime() - 1)
  expect([IN_FORCE.activeAt, IN_FORCE.endsAt].map(bindsAt)).toEqual([true, false])
  expect([IN_FORCE.activeAt, IN_FORCE.endsAt].map(before).map(bindsAt)).toEqual([false, true])
})

test('the limits lie whole days from their dates', () => {
  expect(lapsesAt(day('2026-03-02'))).toEqual(day('2026-05-31'))
  expect(noticeFrom(day('2028-01-12'), NOTICE)).toEqual(day('2027-12-13'))
})
