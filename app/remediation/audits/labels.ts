import type { LocaleOption } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import type { Label } from '#app/suppliers/labels.ts'
import type { AuditState } from './audit-state.ts'
import type { AuditRefusal } from './refusal.ts'
import { AUDIT_OCCASIONS, type AuditMode, type AuditOccasion, type AuditResult } from './vocabulary.ts'

export const AUDIT_MODE_LABELS: Record<AuditMode, Label> = {
  'on-site': m.audit_mode_on_site,
  remote: m.audit_mode_remote,
  'self-assessment': m.audit_mode_self,
}

export const AUDIT_STATE_LABELS: Record<AuditState, Label> = {
  planned: m.audit_state_planned,
  notified: m.audit_state_notified,
  'in-progress': m.audit_state_in_progress,
  'findings-issued': m.audit_state_findings_issued,
  'follow-up': m.audit_state_follow_up,
  closed: m.audit_state_closed,
  archived: m.audit_state_archived,
  cancelled: m.audit_state_cancelled,
}

export const AUDIT_RESULT_LABELS: Record<AuditResult, Label> = {
  conforms: m.audit_result_conforms,
  minor: m.audit_result_minor,
  major: m.audit_result_major,
  critical: m.audit_result_critical,
  'not-applicable': m.audit_result_not_applicable,
}

/** The same results as a supplier calls them of itself. */
export const SELF_RESULT_LABELS: Record<AuditResult, Label> = {
  ...AUDIT_RESULT_LABELS,
  minor: m.audit_self_minor,
  major: m.audit_self_major,
}

export const OCCASION_LABELS: Record<AuditOccasion, Label> = {
  'standing-trigger': m.audit_occasion_trigger,
  'weak-grade': m.audit_occasion_grade,
  'class-1': m.audit_occasion_class_1,
  'class-2-visit': m.audit_occasion_class_2_visit,
  'class-2-self': m.audit_occasion_class_2_self,
  'class-3': m.audit_occasion_class_3,
}

/** Why there is an audit: in the plan's words, or in those of whoever planned it. */
export function occasionText(occasion: string, l: LocaleOption): string {
  const planned = AUDIT_OCCASIONS.find(each => each === occasion)
  return planned ? OCCASION_LABELS[planned]({}, l) : occasion
}

/** Why a step was not taken and what can be done, in the reader's language. */
export function auditRefusalText(refusal: AuditRefusal, l: LocaleOption): string {
  switch (refusal.code) {
    case 'wrong-state':
      return m.audit_refused_state({ state: AUDIT_STATE_LABELS[refusal.state]({}, l) }, l)
    case 'wrong-mode':
      return m.audit_refused_mode({ mode: AUDIT_MODE_LABELS[refusal.mode]({}, l) }, l)
    case 'items-changed':
      return m.audit_refused_items_changed({ items: listed(refusal.itemCodes, l) }, l)
    case 'items-missing':
      return m.audit_refused_items_missing({ items: listed(refusal.itemCodes, l) }, l)
    case 'notes-missing':
      return m.audit_refused_notes_missing({ items: listed(refusal.itemCodes, l) }, l)
    case 'findings-missing':
      return m.audit_refused_findings_missing({ items: listed(refusal.itemCodes, l) }, l)
    case 'actions-open':
      return m.audit_refused_actions_open({ count: String(refusal.count) }, l)
    case 'too-many-files':
      return m.audit_refused_files({ max: String(refusal.max) }, l)
    case 'too-many-findings':
      return m.audit_refused_too_many_findings({ max: String(refusal.max) }, l)
    case 'too-many-chosen':
      return m.audit_refused_too_many({ max: String(refusal.max) }, l)
    default:
      return REFUSALS[refusal.code]({}, l)
  }
}

type Worded =
  | 'wrong-state'
  | 'wrong-mode'
  | 'items-changed'
  | 'items-missing'
  | 'notes-missing'
  | 'findings-missing'
  | 'actions-open'
  | 'too-many-files'
  | 'too-many-findings'
  | 'too-many-chosen'

const REFUSALS: Record<Exclude<AuditRefusal['code'], Worded>, Label> = {
  'not-found': m.audit_refused_not_found,
  'changed-meanwhile': m.audit_refused_meanwhile,
  'not-allowed': m.audit_refused_not_allowed,
  'reason-required': m.audit_refused_reason,
  'unknown-supplier': m.audit_refused_supplier,
  'supplier-closed': m.audit_refused_supplier_closed,
  'nothing-published': m.audit_refused_nothing_published,
  'unknown-auditor': m.audit_refused_auditor,
  'auditor-missing': m.audit_refused_auditor_missing,
  'auditor-recused': m.audit_refused_auditor_recused,
  recused: m.register_refused_recused,
  'date-past': m.audit_refused_date_past,
  'date-too-late': m.audit_refused_date_too_late,
  'date-same': m.audit_refused_date_same,
  'nobody-to-tell': m.audit_refused_nobody,
  'nothing-recorded': m.audit_refused_nothing_recorded,
  'findings-out': m.audit_refused_findings_out,
  'unknown-item': m.audit_refused_unknown_item,
  'no-findings': m.audit_refused_no_findings,
  'nothing-chosen': m.audit_refused_nothing_chosen,
  'dates-needed': m.audit_refused_dates_needed,
  'dates-reversed': m.audit_refused_dates_reversed,
}

const MAX_LISTED = 8

function listed(itemCodes: readonly string[], l: LocaleOption) {
  const separator = l.locale === 'zh-CN' ? '、' : ', '
  const shown = itemCodes.slice(0, MAX_LISTED).join(separator)
  return itemCodes.length > MAX_LISTED ? `${shown} … (${itemCodes.length})` : shown
}
