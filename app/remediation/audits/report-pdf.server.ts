import { endOfDay, formatDate, formatDateTime } from '#app/i18n/format.ts'
import type { LocaleOption } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { openPaper, type Paper } from '#app/reports/pdf/paper.server.ts'
import { nameFor } from '#app/suppliers/name-for.ts'
import { ACTION_STATE_LABELS, SEVERITY_LABELS } from '../actions/labels.ts'
import type { FoundAudit } from './find-audit.server.ts'
import { AUDIT_MODE_LABELS, AUDIT_RESULT_LABELS, AUDIT_STATE_LABELS, SELF_RESULT_LABELS } from './labels.ts'
import { AUDIT_RESULTS } from './vocabulary.ts'

export type AuditReport = Pick<
  FoundAudit,
  'audit' | 'supplier' | 'auditorName' | 'dimensions' | 'findings' | 'files'
> & { organisation: string; printedAt: Date }

/** The report of an audit, to be printed, signed and filed: facts, summary, findings, what was found of each item. */
export async function auditReportPdf(report: AuditReport, l: LocaleOption): Promise<Buffer> {
  const { audit, supplier, organisation, printedAt } = report
  const title = `${m.audit_report({}, l)} ${audit.code}`
  const paper = await openPaper({ title, author: organisation, lang: l.locale, createdAt: printedAt })
  paper.text(paper.whole, 'H1', title, { size: 17, font: 'bold', isCentred: true, after: 4 })
  paper.text(paper.whole, 'P', nameFor(supplier, l), { size: 11, isCentred: true, after: 12 })
  paper.facts(paper.whole, factsOf(report, l))
  heading(paper, m.audit_summary({}, l))
  paper.text(paper.whole, 'P', audit.summary, { after: 6 })
  writeFindings(paper, report, l)
  await writeItems(paper, report, l)
  writeFiles(paper, report, l)
  paper.page.space(24)
  const signatures = [m.audit_sign_auditor({}, l), m.audit_sign_supplier({}, l), m.audit_sign_date({}, l)]
  paper.table(paper.whole, { head: signatures.map(plain), rows: [signatures.map(() => plain(' \n \n'))] })
  return paper.finish((page, pages) => [
    m.audit_printed({ date: formatDate(printedAt, l.locale) }, l),
    organisation,
    m.class_page({ page: String(page), pages: String(pages) }, l),
  ])
}

function factsOf({ audit, supplier, auditorName, dimensions }: AuditReport, l: LocaleOption) {
  const instant = (at: Date | null) => (at ? formatDateTime(at, l.locale) : '–')
  return [
    { term: m.audit_column_supplier({}, l), value: `${supplier.code} · ${nameFor(supplier, l)}` },
    { term: m.audit_mode({}, l), value: AUDIT_MODE_LABELS[audit.mode]({}, l) },
    { term: m.audit_day({}, l), value: formatDate(endOfDay(audit.plannedOn), l.locale) },
    { term: m.audit_auditor({}, l), value: auditorName ?? '–' },
    { term: m.audit_scope({}, l), value: audit.scope || '–' },
    { term: m.audit_column_state({}, l), value: AUDIT_STATE_LABELS[audit.state]({}, l) },
    { term: m.audit_notified_at({}, l), value: instant(audit.notifiedAt) },
    { term: m.audit_started_at({}, l), value: instant(audit.startedAt) },
    { term: m.audit_issued_at({}, l), value: instant(audit.findingsIssuedAt) },
    { term: m.audit_ended_at({}, l), value: instant(audit.endedAt) },
    { term: m.audit_items({}, l), value: countsOf(dimensions, l) },
  ]
}

/** How many items were found to be what. */
function countsOf(dimensions: AuditReport['dimensions'], l: LocaleOption) {
  const items = dimensions.flatMap(dimension => dimension.items)
  const counts = AUDIT_RESULTS.map(result => ({
    label: AUDIT_RESULT_LABELS[result]({}, l),
    count: items.filter(item => item.result === result).length,
  }))
  const open = {
    label: m.audit_not_looked_at({}, l),
    count: items.filter(item => item.result === null).length,
  }
  const separator = l.locale === 'zh-CN' ? '，' : ', '
  return [...counts, open]
    .filter(({ count }) => count > 0)
    .map(({ label, count }) => `${label} ${count}`)
    .join(separator)
}

function writeFindings(paper: Paper, { findings }: AuditReport, l: LocaleOption) {
  heading(paper, m.audit_findings({}, l))
  if (findings.length === 0) {
    paper.text(paper.whole, 'P', m.audit_findings_none({}, l), { after: 6 })
    return
  }
  const head = [
    m.audit_item({}, l),
    m.audit_severity({}, l),
    m.audit_finding({}, l),
    m.audit_requirement({}, l),
    m.audit_column_action({}, l),
    m.audit_due_on({}, l),
  ]
  paper.table(paper.whole, {
    head: head.map(bold),
    rows: findings.map(({ finding, action }) => [
      plain(finding.itemCode ?? m.audit_finding_free({}, l)),
      plain(SEVERITY_LABELS[finding.severity]({}, l)),
      plain(finding.finding),
      plain(finding.requirement),
      plain(action ? `${action.code} ${ACTION_STATE_LABELS[action.state]({}, l)}` : '–'),
      plain(action?.dueAt ? formatDate(action.dueAt, l.locale) : '–'),
    ]),
  })
}

async function writeItems(paper: Paper, { dimensions }: AuditReport, l: LocaleOption) {
  const hasSelf = dimensions.some(({ items }) => items.some(({ selfResult }) => selfResult !== null))
  const head = [
    m.audit_item({}, l),
    ...(hasSelf ? [m.audit_self_result({}, l)] : []),
    m.audit_result({}, l),
    m.audit_note({}, l),
  ]
  for (const { title, items } of dimensions) {
    heading(paper, title)
    paper.table(paper.whole, {
      head: head.map(bold),
      rows: items.map(({ code, question, selfResult, selfNote, result, note }) => [
        plain(`${code} ${question}`),
        ...(hasSelf ? [plain(worded(selfResult && SELF_RESULT_LABELS[selfResult]({}, l), selfNote))] : []),
        plain(result ? AUDIT_RESULT_LABELS[result]({}, l) : '–'),
        plain(note),
      ]),
    })
    await paper.breathe()
  }
}

function writeFiles(paper: Paper, { files }: AuditReport, l: LocaleOption) {
  if (files.length === 0) return
  heading(paper, m.audit_files({}, l))
  for (const { fileName, sha256 } of files)
    paper.text(paper.whole, 'P', `${fileName} · SHA-256 ${sha256.slice(0, 16)}…`, { size: 9 })
}

function heading(paper: Paper, title: string) {
  paper.page.space(10)
  paper.page.keep(60)
  paper.text(paper.whole, 'H2', title, { size: 12, font: 'bold', after: 4 })
}

function worded(label: string | null, note: string) {
  return [label ?? '–', note].filter(Boolean).join('\n')
}

function plain(text: string) {
  return [{ text, font: 'regular' as const }]
}

function bold(text: string) {
  return [{ text, font: 'bold' as const }]
}
