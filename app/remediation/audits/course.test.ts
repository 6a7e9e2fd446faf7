import { expect, test } from 'vitest'
import { eq } from 'drizzle-orm'
import type { Actor } from '#app/accounts/roles.ts'
import type { Db } from '#db/client.server.ts'
import { correctiveActions } from '#db/schema/index.ts'
import { askedCodes } from './asked-items.server.ts'
import { notifyAudit } from './arrange-audit.server.ts'
import {
  addContact,
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
  supplierActor,
} from './audits.test-support.ts'
import {
  archiveAudit,
  closeAudit,
  followUpAudit,
  issueFindings,
  startAudit,
} from './conclude-audit.server.ts'
import { addFile, findFiles, removeFile, roomForFiles } from './files.server.ts'
import { auditTimeline, findAudit } from './find-audit.server.ts'
import { addFinding, changeFinding, removeFinding } from './findings.server.ts'
import { findFindingsByAuditId, findResultsByAuditId, type AuditRow } from './queries.server.ts'
import { acceptSelfResults, recordResults, type RecordedItem } from './record-results.server.ts'
import { handInSelfAssessment, saveSelfAssessment } from './self-assessment.server.ts'

const READER = { now: NOW, locale: 'zh-CN' } as const
const PDF = { fileName: '签到表.pdf', sha256: 'a'.repeat(64), mediaType: 'application/pdf', sizeBytes: 12 }

function item(itemCode: string, change: Partial<RecordedItem> = {}): RecordedItem {
  return { itemCode, result: 'conforms', note: '', rev: 0, ...change }
}

/** A visit that has begun. */
function begun() {
  const portal = openPortal()
  const audit = planned(portal.db)
  orThrow(notifyAudit(portal.db, by(portal.auditor), seen(portal.db, audit)))
  orThrow(startAudit(portal.db, by(portal.auditor), seen(portal.db, audit)))
  return { ...portal, audit }
}

/** A self-assessment that the supplier has been notified of. */
function asked() {
  const portal = openPortal()
  const audit = planned(portal.db, { mode: 'self-assessment' })
  orThrow(notifyAudit(portal.db, by(portal.auditor), seen(portal.db, audit)))
  return { ...portal, audit }
}

const FINDING = {
  itemCode: 'SOC-02',
  severity: 'major',
  finding: '两处消防通道堆放物料',
  requirement: '两周内清理并建立每周检查',
} as const

test('a visit: results and findings are recorded, issued as actions, followed, closed and filed', () => {
  const { db, raw, auditor, contact, audit } = begun()
  const record = (items: RecordedItem[]) => recordResults(db, by(auditor), audit.id, items)
  orThrow(record([item('SOC-01'), item('SOC-02', { result: 'major', note: '堵塞' })]))
  const issue = () => issueFindings(db, by(auditor), seen(db, audit), '总体良好')
  expect(issue()).toEqual({ ok: false, refusal: { code: 'findings-missing', itemCodes: ['SOC-02'] } })
  orThrow(addFinding(db, by(auditor), audit.id, FINDING))
  orThrow(addFinding(db, by(auditor, 1), audit.id, { ...FINDING, itemCode: null, severity: 'minor' }))
  expect(findAudit(db, contact, audit.id, READER)?.findings).toEqual([])
  orThrow(issue())
  expect(requireAudit(db, audit.id)).toMatchObject({ state: 'findings-issued', summary: '总体良好' })
  const actions = db.select().from(correctiveActions).all()
  expect(actions).toMatchObject([
    { source: 'audit', state: 'issued', severity: 'major', dimension: 'SOC', ownerId: auditor.userId },
    { source: 'audit', state: 'issued', severity: 'minor', dimension: null, auditId: audit.id },
  ])
  const findings = findFindingsByAuditId(db, audit.id)
  expect(findings.map(({ finding, action }) => [finding.severity, action?.code])).toEqual([
    ['major', 'CA-2026-0001'],
    ['minor', 'CA-2026-0002'],
  ])
  expect(findAudit(db, contact, audit.id, READER)?.findings).toHaveLength(2)
  expect(issue()).toMatchObject({ refusal: { code: 'wrong-state' } })
  orThrow(followUpAudit(db, by(auditor), seen(db, audit)))
  const close = () => closeAudit(db, by(auditor), seen(db, audit))
  expect(close()).toEqual({ ok: false, refusal: { code: 'actions-open', count: 2 } })
  const [first] = actions
  db.update(correctiveActions)
    .set({ state: 'closed' })
    .where(eq(correctiveActions.id, first?.id ?? ''))
    .run()
  expect(close()).toEqual({ ok: false, refusal: { code: 'actions-open', count: 1 } })
  db.update(correctiveActions).set({ state: 'withdrawn' }).run()
  orThrow(close())
  orThrow(archiveAudit(db, by(auditor), seen(db, audit)))
  expect(requireAudit(db, audit.id)).toMatchObject({ state: 'archived' })
  expect(() => raw.prepare("update audits set summary = ''").run()).toThrow('does not change')
  expect(() => raw.prepare('delete from audits').run()).toThrow()
})

test('what belongs to an archived audit is as fixed as the audit itself', () => {
  const { db, raw, auditor, audit } = begun()
  orThrow(recordResults(db, by(auditor), audit.id, [item('SOC-01')]))
  orThrow(addFinding(db, by(auditor), audit.id, FINDING))
  orThrow(addFile(db, by(auditor), audit.id, PDF))
  const isStopped = (sql: string) =>
    expect(() => raw.prepare(sql).run(), sql).toThrow('an archived audit does not change')
  const copy = (table: string, id: string, rest: string) =>
    `insert into ${table} (${id}, ${rest}) select 'other', ${rest} from ${table}`
  raw.prepare("update audits set state = 'archived'").run()
  const who = 'audit_id, uploaded_by_id, uploaded_at'
  isStopped(copy('audit_results', 'item_code', 'audit_id'))
  isStopped(copy('audit_findings', 'id', 'audit_id, severity, finding, requirement, added_by_id, added_at'))
  isStopped(copy('audit_files', 'id', `${who}, sha256, file_name, media_type, size_bytes`))
  for (const table of ['audit_results', 'audit_findings', 'audit_files']) {
    isStopped(`update ${table} set item_code = 'SOC-03'`)
    isStopped(`delete from ${table}`)
  }
})

test('an audit without findings says so, has nothing to be followed, and is closed at once', () => {
  const { db, auditor, audit } = begun()
  const issue = () => issueFindings(db, by(auditor), seen(db, audit), '全部符合')
  expect(issue()).toEqual({ ok: false, refusal: { code: 'nothing-recorded' } })
  orThrow(recordResults(db, by(auditor), audit.id, [item('SOC-01')]))
  orThrow(issue())
  const news = mailsOf(db, 'audit-news').map(({ message }) => 'news' in message && message.news)
  expect(news).toEqual(['notified', 'findings'])
  expect(followUpAudit(db, by(auditor), seen(db, audit))).toMatchObject({ refusal: { code: 'no-findings' } })
  orThrow(closeAudit(db, by(auditor), seen(db, audit)))
})

test('findings that are issued and a crash between them and their actions cannot be told apart: all or nothing', () => {
  const { db, raw, auditor, audit } = begun()
  orThrow(addFinding(db, by(auditor), audit.id, FINDING))
  raw.exec(
    "create trigger broken before insert on corrective_actions begin select raise(abort, 'disk full'); end",
  )
  expect(() => issueFindings(db, by(auditor), seen(db, audit), '总体良好')).toThrow('disk full')
  expect(requireAudit(db, audit.id)).toMatchObject({ state: 'in-progress', findingsIssuedAt: null })
  expect(eventTypes(db)).not.toContain('audit.findings-issued')
})

test('of two auditors on one item the second is told, and nothing of theirs is written', () => {
  const { db, auditor, colleague, audit } = begun()
  orThrow(recordResults(db, by(auditor), audit.id, [item('SOC-01', { result: 'minor', note: '缺记录' })]))
  const late = [item('SOC-01', { result: 'conforms' }), item('SOC-03')]
  const save = (items: RecordedItem[]) => recordResults(db, by(colleague), audit.id, items)
  expect(save(late)).toEqual({ ok: false, refusal: { code: 'items-changed', itemCodes: ['SOC-01'] } })
  expect(findResultsByAuditId(db, audit.id).map(({ itemCode }) => itemCode)).toEqual(['SOC-01'])
  orThrow(save([item('SOC-02'), item('SOC-01', { result: 'minor', note: '缺记录' })]))
  orThrow(save([item('SOC-01', { rev: 1 })]))
  expect(findResultsByAuditId(db, audit.id)).toMatchObject([
    { itemCode: 'SOC-01', result: 'conforms', recordedById: colleague.userId, rev: 2 },
    { itemCode: 'SOC-02', rev: 1 },
  ])
  expect(save([item('SOC-99')])).toMatchObject({ refusal: { code: 'unknown-item' } })
})

test('only whoever manages audits records, and only while the audit goes on', () => {
  const { db, auditor, committee, contact, audit } = begun()
  for (const actor of [committee, contact]) {
    expect(recordResults(db, by(actor), audit.id, [item('SOC-01')])).toMatchObject({
      refusal: { code: 'not-allowed' },
    })
    expect(addFinding(db, by(actor), audit.id, FINDING)).toMatchObject({ refusal: { code: 'not-allowed' } })
  }
  const next = planned(db)
  expect(recordResults(db, by(auditor), next.id, [item('SOC-01')])).toMatchObject({
    refusal: { code: 'wrong-state' },
  })
})

test('a finding is worded anew or taken back until it is issued', () => {
  const { db, auditor, audit } = begun()
  orThrow(addFinding(db, by(auditor), audit.id, FINDING))
  const findingId = findFindingsByAuditId(db, audit.id)[0]?.finding.id ?? ''
  const target = { auditId: audit.id, findingId }
  orThrow(changeFinding(db, by(auditor), target, { ...FINDING, severity: 'critical' }))
  expect(findFindingsByAuditId(db, audit.id)[0]?.finding).toMatchObject({ severity: 'critical' })
  const odd = changeFinding(db, by(auditor), target, { ...FINDING, itemCode: 'ABC-99' })
  expect(odd).toMatchObject({ refusal: { code: 'unknown-item' } })
  orThrow(removeFinding(db, by(auditor), target))
  expect(findFindingsByAuditId(db, audit.id)).toEqual([])
  expect(removeFinding(db, by(auditor), target)).toMatchObject({ refusal: { code: 'not-found' } })
})

function fillIn(db: Db, actor: Actor, audit: AuditRow, odd: RecordedItem[] = []) {
  const items = askedCodes(db, audit).map(code => odd.find(each => each.itemCode === code) ?? item(code))
  return saveSelfAssessment(db, by(actor), audit.id, items)
}

test('a self-assessment is filled in bit by bit, handed in whole, and taken over by the auditor', () => {
  const { db, auditor, contact, audit } = asked()
  const handIn = () => handInSelfAssessment(db, by(contact), seen(db, audit))
  orThrow(saveSelfAssessment(db, by(contact), audit.id, [item('GOV-01')]))
  expect(handIn()).toMatchObject({ refusal: { code: 'items-missing' } })
  expect(findAudit(db, auditor, audit.id, READER)?.dimensions[0]?.items[0]?.selfResult).toBeNull()
  orThrow(fillIn(db, contact, audit, [item('GOV-01', { rev: 1 }), item('SOC-02', { result: 'minor' })]))
  expect(handIn()).toEqual({ ok: false, refusal: { code: 'notes-missing', itemCodes: ['SOC-02'] } })
  orThrow(
    saveSelfAssessment(db, by(contact), audit.id, [
      item('SOC-02', { result: 'minor', note: '下月完成', rev: 1 }),
    ]),
  )
  orThrow(handIn())
  expect(requireAudit(db, audit.id)).toMatchObject({ state: 'in-progress' })
  expect(mailsOf(db, 'audit-news').at(-1)).toMatchObject({
    userId: auditor.userId,
    message: { news: 'handed-in' },
  })
  expect(saveSelfAssessment(db, by(contact), audit.id, [item('GOV-01', { rev: 1 })])).toMatchObject({
    refusal: { code: 'wrong-state' },
  })
  orThrow(
    recordResults(db, by(auditor), audit.id, [item('GOV-01', { result: 'critical', note: '伪造', rev: 1 })]),
  )
  orThrow(acceptSelfResults(db, by(auditor), seen(db, audit)))
  const results = new Map(findResultsByAuditId(db, audit.id).map(row => [row.itemCode, row]))
  expect(results.get('GOV-01')).toMatchObject({ selfResult: 'conforms', result: 'critical' })
  expect(results.get('SOC-02')).toMatchObject({ result: 'minor', note: '下月完成' })
  expect(acceptSelfResults(db, by(auditor), seen(db, audit))).toMatchObject({
    refusal: { code: 'nothing-recorded' },
  })
})

test('of two colleagues on one item of the form the second is told', () => {
  const { db, contact, supplierId, audit } = asked()
  const other = supplierActor(supplierId, addContact(db, supplierId))
  orThrow(saveSelfAssessment(db, by(contact), audit.id, [item('GOV-01')]))
  const late = saveSelfAssessment(db, by(other), audit.id, [item('GOV-01', { result: 'major', note: '否' })])
  expect(late).toEqual({ ok: false, refusal: { code: 'items-changed', itemCodes: ['GOV-01'] } })
})

test('people of another supplier, and visits, know no self-assessment', () => {
  const { db, contact, audit } = asked()
  const stranger = addSupplier(db, { code: 'S-2' })
  const outsider = supplierActor(stranger, addContact(db, stranger))
  expect(saveSelfAssessment(db, by(outsider), audit.id, [item('GOV-01')])).toMatchObject({
    refusal: { code: 'not-found' },
  })
  expect(findAudit(db, outsider, audit.id, READER)).toBeNull()
  const visit = begun()
  expect(handInSelfAssessment(visit.db, by(visit.contact), seen(visit.db, visit.audit))).toMatchObject({
    refusal: { code: 'wrong-state' },
  })
  expect(contact.supplierId).not.toBe(stranger)
})

test('papers: each side adds and takes back its own; the supplier reads only its own', () => {
  const { db, auditor, contact, audit } = asked()
  expect(roomForFiles(db, auditor, audit.id)).toMatchObject({ refusal: { code: 'wrong-state' } })
  orThrow(addFile(db, by(contact), audit.id, PDF))
  orThrow(addFile(db, by(contact), audit.id, PDF))
  orThrow(fillIn(db, contact, audit))
  orThrow(handInSelfAssessment(db, by(contact), seen(db, audit)))
  expect(addFile(db, by(contact), audit.id, PDF)).toMatchObject({ refusal: { code: 'wrong-state' } })
  orThrow(addFile(db, by(auditor, 1), audit.id, { ...PDF, fileName: '复核记录.pdf' }))
  const names = (actor: Actor) => findFiles(db, actor, audit).map(({ fileName }) => fileName)
  expect(names(contact)).toEqual(['签到表.pdf'])
  expect(names(auditor)).toEqual(['签到表.pdf', '复核记录.pdf'])
  const [theirs, own] = findFiles(db, auditor, audit)
  const take = (fileId: string) => removeFile(db, by(auditor), { auditId: audit.id, fileId })
  expect(take(theirs?.id ?? '')).toMatchObject({ refusal: { code: 'not-found' } })
  orThrow(take(own?.id ?? ''))
  expect(names(auditor)).toEqual(['签到表.pdf'])
})

test('the supplier reads what happened to its audit, without names and without what is the buyer’s affair', () => {
  const { db, auditor, contact, audit } = begun()
  orThrow(recordResults(db, by(auditor), audit.id, [item('SOC-01', { note: '只给审核员看' })]))
  const request = new Request('https://portal.example/')
  const own = auditTimeline(db, audit.id, request, true).entries
  expect(own.map(({ type, actorName }) => [type, actorName])).toEqual([
    ['audit.started', null],
    ['audit.notified', null],
  ])
  expect(auditTimeline(db, audit.id, request, false).entries).toHaveLength(4)
  const page = findAudit(db, contact, audit.id, READER)
  expect(page?.audit.occasion).toBe('')
  expect(JSON.stringify(page)).not.toContain('只给审核员看')
  orThrow(issueFindings(db, by(auditor), seen(db, audit), '全部符合'))
  expect(JSON.stringify(findAudit(db, contact, audit.id, READER))).toContain('只给审核员看')
})
