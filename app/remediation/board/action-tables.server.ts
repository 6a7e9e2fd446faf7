import { canSeeAssessments } from '#app/accounts/roles.ts'
import { daysUntil } from '#app/i18n/format.ts'
import { m } from '#app/paraglide/messages.js'
import { groupBy } from '#app/reports/group-by.ts'
import { joined, yesNo } from '#app/reports/in-words.ts'
import { keyPages } from '#app/reports/key-pages.ts'
import { namedColumns } from '#app/reports/supplier-columns.ts'
import { defineTable, type Column, type TableRequest } from '#app/reports/table.server.ts'
import { findSupplier } from '#app/suppliers/find-supplier.server.ts'
import { nameFor } from '#app/suppliers/name-for.ts'
import { readActionFilter } from '../actions/action-search.ts'
import { isActionOverdue } from '../actions/action-state.ts'
import {
  ACTION_SOURCE_LABELS,
  ACTION_STATE_LABELS,
  PLAN_DECISION_LABELS,
  SEVERITY_LABELS,
} from '../actions/labels.ts'
import { findActionsAfter, findItemsOfActions, findPlansOfActions } from './export-queries.server.ts'
import { dimensionTitles } from './find-board.server.ts'

type Found = ReturnType<typeof findActionsAfter>[number]
type Row = Found & { now: Date; items: string[]; dimensionTitle: string | null }
type PlanRow = Found & ReturnType<typeof findPlansOfActions>[number]

const EFFECT_LABELS = {
  effective: m.actionboard_export_effective,
  relapsed: m.actionboard_export_relapsed,
}

const columns: Column<Row>[] = [
  { header: m.actionboard_export_code, width: 14, value: ({ action }) => action.code },
  ...namedColumns,
  {
    header: m.actionboard_state,
    width: 14,
    value: ({ action }, l) => ACTION_STATE_LABELS[action.state]({}, l),
  },
  {
    header: m.actionboard_severity,
    width: 10,
    value: ({ action }, l) => SEVERITY_LABELS[action.severity]({}, l),
  },
  {
    header: m.actionboard_export_source,
    value: ({ action }, l) => ACTION_SOURCE_LABELS[action.source]({}, l),
  },
  { header: m.actionboard_dimension, value: ({ dimensionTitle }) => dimensionTitle },
  { header: m.actionboard_export_items, value: ({ items }, l) => joined(items, l) || null },
  { header: m.actionboard_export_finding, width: 50, value: ({ action }) => action.finding },
  { header: m.actionboard_export_requirement, width: 50, value: ({ action }) => action.requirement },
  { header: m.actionboard_owner, width: 14, value: ({ ownerName }) => ownerName },
  { header: m.actionboard_export_created, kind: 'time', value: ({ action }) => action.createdAt },
  { header: m.actionboard_export_issued, kind: 'time', value: ({ action }) => action.issuedAt },
  { header: m.actionboard_export_first_due, kind: 'date', value: ({ action }) => action.firstDueAt },
  { header: m.actionboard_export_due, kind: 'date', value: ({ action }) => action.dueAt },
  {
    header: m.actionboard_export_is_overdue,
    width: 10,
    value: ({ action, now }, l) => yesNo(isActionOverdue(action, now), l),
  },
  { header: m.actionboard_export_acknowledged, kind: 'time', value: ({ action }) => action.acknowledgedAt },
  { header: m.actionboard_export_contested, kind: 'time', value: ({ action }) => action.contestedAt },
  { header: m.actionboard_export_contest_reason, width: 30, value: ({ action }) => action.contestReason },
  { header: m.actionboard_export_contest_answer, width: 30, value: ({ action }) => action.contestAnswer },
  { header: m.actionboard_export_plan_rounds, kind: 'number', value: ({ action }) => action.planRounds },
  {
    header: m.actionboard_export_evidence_rounds,
    kind: 'number',
    value: ({ action }) => action.evidenceRounds,
  },
  { header: m.actionboard_export_ended, kind: 'time', value: ({ action }) => action.endedAt },
  { header: m.actionboard_export_ended_by, width: 14, value: ({ endedByName }) => endedByName },
  { header: m.actionboard_export_end_reason, width: 30, value: ({ action }) => action.endReason },
  {
    header: m.actionboard_export_is_on_time,
    width: 10,
    value: ({ action: { state, endedAt, dueAt } }, l) =>
      state === 'closed' && endedAt && dueAt ? yesNo(endedAt <= dueAt, l) : null,
  },
  {
    header: m.actionboard_export_days,
    kind: 'number',
    value: ({ action: { state, endedAt, issuedAt } }) =>
      state === 'closed' && endedAt && issuedAt ? daysUntil(endedAt, issuedAt) : null,
  },
  { header: m.actionboard_export_repeat_of, width: 14, value: ({ repeatOfCode }) => repeatOfCode },
  { header: m.actionboard_promised, kind: 'number', value: ({ action }) => action.promisedPoints },
  { header: m.actionboard_won_short, kind: 'number', value: ({ action }) => action.wonPoints },
  { header: m.actionboard_export_escalated, kind: 'time', value: ({ action }) => action.escalatedAt },
  { header: m.actionboard_export_effect_due, kind: 'date', value: ({ action }) => action.effectivenessDueAt },
  {
    header: m.actionboard_export_effect,
    value: ({ action }, l) =>
      action.effectivenessOutcome && EFFECT_LABELS[action.effectivenessOutcome]({}, l),
  },
]

/** Corrective actions with the filter of their list, by code. */
export const actionsTable = defineTable<Row>('actions', canSeeAssessments, request => ({
  title: m.actionboard_export_actions,
  ...subjectOf(request),
  columns,
  pages: actionPages(request),
}))

const planColumns: Column<PlanRow>[] = [
  { header: m.actionboard_export_code, width: 14, value: ({ action }) => action.code },
  ...namedColumns,
  {
    header: m.actionboard_severity,
    width: 10,
    value: ({ action }, l) => SEVERITY_LABELS[action.severity]({}, l),
  },
  { header: m.actionboard_export_round, kind: 'number', value: ({ plan }) => plan.round },
  { header: m.actionboard_export_containment, width: 40, value: ({ plan }) => plan.containment },
  { header: m.actionboard_export_root_cause, width: 40, value: ({ plan }) => plan.rootCause },
  { header: m.actionboard_export_corrective, width: 40, value: ({ plan }) => plan.correctiveAction },
  { header: m.actionboard_export_prevention, width: 40, value: ({ plan }) => plan.prevention },
  { header: m.actionboard_export_responsible, width: 16, value: ({ plan }) => plan.responsible },
  { header: m.actionboard_export_planned, kind: 'date', value: ({ plan }) => plan.plannedOn },
  { header: m.actionboard_export_submitted_by, width: 14, value: ({ submittedByName }) => submittedByName },
  { header: m.actionboard_export_submitted, kind: 'time', value: ({ plan }) => plan.submittedAt },
  {
    header: m.actionboard_export_decision,
    width: 12,
    value: ({ plan }, l) => PLAN_DECISION_LABELS[plan.decision]({}, l),
  },
  { header: m.actionboard_export_decision_reason, width: 30, value: ({ plan }) => plan.decisionReason },
  { header: m.actionboard_export_decided_by, width: 14, value: ({ decidedByName }) => decidedByName },
  { header: m.actionboard_export_decided, kind: 'time', value: ({ plan }) => plan.decidedAt },
]

/** Every plan handed in for the actions of a list, round by round. */
export const actionPlansTable = defineTable<PlanRow>('action-plans', canSeeAssessments, request => ({
  title: m.actionboard_export_plans,
  ...subjectOf(request),
  columns: planColumns,
  pages: planPages(request),
}))

function* actionPages(request: TableRequest): Iterable<Row[]> {
  const { db, now, locale } = request
  const titles = dimensionTitles(db, locale)
  for (const page of foundPages(request)) {
    const items = groupBy(findItemsOfActions(db, idsOf(page)), ({ actionId }) => actionId)
    yield page.map(row => {
      const { id, dimension } = row.action
      const codes = (items.get(id) ?? []).map(({ itemCode }) => itemCode)
      return { ...row, now, items: codes, dimensionTitle: dimension && (titles[dimension] ?? dimension) }
    })
  }
}

function* planPages(request: TableRequest): Iterable<PlanRow[]> {
  for (const page of foundPages(request)) {
    const plans = groupBy(findPlansOfActions(request.db, idsOf(page)), ({ plan }) => plan.actionId)
    yield page.flatMap(row => (plans.get(row.action.id) ?? []).map(plan => ({ ...row, ...plan })))
  }
}

function foundPages({ db, params, now }: TableRequest) {
  const filter = readActionFilter(params)
  return keyPages(
    (after: string | null, limit) => findActionsAfter(db, filter, now, after, limit),
    ({ action }) => action.code,
  )
}

/** A table of one supplier says so in its name and its record. */
function subjectOf({ db, actor, params, locale }: TableRequest) {
  const { supplierId } = readActionFilter(params)
  const supplier = supplierId ? findSupplier(db, actor, supplierId) : null
  return supplier ? { about: nameFor(supplier, { locale }), subject: { supplierId: supplier.id } } : {}
}

function idsOf(rows: Found[]) {
  return rows.map(({ action }) => action.id)
}
