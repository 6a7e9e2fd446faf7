import { expect, test } from 'vitest'
import { homeOf } from './home-of.ts'
import { personState } from './person-state.ts'
import {
  areRolesOfSide,
  canDraftPolicies,
  canManagePeopleOf,
  canPublishPolicies,
  toRoles,
  type Actor,
  type Role,
} from './roles.ts'

const NOW = new Date('2026-03-02T01:00:00Z')
const LATER = new Date(NOW.getTime() + 1)

function actorWith(roles: Role[], supplierId: string | null = null): Actor {
  return { userId: 'u', name: 'u', email: 'u@buyer.example', supplierId, roles }
}

test.each<[Role[], string | null, string]>([
  [['contributor'], 's1', '/home'],
  [['procurement'], null, '/overview'],
  [['admin', 'sqe'], null, '/overview'],
  [['admin'], null, '/people'],
])('%j of %s starts on %s', (roles, supplierId, path) => {
  expect(homeOf(actorWith(roles, supplierId))).toBe(path)
})

test.each<[Role[], string | null, string | null, boolean]>([
  [['admin'], null, null, true],
  [['admin'], null, 's1', true],
  [['procurement'], null, 's1', true],
  [['procurement'], null, null, false],
  [['sqe'], null, 's1', false],
  [['owner'], 's1', 's1', true],
  [['owner'], 's1', 's2', false],
  [['owner'], 's1', null, false],
  [['signatory'], 's1', 's1', false],
  [['admin'], 's1', null, false],
])('%j of %s manages people of %s: %s', (roles, supplierId, side, isAllowed) => {
  expect(canManagePeopleOf(actorWith(roles, supplierId), side)).toBe(isAllowed)
})

test.each<[Role[], string | null, boolean, boolean]>([
  [['procurement'], null, true, false],
  [['committee'], null, false, true],
  [['admin'], null, true, true],
  [['sqe', 'viewer', 'integrity'], null, false, false],
  [['owner'], 's1', false, false],
  [['admin'], 's1', false, false],
])('%j of %s drafts a grading policy: %s, publishes one: %s', (roles, supplierId, drafts, publishes) => {
  const actor = actorWith(roles, supplierId)
  expect([canDraftPolicies(actor), canPublishPolicies(actor)]).toEqual([drafts, publishes])
})

test('roles are read in their own order, and unknown ones left out', () => {
  expect(toRoles('admin,boss,procurement')).toEqual(['procurement', 'admin'])
  expect(toRoles(null)).toEqual([])
})

test('a side takes its own roles, at least one', () => {
  expect(areRolesOfSide(null, ['sqe', 'admin'])).toBe(true)
  expect(areRolesOfSide('s1', ['owner'])).toBe(true)
  expect(areRolesOfSide('s1', ['owner', 'admin'])).toBe(false)
  expect(areRolesOfSide(null, [])).toBe(false)
})

test.each([
  [{ disabledAt: null, hasPassword: true, invitedUntil: null }, 'active'],
  [{ disabledAt: null, hasPassword: false, invitedUntil: LATER }, 'invited'],
  [{ disabledAt: null, hasPassword: false, invitedUntil: NOW }, 'invitation-expired'],
  [{ disabledAt: null, hasPassword: false, invitedUntil: null }, 'invitation-expired'],
  [{ disabledAt: NOW, hasPassword: true, invitedUntil: LATER }, 'disabled'],
])('%j is %s', (facts, state) => {
  expect(personState(facts, NOW)).toBe(state)
})
