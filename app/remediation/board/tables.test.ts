import { expect, test } from 'vitest'
import { exportedCells, exportedRecords, openExport } from '#app/reports/exports.test-support.ts'
import {
  createAction,
  createAssessment,
  createCampaign,
  createCase,
  createDecision,
  createPlan,
  createStandingReceipt,
  createSupplier,
  createUser,
  publishTestContent,
} from '#db/factories/index.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { REMEDIATION_TABLES } from './tables.server.ts'

/** Two suppliers: one with a closed action and its repeat, which is overdue, one with a draft. */
function openFixture() {
  const { db } = openTestDatabase()
  const content = publishTestContent(db)
  const actor = createUser(db)
  const [one, other] = [createSupplier(db), createSupplier(db)]
  const closed = createAction(db, one, {
    state: 'closed',
    items: ['SOC-01', 'SOC-02'],
    endedAt: new Date('2026-03-20T02:00:00Z'),
    endReason: '现场核实有效',
    endedById: actor.userId,
    promisedPoints: 4,
    wonPoints: 3.5,
  })
  const overdue = createAction(db, one, { state: 'plan-review', items: ['SOC-01'], repeatOfId: closed.id })
  const draft = createAction(db, other, { state: 'draft', severity: 'minor' })
  return { db, content, actor, one, other, closed, overdue, draft }
}

test('actions are exported with the filter of their list', async () => {
  const { db, actor, one, closed, overdue, draft } = openFixture()
  const codes = async (search: string) =>
    (await exportedRecords(db, 'actions', { actor, search })).map(record => record.Action)
  expect(await codes('')).toEqual([closed.code, overdue.code, draft.code])
  expect(await codes('state=draft')).toEqual([draft.code])
  expect(await codes('overdue=yes')).toEqual([overdue.code])
  expect(await codes(`supplier=${one.id}&closed=on-time&closedIn=2026`)).toEqual([closed.code])
  const [first, second] = await exportedRecords(db, 'actions', { actor })
  expect(first).toMatchObject({
    'Supplier code': one.code,
    Items: 'SOC-01, SOC-02',
    Dimension: 'Social',
    'Closed on time': 'Yes',
    'Days to close': '18',
    Promised: '4',
    'Won back': '3.5',
    'Why ended': '现场核实有效',
  })
  expect(second).toMatchObject({ Repeats: closed.code, Overdue: 'Yes', 'Closed on time': '' })
})

test('plans are exported round by round with what was decided', async () => {
  const { db, actor, one, overdue } = openFixture()
  const { userId } = createUser(db, { supplierId: one.id })
  const returned = {
    decision: 'returned',
    decisionReason: '请补充原因分析',
    decidedById: actor.userId,
  } as const
  createPlan(db, overdue, userId, { ...returned, decidedAt: new Date('2026-03-05T02:00:00Z') })
  createPlan(db, overdue, userId, { round: 2 })
  const records = await exportedRecords(db, 'action-plans', { actor, search: `supplier=${one.id}` })
  expect(records.map(record => [record.Action, record.Round, record['Why decided so']])).toEqual([
    [overdue.code, '1', '请补充原因分析'],
    [overdue.code, '2', ''],
  ])
  expect(await exportedRecords(db, 'action-plans', { actor, search: 'state=draft' })).toEqual([])
})

test('changes of standings keep their order and their receipt', async () => {
  const { db, content, actor, one, closed } = openFixture()
  const campaign = createCampaign(db, { ...content, createdById: actor.userId })
  const assessment = createAssessment(db, { campaign, supplier: one })
  const keys = { supplierId: one.id, assessmentId: assessment.id, actionId: closed.id }
  const first = createStandingReceipt(db, keys, {
    ...{ scoreBefore: 65, gradeBefore: 'C', score: 71.5, grade: 'B' },
  })
  const second = createStandingReceipt(db, keys, {
    ...{ scoreBefore: 71.5, gradeBefore: 'B', score: 65, grade: 'C' },
  })
  const records = await exportedRecords(db, 'standings', { actor })
  expect(
    records.map(record => [record['Grade before'], record['Grade after'], record['Receipt (SHA-256)']]),
  ).toEqual([
    ['C', 'B', first.digest],
    ['B', 'C', second.digest],
  ])
})

test('figures are exported with numbers, and with the words of how they are counted', async () => {
  const { db, actor } = openFixture()
  const [titles = [], ...rows] = await exportedCells(db, 'remediation-kpis', { actor, search: 'year=2026' })
  const onTime = rows.find(row => row[0] === 'Closed on time')
  expect(onTime?.[titles.indexOf('Numerator')]).toBe(1)
  expect(onTime?.[titles.indexOf('Denominator')]).toBe(1)
  for (const row of rows) expect(row[titles.indexOf('How it is counted')]).toBeTruthy()
})

test('measures and decisions are exported with who proposed and who decided', async () => {
  const { db, actor, one, other } = openFixture()
  const second = createUser(db, { name: '郭文', roles: ['committee'] })
  const opened = createCase(db, one, { cause: 'grade-d', state: 'decision-due', grade: 'D', dueAt: null })
  createDecision(db, one, actor.userId, {
    ...{ caseId: opened.id, kind: 'eliminate', state: 'approved', isSmallFirm: true },
    ...{
      decidedById: second.userId,
      decidedAt: new Date('2026-04-01T02:00:00Z'),
      decisionReason: '期满未改善',
    },
  })
  createDecision(db, other, actor.userId, { kind: 'reinstate' })
  const [only] = await exportedRecords(db, 'measure-cases', { actor })
  expect(only).toMatchObject({ Case: opened.code, 'Supplier code': one.code, 'Grade at the start': 'D' })
  const decisions = await exportedRecords(db, 'measure-decisions', { actor })
  expect(decisions.map(record => [record.Case, record['Decided by'], record['Small firm']])).toEqual([
    [opened.code, '郭文', 'Yes'],
    ['', '', 'No'],
  ])
  const [titles = [], ...figures] = await exportedCells(db, 'remediation-kpis', {
    actor,
    search: 'year=2026',
  })
  const ended = figures.find(row => row[0] === 'Relationships ended after assessment')
  expect(ended?.slice(titles.indexOf('Numerator'), titles.indexOf('Denominator') + 1)).toEqual([1, 1])
})

test.each(REMEDIATION_TABLES.map(({ id }) => id))('people of a supplier take no %s along', table => {
  const { db, one } = openFixture()
  const actor = createUser(db, { supplierId: one.id })
  expect(openExport(db, `${table}.csv`, { actor }).ok).toBe(false)
})
