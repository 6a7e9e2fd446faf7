import { expect, test } from 'vitest'
import { insertConflict } from '#app/integrity/registers/queries.server.ts'
import { suppliers } from '#db/schema/index.ts'
import {
  cancelAudit,
  changeArrangement,
  notifyAudit,
  planAudit,
  postponeAudit,
} from './arrange-audit.server.ts'
import {
  addSupplier,
  by,
  eventTypes,
  mailsOf,
  NOW,
  openPortal,
  orThrow,
  planned,
  requireAudit,
  seen,
} from './audits.test-support.ts'
import { findVisibleAudit } from './change-audit.server.ts'
import { startAudit } from './conclude-audit.server.ts'

function refusalOf(result: { ok: boolean; refusal?: { code: string } }) {
  return result.ok ? null : result.refusal?.code
}

test('an audit is planned, notified and begun; the supplier sees it from its notification on', () => {
  const { db, auditor, contact } = openPortal()
  const audit = planned(db)
  expect(audit).toMatchObject({ code: 'AU-2026-0001', year: 2026, state: 'planned', rev: 1 })
  expect(findVisibleAudit(db, contact, audit.id)).toBeNull()
  orThrow(notifyAudit(db, by(auditor), seen(db, audit)))
  expect(findVisibleAudit(db, contact, audit.id)).toMatchObject({ state: 'notified' })
  const [mail] = mailsOf(db, 'audit-news')
  expect(mail).toMatchObject({
    userId: contact.userId,
    message: { news: 'notified', code: 'AU-2026-0001', scope: '生产车间', isSelfAssessment: false },
  })
  orThrow(startAudit(db, by(auditor, 18), seen(db, audit)))
  expect(requireAudit(db, audit.id)).toMatchObject({ state: 'in-progress' })
  expect(eventTypes(db)).toEqual(['audit.planned', 'audit.notified', 'audit.started'])
})

test.each([
  ['an unknown supplier', { supplierCode: 'S-9' }, 'unknown-supplier'],
  ['a day that has passed', { plannedOn: '2026-03-01' }, 'date-past'],
  ['today', { plannedOn: '2026-03-02' }, null],
  ['a slip in the year', { plannedOn: '2036-03-02' }, 'date-too-late'],
  ['somebody who may not audit', { auditorId: 'committee' }, 'unknown-auditor'],
  ['nobody yet', { auditorId: null }, null],
] as const)('planned for %s', (_, given, code) => {
  const { db, auditor } = openPortal()
  const wanted = {
    supplierCode: 'S-1',
    mode: 'remote' as const,
    plannedOn: '2026-03-20',
    auditorId: null,
    scope: '',
    occasion: '投诉',
    ...given,
  }
  expect(refusalOf(planAudit(db, by(auditor), wanted))).toBe(code)
})

test('neither people without the role nor suppliers plan anything, and nobody audits a closed supplier', () => {
  const { db, auditor, committee, contact } = openPortal()
  const wanted = { supplierCode: 'S-1', mode: 'remote', plannedOn: '2026-03-20' } as const
  const rest = { auditorId: null, scope: '', occasion: '投诉' }
  for (const actor of [committee, contact])
    expect(refusalOf(planAudit(db, by(actor), { ...wanted, ...rest }))).toBe('not-found')
  db.update(suppliers).set({ closedAt: NOW }).run()
  expect(refusalOf(planAudit(db, by(auditor), { ...wanted, ...rest }))).toBe('supplier-closed')
})

test('nobody is told of an audit that nobody makes, that has passed, or that nobody would read of', () => {
  const { db, auditor, colleague } = openPortal()
  const nameless = planned(db, { auditorId: null })
  expect(refusalOf(notifyAudit(db, by(auditor), seen(db, nameless)))).toBe('auditor-missing')
  const audit = planned(db)
  expect(refusalOf(notifyAudit(db, by(auditor, 30), seen(db, audit)))).toBe('date-past')
  addSupplier(db, { code: 'S-2' })
  const silent = planned(db, { supplierCode: 'S-2' })
  expect(refusalOf(notifyAudit(db, by(colleague), seen(db, silent)))).toBe('nobody-to-tell')
  expect([nameless, audit, silent].map(({ id }) => requireAudit(db, id).state)).toEqual([
    'planned',
    'planned',
    'planned',
  ])
  expect(mailsOf(db, 'audit-news')).toEqual([])
})

test('whom a declared relation keeps away from the supplier does not audit it', () => {
  const { db, auditor, colleague, supplierId } = openPortal()
  const audit = planned(db)
  insertConflict(db, {
    id: 'conflict',
    kind: 'own-declaration',
    supplierId,
    party: '',
    relation: '兄弟',
    ourPerson: auditor.name,
    since: '',
    userId: auditor.userId,
    linkedById: auditor.userId,
    linkedAt: NOW,
    declaredAt: NOW,
  })
  expect(refusalOf(notifyAudit(db, by(colleague), seen(db, audit)))).toBe('auditor-recused')
  const again = { mode: 'on-site', auditorId: auditor.userId, scope: '' } as const
  expect(refusalOf(changeArrangement(db, by(colleague), seen(db, audit), again))).toBe('auditor-recused')
  orThrow(changeArrangement(db, by(colleague), seen(db, audit), { ...again, auditorId: 'chen' }))
  expect(notifyAudit(db, by(colleague), seen(db, audit)).ok).toBe(true)
})

test('a date is put off with a reason, by the committee too, and notified anew', () => {
  const { db, auditor, committee } = openPortal()
  const audit = planned(db)
  const to = (plannedOn: string, reason = '供应商停产检修') => ({ plannedOn, reason })
  const postpone = (change: { plannedOn: string; reason: string }) =>
    refusalOf(postponeAudit(db, by(committee), seen(db, audit), change))
  expect(postpone(to('2026-03-20'))).toBe('date-same')
  expect(postpone(to('2026-03-01'))).toBe('date-past')
  expect(postpone(to('2026-04-10', ' '))).toBe('reason-required')
  expect(postpone(to('2026-04-10'))).toBeNull()
  expect(mailsOf(db, 'audit-news')).toEqual([])
  orThrow(notifyAudit(db, by(auditor), seen(db, audit)))
  expect(postpone(to('2026-05-11'))).toBeNull()
  expect(requireAudit(db, audit.id)).toMatchObject({
    state: 'planned',
    plannedOn: '2026-05-11',
    postponements: 2,
  })
  orThrow(notifyAudit(db, by(auditor), seen(db, audit)))
  const news = mailsOf(db, 'audit-news').map(({ message }) => 'news' in message && message.news)
  expect(news).toEqual(['notified', 'postponed', 'notified'])
})

test('a supplier that was notified once is told of every change of what it sees, until it is notified anew', () => {
  const { db, auditor } = openPortal()
  const audit = planned(db)
  const arrange = (change: Parameters<typeof changeArrangement>[3]) =>
    orThrow(changeArrangement(db, by(auditor), seen(db, audit), change))
  const postpone = (plannedOn: string) =>
    orThrow(postponeAudit(db, by(auditor), seen(db, audit), { plannedOn, reason: '供应商停产检修' }))
  const arranged = { mode: 'remote', auditorId: auditor.userId, scope: '仓库' } as const
  arrange({ ...arranged, mode: 'on-site' })
  orThrow(notifyAudit(db, by(auditor), seen(db, audit)))
  postpone('2026-04-10')
  postpone('2026-05-11')
  arrange(arranged)
  arrange({ ...arranged, auditorId: 'chen' })
  const told = mailsOf(db, 'audit-news').map(
    ({ message }) => message.kind === 'audit-news' && [message.news, message.mode, message.scope],
  )
  expect(told).toEqual([
    ['notified', '现场审核', '仓库'],
    ['postponed', '现场审核', '仓库'],
    ['postponed', '现场审核', '仓库'],
    ['changed', '远程审核', '仓库'],
  ])
})

test('what was cancelled stays so, with its reason; only who knew of it is told', () => {
  const { db, auditor } = openPortal()
  const [silent, told] = [planned(db), planned(db)]
  orThrow(notifyAudit(db, by(auditor), seen(db, told)))
  for (const audit of [silent, told]) orThrow(cancelAudit(db, by(auditor), seen(db, audit), '订单终止'))
  expect(requireAudit(db, told.id)).toMatchObject({ state: 'cancelled', endReason: '订单终止' })
  expect(mailsOf(db, 'audit-news')).toHaveLength(2)
  expect(refusalOf(notifyAudit(db, by(auditor), seen(db, silent)))).toBe('wrong-state')
  expect(refusalOf(changeArrangement(db, by(auditor), seen(db, silent), { ...silent }))).toBe('wrong-state')
})

test('once the supplier has been told only the auditor changes', () => {
  const { db, auditor } = openPortal()
  const audit = planned(db)
  orThrow(notifyAudit(db, by(auditor), seen(db, audit)))
  const change = { mode: 'remote', auditorId: 'chen', scope: '仓库' } as const
  orThrow(changeArrangement(db, by(auditor), seen(db, audit), change))
  expect(requireAudit(db, audit.id)).toMatchObject({ mode: 'on-site', scope: '生产车间', auditorId: 'chen' })
  const nobody = changeArrangement(db, by(auditor), seen(db, audit), { ...change, auditorId: null })
  expect(refusalOf(nobody)).toBe('auditor-missing')
})

test('of two people acting at once one succeeds and the other is told', () => {
  const { db, auditor, colleague } = openPortal()
  const target = seen(db, planned(db))
  const first = cancelAudit(db, by(auditor), target, '订单终止')
  const second = notifyAudit(db, by(colleague), target)
  expect([first, second].map(refusalOf)).toEqual([null, 'changed-meanwhile'])
})
