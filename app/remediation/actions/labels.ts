import { endOfDay, formatDate } from '#app/i18n/format.ts'
import type { LocaleOption } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import type { StateFilter } from './action-search.ts'
import type { ActionState } from './action-state.ts'
import type { AgeBucket } from './age-bucket.ts'
import type { ActionVerbRefusal } from './refusal.ts'
import type { ActionSource, PlanDecision, Severity } from './vocabulary.ts'

type Wording = (words: Record<never, never>, l: LocaleOption) => string

export const ACTION_STATE_LABELS: Record<ActionState, Wording> = {
  draft: m.action_state_draft,
  issued: m.action_state_issued,
  contested: m.action_state_contested,
  planning: m.action_state_planning,
  'plan-review': m.action_state_plan_review,
  implementing: m.action_state_implementing,
  verifying: m.action_state_verifying,
  closed: m.action_state_closed,
  dropped: m.action_state_dropped,
  withdrawn: m.action_state_withdrawn,
}

export const STATE_FILTER_LABELS: Record<StateFilter, Wording> = {
  ...ACTION_STATE_LABELS,
  open: m.action_filter_open,
  'with-supplier': m.action_filter_with_supplier,
  'with-buyer': m.action_filter_with_buyer,
}

export const AGE_LABELS: Record<AgeBucket, Wording> = {
  'up-to-2': m.action_filter_age_0,
  '2-to-4': m.action_filter_age_1,
  '4-to-6': m.action_filter_age_2,
  'over-6': m.action_filter_age_3,
}

export const SEVERITY_LABELS: Record<Severity, Wording> = {
  critical: m.action_severity_critical,
  major: m.action_severity_major,
  minor: m.action_severity_minor,
}

export const ACTION_SOURCE_LABELS: Record<ActionSource, Wording> = {
  assessment: m.action_source_assessment,
  audit: m.action_source_audit,
  manual: m.action_source_manual,
}

export const PLAN_DECISION_LABELS: Record<PlanDecision, Wording> = {
  pending: m.action_plan_pending,
  accepted: m.action_plan_accepted,
  returned: m.action_plan_returned,
}

/** Why a step was not taken, and what to do instead. */
export function actionRefusalText(refusal: ActionVerbRefusal, l: LocaleOption): string {
  switch (refusal.code) {
    case 'wrong-state':
      return m.action_refused_state({ state: ACTION_STATE_LABELS[refusal.state]({}, l) }, l)
    case 'planned-too-late':
      return m.action_refused_planned_late({ date: dateOf(refusal.dueOn, l) }, l)
    case 'date-too-late':
      return m.action_refused_too_late({ date: dateOf(refusal.latestOn, l) }, l)
    case 'unknown-item':
      return m.action_refused_item({ code: refusal.itemCode }, l)
    default:
      return REFUSALS[refusal.code]({}, l)
  }
}

type Worded = 'wrong-state' | 'planned-too-late' | 'date-too-late' | 'unknown-item'

const REFUSALS: Record<Exclude<ActionVerbRefusal['code'], Worded>, Wording> = {
  'not-found': m.action_refused_not_found,
  'changed-meanwhile': m.action_refused_meanwhile,
  'not-allowed': m.action_refused_not_allowed,
  recused: m.register_refused_recused,
  'reason-required': m.action_refused_reason,
  'planned-in-past': m.action_refused_planned_past,
  'supplier-closed': m.action_refused_closed,
  'unknown-person': m.action_refused_person,
  'unknown-supplier': m.action_refused_supplier,
  'nothing-to-merge': m.action_refused_merge,
  'nothing-chosen': m.action_refused_chosen,
  'extension-used': m.action_refused_extension_used,
  'extension-decided': m.action_refused_extension_decided,
  'date-not-later': m.action_refused_not_later,
  'no-later-day': m.action_refused_no_later,
  'comment-empty': m.action_refused_comment,
  'not-published': m.action_refused_published,
}

function dateOf(day: string, { locale }: LocaleOption) {
  return formatDate(endOfDay(day), locale)
}
