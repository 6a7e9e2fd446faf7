import { expect, test } from 'vitest'
import { NO_REVIEWERS, type ReviewerPlan } from './plans.ts'
import { assignReviewers, reviewersOf, type ReviewSubject } from './reviewer-plan.ts'

const ACTIVE = new Set(['ann', 'bo', 'cai'])
const subject = (id: string, given: Partial<ReviewSubject> = {}): ReviewSubject => ({
  id,
  category: 'packaging',
  siteIds: [],
  ...given,
})
const plan = (given: Partial<ReviewerPlan>): ReviewerPlan => ({ ...NO_REVIEWERS, ...given })
const many = (count: number) => Array.from({ length: count }, (_, at) => subject(String(at)))

function sharesOf(assigned: Map<string, string>) {
  const shares = new Map<string, number>()
  for (const id of assigned.values()) shares.set(id, (shares.get(id) ?? 0) + 1)
  return Object.fromEntries([...shares].sort())
}

test('an open queue gives nothing to anybody', () => {
  expect(assignReviewers(plan({ reviewers: ['ann'] }), many(3), ACTIVE).size).toBe(0)
})

test.each([
  [9, { ann: 3, bo: 3, cai: 3 }],
  [10, { ann: 4, bo: 3, cai: 3 }],
  [1500, { ann: 500, bo: 500, cai: 500 }],
  [0, {}],
])('%i go round in equal shares: %o', (count, shares) => {
  const round = plan({ mode: 'round-robin', reviewers: ['ann', 'bo', 'cai'] })
  expect(sharesOf(assignReviewers(round, many(count), ACTIVE))).toEqual(shares)
})

test('who has more already gets less of what is added later', () => {
  const round = plan({ mode: 'round-robin', reviewers: ['ann', 'bo'] })
  const loads = new Map([['ann', 4]])
  expect(sharesOf(assignReviewers(round, many(6), ACTIVE, loads))).toEqual({ ann: 1, bo: 5 })
})

test('a category goes to its reviewer, any other goes round, and without a round it waits', () => {
  const subjects = [subject('p'), subject('l', { category: 'logistics' })]
  const byCategory = { packaging: 'bo' }
  const alone = assignReviewers(plan({ mode: 'category', byCategory }), subjects, ACTIVE)
  expect(Object.fromEntries(alone)).toEqual({ p: 'bo' })
  const round = plan({ mode: 'category', byCategory, reviewers: ['ann'] })
  expect(Object.fromEntries(assignReviewers(round, subjects, ACTIVE))).toEqual({ p: 'bo', l: 'ann' })
})

test('the first of its sites that has a reviewer decides', () => {
  const subjects = [subject('a', { siteIds: ['north', 'south'] }), subject('b', { siteIds: ['west'] })]
  const bySite = { south: 'cai', north: '' }
  const assigned = assignReviewers(plan({ mode: 'site', bySite, reviewers: ['ann'] }), subjects, ACTIVE)
  expect(Object.fromEntries(assigned)).toEqual({ a: 'cai', b: 'ann' })
})

test('whoever is recused is passed over: another takes it, or it waits', () => {
  const subjects = [
    subject('a', { recused: ['ann'] }),
    subject('b', { recused: ['ann', 'bo'] }),
    subject('c'),
  ]
  const round = plan({ mode: 'round-robin', reviewers: ['ann', 'bo'] })
  expect(Object.fromEntries(assignReviewers(round, subjects, ACTIVE))).toEqual({ a: 'bo', c: 'ann' })
  const own = plan({ mode: 'category', byCategory: { packaging: 'ann' }, reviewers: ['cai'] })
  expect(Object.fromEntries(assignReviewers(own, subjects, ACTIVE))).toEqual({ a: 'cai', b: 'cai', c: 'ann' })
})

test('people who no longer review get nothing', () => {
  const subjects = many(2)
  const left = plan({ mode: 'round-robin', reviewers: ['gone', 'bo'] })
  expect(sharesOf(assignReviewers(left, subjects, ACTIVE))).toEqual({ bo: 2 })
  const gone = plan({ mode: 'category', byCategory: { packaging: 'gone' }, reviewers: ['ann'] })
  expect(sharesOf(assignReviewers(gone, subjects, ACTIVE))).toEqual({ ann: 2 })
})

test('a plan names everybody in any of its lists once', () => {
  const named = plan({ reviewers: ['ann'], byCategory: { service: 'ann' }, bySite: { north: 'bo' } })
  expect([...reviewersOf(named)]).toEqual(['ann', 'bo'])
})
