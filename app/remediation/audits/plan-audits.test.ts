import { expect, test } from 'vitest'
import { newId } from '#app/accounts/token.server.ts'
import { insertConflict } from '#app/integrity/registers/queries.server.ts'
import type { Db } from '#db/client.server.ts'
import { suppliers } from '#db/schema/index.ts'
import { eq } from 'drizzle-orm'
import { insertAction, insertActionItems } from '../actions/queries.server.ts'
import { planAudit } from './arrange-audit.server.ts'
import { addSupplier, by, NOW, openPortal, orThrow } from './audits.test-support.ts'
import { findAuditsBySupplierId } from './list-queries.server.ts'
import { confirmPlan, proposePlan, readPlan, type PlanConfirmation } from './plan-audits.server.ts'
import { planHref, readPlanSearch } from './plan-search.ts'

const WHOLE = { year: 2026, occasion: null, mode: null, page: 1 } as const
const CONFIRMATION: PlanConfirmation = {
  search: WHOLE,
  chosen: null,
  visitsFrom: '2026-04-01',
  visitsTo: '2026-06-30',
  selfDueOn: '2026-05-29',
  auditorId: null,
  scope: '全部检查项',
}

function proposals(db: Db, year = 2026) {
  return proposePlan(db, by(openedBy).actor, year).map(({ code, mode, occasion }) => [code, mode, occasion])
}

const openedBy = {
  userId: 'lin',
  name: '林悦',
  email: 'lin@buyer.example',
  supplierId: null,
  roles: ['procurement'],
} as const

/** An open action about a trigger that stands. */
function addTrigger(db: Db, supplierId: string) {
  const id = newId()
  const words = { finding: '未整改', requirement: '整改' }
  insertAction(db, {
    id,
    code: id,
    supplierId,
    source: 'assessment',
    severity: 'critical',
    state: 'issued',
    ...words,
    createdAt: NOW,
    updatedAt: NOW,
  })
  insertActionItems(db, [{ actionId: id, itemCode: 'SOC-02', supplierId, triggers: ['hazard'] }])
}

test('the plan goes by risk first, then by class, and names only who delivers', () => {
  const { db } = openPortal()
  addSupplier(db, { code: 'S-3', supplierClass: 3 })
  addSupplier(db, { code: 'S-4', supplierClass: 2, region: 'overseas' })
  const weak = addSupplier(db, { code: 'S-5', supplierClass: 3 })
  db.update(suppliers).set({ standingGrade: 'D' }).where(eq(suppliers.id, weak)).run()
  addTrigger(db, addSupplier(db, { code: 'S-6', supplierClass: 3 }))
  addSupplier(db, { code: 'S-7', status: 'prospective' })
  addSupplier(db, { code: 'S-8', status: 'disqualified' })
  expect(proposals(db)).toEqual([
    ['S-6', 'on-site', 'standing-trigger'],
    ['S-5', 'on-site', 'weak-grade'],
    ['S-1', 'on-site', 'class-1'],
    ['S-4', 'remote', 'class-2-visit'],
    ['S-3', 'self-assessment', 'class-3'],
  ])
})

test('what has been confirmed is proposed no more, and confirming it again plans nothing twice', () => {
  const { db, auditor, supplierId } = openPortal()
  addSupplier(db, { code: 'S-3', supplierClass: 3 })
  expect(confirmPlan(db, by(auditor), CONFIRMATION)).toEqual({ ok: true, planned: 2 })
  expect(confirmPlan(db, by(auditor), CONFIRMATION)).toMatchObject({ refusal: { code: 'nothing-chosen' } })
  const [audit] = findAuditsBySupplierId(db, supplierId, { onlyNotified: false })
  expect(audit).toMatchObject({
    code: 'AU-2026-0001',
    state: 'planned',
    plannedOn: '2026-04-01',
    occasion: 'class-1',
    scope: '全部检查项',
  })
  expect(proposals(db)).toEqual([])
  expect(proposals(db, 2027)).toEqual([
    ['S-1', 'on-site', 'class-1'],
    ['S-3', 'self-assessment', 'class-3'],
  ])
})

test('a supplier of class 2 is visited every second year, also when the visit was planned by hand', () => {
  const { db, auditor } = openPortal()
  addSupplier(db, { code: 'S-2', supplierClass: 2 })
  const visit = { supplierCode: 'S-2', mode: 'on-site', plannedOn: '2026-09-01' } as const
  orThrow(planAudit(db, by(auditor), { ...visit, auditorId: null, scope: '', occasion: '投诉' }))
  const ofTwo = (year: number) => proposals(db, year).find(([code]) => code === 'S-2')
  expect([2026, 2027, 2028].map(ofTwo)).toEqual([
    undefined,
    ['S-2', 'self-assessment', 'class-2-self'],
    ['S-2', 'on-site', 'class-2-visit'],
  ])
})

test('the ticked ones alone are planned, and a filter is kept to', () => {
  const { db, auditor } = openPortal()
  const [third, fourth] = ['S-3', 'S-4'].map(code => addSupplier(db, { code, supplierClass: 3 }))
  const onlySelf = { ...CONFIRMATION, search: { ...WHOLE, mode: 'self-assessment' as const } }
  const ticked = { ...CONFIRMATION, chosen: [third ?? ''], visitsFrom: null, visitsTo: null }
  expect(confirmPlan(db, by(auditor), ticked)).toEqual({ ok: true, planned: 1 })
  expect(confirmPlan(db, by(auditor), { ...onlySelf, visitsFrom: null })).toEqual({ ok: true, planned: 1 })
  expect(findAuditsBySupplierId(db, fourth ?? '', { onlyNotified: false })).toHaveLength(1)
  expect(proposals(db)).toEqual([['S-1', 'on-site', 'class-1']])
})

test.each([
  ['without days for visits', { visitsFrom: null }, 'dates-needed'],
  ['without a day for self-assessments', { selfDueOn: null }, 'dates-needed'],
  ['the last day before the first', { visitsTo: '2026-03-31' }, 'dates-reversed'],
  ['a day that has passed', { visitsFrom: '2026-03-01' }, 'date-past'],
  ['an auditor who may not audit', { auditorId: 'committee' }, 'unknown-auditor'],
  ['nobody ticked', { chosen: [] }, 'nothing-chosen'],
] as const)('%s: %s', (_, change, code) => {
  const { db, auditor } = openPortal()
  addSupplier(db, { code: 'S-3', supplierClass: 3 })
  expect(confirmPlan(db, by(auditor), { ...CONFIRMATION, ...change })).toMatchObject({ refusal: { code } })
})

test('only whoever manages audits confirms a plan; suppliers do not even see it', () => {
  const { db, committee, contact } = openPortal()
  for (const actor of [committee, contact])
    expect(confirmPlan(db, by(actor), CONFIRMATION)).toMatchObject({ refusal: { code: 'not-found' } })
  expect(proposePlan(db, committee, 2026)).toHaveLength(1)
  expect(proposePlan(db, contact, 2026)).toEqual([])
})

test('the keeper of each supplier audits it, unless a declared relation forbids it', () => {
  const { db, auditor, supplierId } = openPortal()
  const other = addSupplier(db, { code: 'S-9', supplierClass: 1 })
  db.update(suppliers).set({ ownerId: 'chen' }).run()
  insertConflict(db, {
    id: 'conflict',
    kind: 'own-declaration',
    supplierId,
    party: '',
    relation: '兄弟',
    ourPerson: 'chen',
    since: '',
    userId: 'chen',
    linkedById: 'chen',
    linkedAt: NOW,
    declaredAt: NOW,
  })
  orThrow(confirmPlan(db, by(auditor), { ...CONFIRMATION, auditorId: 'supplier-owner' }))
  const auditorOf = (id: string) =>
    findAuditsBySupplierId(db, id, { onlyNotified: false }).map(({ auditorName }) => auditorName)
  expect([auditorOf(supplierId), auditorOf(other)]).toEqual([[null], ['chen']])
})

test('a page of the plan says how much there is of everything', () => {
  const { db, auditor } = openPortal()
  for (let at = 0; at < 60; at++) addSupplier(db, { supplierClass: 3 })
  const plan = readPlan(db, auditor, { ...WHOLE, page: 9 })
  expect([plan.rows.length, plan.total, plan.page, plan.pageCount]).toEqual([11, 61, 2, 2])
  expect(plan.byOccasion.filter(({ count }) => count > 0)).toEqual([
    { occasion: 'class-1', count: 1 },
    { occasion: 'class-3', count: 60 },
  ])
})

test('nonsense in the address of the plan is left out', () => {
  const read = (query: string) => readPlanSearch(new URLSearchParams(query), 2026)
  expect(read('year=1999&mode=x&occasion=y&page=-1')).toEqual(WHOLE)
  expect(planHref(read('year=2027&mode=remote&page=3'), { page: 2 })).toBe(
    '/audits/plan?year=2027&mode=remote&page=2',
  )
})
