import { canSeeAssessments } from '#app/accounts/roles.ts'
import { m } from '#app/paraglide/messages.js'
import { yesNo } from '#app/reports/in-words.ts'
import { keyPages } from '#app/reports/key-pages.ts'
import { namedColumns } from '#app/reports/supplier-columns.ts'
import { defineTable, type Column } from '#app/reports/table.server.ts'
import {
  CASE_STATE_LABELS,
  CAUSE_LABELS,
  DECISION_LABELS,
  DECISION_STATE_LABELS,
} from '../measures/labels.ts'
import { findCasesAfter, findDecisionsAfter } from './export-queries.server.ts'

type CaseRow = ReturnType<typeof findCasesAfter>[number]
type DecisionRow = ReturnType<typeof findDecisionsAfter>[number]

const caseColumns: Column<CaseRow>[] = [
  { header: m.actionboard_export_case, width: 14, value: ({ measure }) => measure.code },
  ...namedColumns,
  { header: m.actionboard_export_cause, value: ({ measure }, l) => CAUSE_LABELS[measure.cause]({}, l) },
  {
    header: m.actionboard_export_case_state,
    value: ({ measure }, l) => CASE_STATE_LABELS[measure.state]({}, l),
  },
  { header: m.actionboard_export_case_grade, width: 12, value: ({ measure }) => measure.grade },
  { header: m.actionboard_export_receipt, width: 66, value: ({ measure }) => measure.receiptDigest },
  { header: m.actionboard_export_opened, kind: 'time', value: ({ measure }) => measure.openedAt },
  { header: m.actionboard_export_case_due, kind: 'date', value: ({ measure }) => measure.dueAt },
  { header: m.actionboard_export_decision_due, kind: 'time', value: ({ measure }) => measure.decisionDueAt },
  { header: m.actionboard_export_chance, kind: 'time', value: ({ measure }) => measure.chanceGrantedAt },
  {
    header: m.actionboard_export_deferred,
    kind: 'date',
    value: ({ measure }) => measure.paymentDeferredUntil,
  },
  { header: m.actionboard_export_case_ended, kind: 'time', value: ({ measure }) => measure.endedAt },
]

/** What weak grades, silence and escalated findings have entailed, by code. */
const casesTable = defineTable<CaseRow>('measure-cases', canSeeAssessments, ({ db }) => ({
  title: m.actionboard_export_cases,
  columns: caseColumns,
  pages: keyPages(
    (after: string | null, limit) => findCasesAfter(db, after, limit),
    ({ measure }) => measure.code,
  ),
}))

const decisionColumns: Column<DecisionRow>[] = [
  ...namedColumns,
  { header: m.actionboard_export_case, width: 14, value: ({ caseCode }) => caseCode },
  {
    header: m.actionboard_export_decision_kind,
    value: ({ decision }, l) => DECISION_LABELS[decision.kind]({}, l),
  },
  {
    header: m.actionboard_export_decision_state,
    value: ({ decision }, l) => DECISION_STATE_LABELS[decision.state]({}, l),
  },
  { header: m.actionboard_export_decision_days, kind: 'number', value: ({ decision }) => decision.days },
  {
    header: m.actionboard_export_is_small,
    width: 10,
    value: ({ decision }, l) => yesNo(decision.isSmallFirm, l),
  },
  { header: m.actionboard_export_case_grade, width: 12, value: ({ decision }) => decision.grade },
  { header: m.actionboard_export_receipt, width: 66, value: ({ decision }) => decision.receiptDigest },
  { header: m.actionboard_export_proposed_by, width: 14, value: ({ proposedByName }) => proposedByName },
  { header: m.actionboard_export_proposed, kind: 'time', value: ({ decision }) => decision.proposedAt },
  { header: m.actionboard_export_reason, width: 40, value: ({ decision }) => decision.reason },
  { header: m.actionboard_export_verdict_by, width: 14, value: ({ decidedByName }) => decidedByName },
  { header: m.actionboard_export_verdict, kind: 'time', value: ({ decision }) => decision.decidedAt },
  {
    header: m.actionboard_export_verdict_reason,
    width: 40,
    value: ({ decision }) => decision.decisionReason,
  },
]

/** What was proposed to the committee and decided, in the order of the proposals. */
const decisionsTable = defineTable<DecisionRow>('measure-decisions', canSeeAssessments, ({ db }) => ({
  title: m.actionboard_export_decisions,
  columns: decisionColumns,
  pages: keyPages(
    (after: number | null, limit) => findDecisionsAfter(db, after, limit),
    ({ row }) => row,
  ),
}))

export const MEASURE_TABLES = [casesTable, decisionsTable]
