import type { LocaleOption } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import type { CaseState } from './case-state.ts'
import type { CaseCause, DecisionKind, DecisionState } from './vocabulary.ts'

type Wording = (words: Record<never, never>, l: LocaleOption) => string

export const CASE_STATE_LABELS: Record<CaseState, Wording> = {
  noticed: m.measure_state_noticed,
  improving: m.measure_state_improving,
  'decision-due': m.measure_state_decision_due,
  'last-chance': m.measure_state_last_chance,
  met: m.measure_state_met,
  released: m.measure_state_released,
  disqualified: m.measure_state_disqualified,
  superseded: m.measure_state_superseded,
  lapsed: m.measure_state_lapsed,
}

export const CAUSE_LABELS: Record<CaseCause, Wording> = {
  'grade-c': m.measure_cause_grade_c,
  'grade-d': m.measure_cause_grade_d,
  'no-response': m.measure_cause_no_response,
  escalation: m.measure_cause_escalation,
}

export const DECISION_LABELS: Record<DecisionKind, Wording> = {
  'grant-chance': m.measure_decision_grant_chance,
  eliminate: m.measure_decision_eliminate,
  release: m.measure_decision_release,
  'defer-payment': m.measure_decision_defer_payment,
  reinstate: m.measure_decision_reinstate,
}

export const DECISION_STATE_LABELS: Record<DecisionState, Wording> = {
  proposed: m.measure_verdict_proposed,
  approved: m.measure_verdict_approved,
  refused: m.measure_verdict_refused,
  withdrawn: m.measure_verdict_withdrawn,
}
