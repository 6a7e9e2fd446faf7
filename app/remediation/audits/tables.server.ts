import { canSeeAssessments } from '#app/accounts/roles.ts'
import { isoDate } from '#app/i18n/format.ts'
import { m } from '#app/paraglide/messages.js'
import { yesNo } from '#app/reports/in-words.ts'
import { keyPages } from '#app/reports/key-pages.ts'
import { defineTable, type Column, type TableRequest } from '#app/reports/table.server.ts'
import { ACTION_STATE_LABELS, SEVERITY_LABELS } from '../actions/labels.ts'
import { readAuditSearch } from './audit-search.ts'
import { isAuditOverdue } from './audit-state.ts'
import { findFindingsOfAudits } from './finding-queries.server.ts'
import { AUDIT_MODE_LABELS, AUDIT_STATE_LABELS, occasionText } from './labels.ts'
import { findAuditsAfter, type AuditKey, type ListedAudit } from './list-queries.server.ts'

type Line = ListedAudit & { isOverdue: boolean }

const supplierColumns: Column<Pick<ListedAudit, 'supplierCode' | 'nameZh' | 'nameEn'>>[] = [
  { header: m.supplier_code, width: 14, value: ({ supplierCode }) => supplierCode },
  { header: m.supplier_name_zh, width: 36, value: ({ nameZh }) => nameZh },
  { header: m.supplier_name_en, width: 36, value: ({ nameEn }) => nameEn },
]

const auditColumns: Column<Line>[] = [
  { header: m.audit_column_audit, width: 14, value: ({ code }) => code },
  ...supplierColumns,
  { header: m.audit_year, kind: 'number', value: ({ year }) => year },
  { header: m.audit_mode, value: ({ mode }, l) => AUDIT_MODE_LABELS[mode]({}, l) },
  { header: m.audit_occasion, width: 36, value: ({ occasion }, l) => occasionText(occasion, l) },
  { header: m.audit_column_state, value: ({ state }, l) => AUDIT_STATE_LABELS[state]({}, l) },
  { header: m.audit_column_day, kind: 'date', value: ({ plannedOn }) => plannedOn },
  { header: m.audit_overdue, width: 10, value: ({ isOverdue }, l) => yesNo(isOverdue, l) },
  { header: m.audit_postponements, kind: 'number', value: ({ postponements }) => postponements },
  { header: m.audit_auditor, value: ({ auditorName }) => auditorName },
  { header: m.audit_scope, width: 40, value: ({ scope }) => scope },
  { header: m.audit_notified_at, kind: 'time', value: ({ notifiedAt }) => notifiedAt },
  { header: m.audit_started_at, kind: 'time', value: ({ startedAt }) => startedAt },
  { header: m.audit_issued_at, kind: 'time', value: ({ findingsIssuedAt }) => findingsIssuedAt },
  { header: m.audit_ended_at, kind: 'time', value: ({ endedAt }) => endedAt },
  { header: m.audit_column_findings, kind: 'number', value: ({ findings }) => findings },
  { header: m.audit_column_open_actions, kind: 'number', value: ({ openActions }) => openActions },
  { header: m.audit_summary, width: 60, value: ({ summary }) => summary },
]

type FindingLine = ListedAudit & ReturnType<typeof findFindingsOfAudits>[number]

const findingColumns: Column<FindingLine>[] = [
  { header: m.audit_column_audit, width: 14, value: ({ code }) => code },
  ...supplierColumns,
  { header: m.audit_column_day, kind: 'date', value: ({ plannedOn }) => plannedOn },
  { header: m.audit_item, width: 10, value: ({ finding }) => finding.itemCode },
  {
    header: m.audit_severity,
    width: 12,
    value: ({ finding }, l) => SEVERITY_LABELS[finding.severity]({}, l),
  },
  { header: m.audit_finding, width: 50, value: ({ finding }) => finding.finding },
  { header: m.audit_requirement, width: 50, value: ({ finding }) => finding.requirement },
  { header: m.audit_column_action, width: 14, value: ({ action }) => action?.code ?? null },
  {
    header: m.audit_column_action_state,
    value: ({ action }, l) => action && ACTION_STATE_LABELS[action.state]({}, l),
  },
  { header: m.audit_due_on, kind: 'date', value: ({ action }) => action?.dueAt ?? null },
]

/** Audits as the list shows them. */
const auditsTable = defineTable<Line>('audits', canSeeAssessments, request => ({
  title: m.audit_list_title,
  columns: auditColumns,
  pages: pagesOf(request, rows =>
    rows.map(row => ({ ...row, isOverdue: isAuditOverdue(row, isoDate(request.now)) })),
  ),
}))

/** The findings of the audits that the list shows. */
const findingsTable = defineTable<FindingLine>('audit-findings', canSeeAssessments, request => ({
  title: m.audit_findings,
  columns: findingColumns,
  pages: pagesOf(request, rows => {
    const audits = new Map(rows.map(row => [row.id, row]))
    const findings = findFindingsOfAudits(request.db, [...audits.keys()])
    return findings.flatMap(line => {
      const audit = audits.get(line.finding.auditId)
      return audit ? [{ ...audit, ...line }] : []
    })
  }),
}))

export const AUDIT_TABLES = [auditsTable, findingsTable]

function* pagesOf<T>({ db, params, now }: TableRequest, linesOf: (rows: ListedAudit[]) => T[]) {
  const search = readAuditSearch(params)
  const pages = keyPages(
    (after: AuditKey | null, limit) => findAuditsAfter(db, search, isoDate(now), { after, limit }),
    ({ plannedOn, id }: ListedAudit): AuditKey => ({ plannedOn, id }),
  )
  for (const rows of pages) yield linesOf(rows)
}
