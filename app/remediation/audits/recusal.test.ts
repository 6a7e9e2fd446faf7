import { expect, test } from 'vitest'
import type { Actor } from '#app/accounts/roles.ts'
import { declareRelation } from '../actions/actions.test-support.ts'
import { cancelAudit, notifyAudit, planAudit } from './arrange-audit.server.ts'
import { addSupplier, by, NOW, openPortal, orThrow, planned, seen } from './audits.test-support.ts'
import { issueFindings, startAudit } from './conclude-audit.server.ts'
import { findAudit } from './find-audit.server.ts'
import { addFinding } from './findings.server.ts'
import { findAuditsBySupplierId } from './list-queries.server.ts'
import { confirmPlan, proposePlan, readPlan } from './plan-audits.server.ts'
import { recordResults } from './record-results.server.ts'

const FINDING = { itemCode: 'SOC-02', severity: 'major', finding: '堵塞', requirement: '清理' } as const
const WHOLE_PLAN = { year: 2026, occasion: null, mode: null, page: 1 } as const
const ITEM = { itemCode: 'SOC-01', result: 'conforms', note: '', rev: 0 } as const

/** A visit that has begun; then a relation of the auditor to the supplier is declared. */
function openWithRelation() {
  const portal = openPortal()
  const { db, auditor, supplierId } = portal
  const audit = planned(db)
  orThrow(notifyAudit(db, by(auditor), seen(db, audit)))
  orThrow(startAudit(db, by(auditor), seen(db, audit)))
  declareRelation(db, supplierId, auditor)
  return { ...portal, audit }
}

test('whom a relation keeps away records nothing, finds nothing and issues nothing; a colleague does', () => {
  const { db, auditor, colleague, audit } = openWithRelation()
  const verbs = [
    (who: Actor) => recordResults(db, by(who), audit.id, [ITEM]),
    (who: Actor) => addFinding(db, by(who), audit.id, FINDING),
    (who: Actor) => issueFindings(db, by(who), seen(db, audit), '总体良好'),
  ]
  for (const verb of verbs) {
    expect(verb(auditor)).toEqual({ ok: false, refusal: { code: 'recused' } })
    expect(verb(colleague)).toEqual({ ok: true })
  }
})

test('the actions of an audit are followed by a colleague, not by an auditor who keeps away by now', () => {
  const { db, colleague, audit } = openWithRelation()
  orThrow(addFinding(db, by(colleague), audit.id, FINDING))
  orThrow(issueFindings(db, by(colleague), seen(db, audit), ''))
  const owners = db.query.correctiveActions.findMany({ columns: { ownerId: true } }).sync()
  expect(owners).toEqual([{ ownerId: colleague.userId }])
})

test('who keeps away plans, puts off and cancels no audit of the supplier, and is offered nothing', () => {
  const { db, auditor, audit } = openWithRelation()
  expect(cancelAudit(db, by(auditor), seen(db, audit), '订单终止')).toMatchObject({
    refusal: { code: 'recused' },
  })
  const another = {
    supplierCode: 'S-1',
    mode: 'remote',
    plannedOn: '2026-05-20',
    scope: '',
    occasion: '',
  } as const
  expect(planAudit(db, by(auditor), { ...another, auditorId: null })).toMatchObject({
    refusal: { code: 'recused' },
  })
  const page = findAudit(db, auditor, audit.id, { now: NOW, locale: 'zh-CN' })
  expect(page).toMatchObject({ mayManage: false, steps: [], mayAddFiles: false })
})

test('who keeps away from a supplier confirms a plan without it; a colleague plans its audit', () => {
  const { db, auditor, colleague, supplierId } = openPortal()
  const other = addSupplier(db, { code: 'S-9', supplierClass: 1 })
  declareRelation(db, supplierId, auditor)
  expect(proposePlan(db, auditor, 2026).map(({ id, isKeptAway }) => [id, isKeptAway])).toEqual([
    [supplierId, true],
    [other, false],
  ])
  expect(readPlan(db, auditor, WHOLE_PLAN)).toMatchObject({ total: 2, plannable: 1 })
  const confirm = (who: Actor, chosen: string[] | null) =>
    confirmPlan(db, by(who), {
      search: WHOLE_PLAN,
      chosen,
      visitsFrom: '2026-04-01',
      visitsTo: '2026-06-30',
      selfDueOn: null,
      auditorId: null,
      scope: '',
    })
  expect(confirm(auditor, [supplierId])).toEqual({ ok: false, refusal: { code: 'recused' } })
  expect(confirm(auditor, null)).toEqual({ ok: true, planned: 1 })
  expect(confirm(colleague, null)).toEqual({ ok: true, planned: 1 })
  const planned = findAuditsBySupplierId(db, supplierId, { onlyNotified: false })
  expect(planned).toHaveLength(1)
})
