import { expect, test } from 'vitest'
import { acting, createSupplier, createUser } from '#db/factories/index.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { changeStatus } from './change-status.server.ts'
import { closeSupplier, reopenSupplier } from './close-supplier.server.ts'
import { findProfile, findSupplier, searchSuppliers } from './find-supplier.server.ts'
import { gradeHistory } from './grade-history.ts'
import { readSupplierSearch } from './supplier-search.ts'

const NOW = new Date('2026-03-02T02:00:00Z')
const TODAY = '2026-03-02'

test('a status changes with its date and reason, and the page tells the way', () => {
  const { db, context, supplier } = scene()
  const step = { from: 'qualified', to: 'suspended', since: '2026-02-01', reason: 'audit open' } as const
  expect(changeStatus(db, context, supplier.id, step)).toEqual({ ok: true })
  expect(findSupplier(db, context.actor, supplier.id)).toMatchObject({
    status: 'suspended',
    statusSince: '2026-02-01',
    statusReason: 'audit open',
  })
  expect(findProfile(db, context.actor, supplier.id)?.steps).toMatchObject([
    { kind: 'status', from: 'qualified', to: 'suspended', since: '2026-02-01', reason: 'audit open' },
  ])
})

test.each([
  [{ from: 'prospective', to: 'qualified' }, { code: 'changed-meanwhile' }],
  [{ to: 'prospective' }, { code: 'no-such-step', possible: ['suspended'] }],
  [{ to: 'disqualified' }, { code: 'needs-decision' }],
  [{ to: 'qualified' }, { code: 'same-status' }],
  [{ reason: null }, { code: 'reason-missing' }],
  [{ since: '2026-03-03' }, { code: 'wrong-date', problem: 'in-the-future' }],
  [{ since: '2025-12-31' }, { code: 'wrong-date', problem: 'before-last-change' }],
] as const)('the change %o is refused: %o', (given, refusal) => {
  const { db, context, supplier } = scene()
  const step = { from: 'qualified', to: 'suspended', since: TODAY, reason: 'r', ...given } as const
  expect(changeStatus(db, context, supplier.id, step)).toEqual({ ok: false, refusal })
})

test('of two people who change a status at once one succeeds', () => {
  const { db, context, supplier } = scene()
  const step = { from: 'qualified', since: TODAY, reason: 'r' } as const
  expect(changeStatus(db, context, supplier.id, { ...step, to: 'suspended' }).ok).toBe(true)
  expect(changeStatus(db, context, supplier.id, { ...step, to: 'disqualified' })).toEqual({
    ok: false,
    refusal: { code: 'changed-meanwhile' },
  })
})

test('a closed supplier is in no list but the one of closed suppliers, and comes back when reopened', () => {
  const { db, context, supplier } = scene()
  const codes = (query: string) =>
    searchSuppliers(db, context.actor, readSupplierSearch(new URLSearchParams(query)), 'en').rows.map(
      row => row.code,
    )
  expect(closeSupplier(db, context, supplier.id, 'gone')).toEqual({ ok: true })
  expect(closeSupplier(db, context, supplier.id, 'gone')).toEqual({ ok: false, code: 'already-closed' })
  expect([codes(''), codes('closed=yes')]).toEqual([[], ['S-1']])
  expect(changeStatus(db, context, supplier.id, step())).toMatchObject({ refusal: { code: 'closed' } })
  expect(reopenSupplier(db, context, supplier.id, 'back')).toEqual({ ok: true })
  expect(reopenSupplier(db, context, supplier.id, 'back')).toEqual({ ok: false, code: 'not-closed' })
  expect([codes(''), codes('closed=yes')]).toEqual([['S-1'], []])
  expect(findProfile(db, context.actor, supplier.id)?.steps.map(one => [one.kind, one.reason])).toEqual([
    ['reopened', 'back'],
    ['closed', 'gone'],
  ])
})

test('only managers of suppliers change a status or close', () => {
  const { db, supplier } = scene()
  const reviewer = acting(createUser(db, { roles: ['sqe'] }), NOW)
  expect(changeStatus(db, reviewer, supplier.id, step())).toMatchObject({ refusal: { code: 'not-allowed' } })
  expect(closeSupplier(db, reviewer, supplier.id, 'r')).toEqual({ ok: false, code: 'not-found' })
})

test('the history has the years from old to new and leaves out dimensions without any score', () => {
  const published = [
    { id: 'b', year: 2025, verifiedScore: 80, verifiedGrade: 'B' },
    { id: 'a', year: 2024, verifiedScore: 70.5, verifiedGrade: 'B' },
  ] as const
  const scores = [
    { assessmentId: 'a', dimension: 'GOV', score: 60 },
    { assessmentId: 'b', dimension: 'GOV', score: 90 },
    { assessmentId: 'b', dimension: 'SOC', score: null },
  ]
  const titles = ['GOV', 'SOC'].map(code => ({ code, title: { 'zh-CN': code, en: code } }))
  const history = gradeHistory(published, scores, titles)
  expect(history.years.map(({ year, score, scores: own }) => [year, score, own.GOV])).toEqual([
    [2024, 70.5, 60],
    [2025, 80, 90],
  ])
  expect(history.dimensions.map(({ code }) => code)).toEqual(['GOV'])
})

function step() {
  return { from: 'qualified', to: 'suspended', since: TODAY, reason: 'r' } as const
}

function scene() {
  const { db } = openTestDatabase()
  const context = acting(createUser(db, { roles: ['procurement'] }), NOW)
  const supplier = createSupplier(db, { code: 'S-1', statusSince: '2026-01-01' })
  return { db, context, supplier }
}
