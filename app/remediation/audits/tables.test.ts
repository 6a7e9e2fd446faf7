import { expect, test } from 'vitest'
import { exportedCells, exportedRecords, openExport } from '#app/reports/exports.test-support.ts'
import { notifyAudit } from './arrange-audit.server.ts'
import { by, NOW, openPortal, orThrow, planned, seen } from './audits.test-support.ts'
import { issueFindings, startAudit } from './conclude-audit.server.ts'
import { findAudit } from './find-audit.server.ts'
import { addFinding } from './findings.server.ts'
import { listAudits, listAuditsOf, listOwnAudits } from './find-audits.server.ts'
import { auditsHref, readAuditSearch } from './audit-search.ts'
import { recordResults } from './record-results.server.ts'
import { auditReportPdf } from './report-pdf.server.ts'
import { auditReportResponse } from './report-response.server.ts'

const LATER = new Date('2026-03-25T02:00:00Z')

/** One audit that has issued a finding, one that is still planned. */
function issued() {
  const portal = openPortal()
  const { db, auditor } = portal
  const audit = planned(db)
  const other = planned(db, { mode: 'self-assessment', plannedOn: '2026-03-10', auditorId: null })
  orThrow(notifyAudit(db, by(auditor), seen(db, audit)))
  orThrow(startAudit(db, by(auditor), seen(db, audit)))
  const item = { itemCode: 'SOC-02', result: 'critical', note: '𠮷 通道堵塞', rev: 0 } as const
  orThrow(recordResults(db, by(auditor), audit.id, [item]))
  const words = { finding: '=通道堵塞', requirement: '清理并每周检查' }
  orThrow(addFinding(db, by(auditor), audit.id, { itemCode: 'SOC-02', severity: 'critical', ...words }))
  orThrow(issueFindings(db, by(auditor), seen(db, audit), '总体良好'))
  return { ...portal, audit, other }
}

const search = (query = '') => readAuditSearch(new URLSearchParams(query))

test('the list counts every state, marks what is overdue, and keeps to its filter', () => {
  const { db, auditor, contact, supplierId, audit } = issued()
  const list = listAudits(db, auditor, search(), LATER)
  expect(
    list.rows.map(({ code, isOverdue, findings, openActions }) => [code, isOverdue, findings, openActions]),
  ).toEqual([
    ['AU-2026-0002', true, 0, 0],
    ['AU-2026-0001', false, 1, 1],
  ])
  expect(list.counts.filter(({ count }) => count > 0)).toEqual([
    { state: 'planned', count: 1 },
    { state: 'findings-issued', count: 1 },
  ])
  expect(list.overdue).toBe(1)
  const codes = (query: string) =>
    listAudits(db, auditor, search(query), LATER).rows.map(({ code }) => code.slice(-1))
  expect(codes('view=overdue')).toEqual(['2'])
  expect(codes('mode=on-site')).toEqual(['1'])
  expect(codes('auditor=lin')).toEqual(['1'])
  expect(codes('year=2027')).toEqual([])
  expect(codes(`supplier=${supplierId}&view=all`)).toEqual(['2', '1'])
  expect(codes('q=s-1')).toEqual(['2', '1'])
  expect(codes('q=nobody')).toEqual([])
  expect(listAudits(db, contact, search(), LATER).total).toBe(0)
  expect(listOwnAudits(db, contact, LATER).map(({ id }) => id)).toEqual([audit.id])
  expect(listAuditsOf(db, contact, supplierId, LATER)).toEqual([])
})

test('the address of the list keeps what it is filtered by', () => {
  const found = search('view=closed&year=2026&q=steel&page=3&mode=odd')
  expect(auditsHref(found, { page: 2 })).toBe('/audits?view=closed&year=2026&q=steel&page=2')
  expect(auditsHref(search())).toBe('/audits')
})

test('both tables take the list along', async () => {
  const { db, auditor, contact } = issued()
  const asked = { actor: auditor, now: LATER, search: 'view=all' }
  const records = await exportedRecords(db, 'audits', asked)
  expect(records.map(row => [row['Audit'], row['Kind'], row['Findings'], row['Overdue']])).toEqual([
    ['AU-2026-0002', 'Self-assessment', '0', 'Yes'],
    ['AU-2026-0001', 'On site', '1', 'No'],
  ])
  const [head, line, ...more] = await exportedCells(db, 'audit-findings', asked)
  expect(more).toEqual([])
  expect(line?.[head?.indexOf('Finding') ?? -1]).toBe('=通道堵塞')
  expect(line?.[head?.indexOf('Action') ?? -1]).toBe('CA-2026-0001')
  expect(openExport(db, 'audits.csv', { actor: contact }).ok).toBe(false)
})

test('the report is a tagged PDF in its reader’s language, once the findings are out', async () => {
  const { db, auditor, contact, audit, other } = issued()
  for (const locale of ['zh-CN', 'en'] as const) {
    const found = findAudit(db, auditor, audit.id, { now: NOW, locale })
    if (!found) throw new Error('no such audit')
    const report = { ...found, organisation: '示例集团', printedAt: LATER }
    const pdf = await auditReportPdf(report, { locale })
    expect(pdf.toString('latin1')).toContain(`/Lang (${locale})`)
    expect(pdf.equals(await auditReportPdf(report, { locale }))).toBe(true)
  }
  const asked = { locale: 'en', nonce: '', now: LATER } as const
  const answer = await auditReportResponse(db, contact, audit.id, asked)
  expect(answer.headers.get('Content-Disposition')).toContain('audit-AU-2026-0001_2026-03-25.pdf')
  expect((await auditReportResponse(db, auditor, other.id, asked)).status).toBe(404)
  expect((await auditReportResponse(db, contact, other.id, asked)).status).toBe(404)
})
