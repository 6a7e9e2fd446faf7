import type { LocaleOption } from '#app/i18n/use-locale.ts'
import { formatDate } from '#app/i18n/format.ts'
import { m } from '#app/paraglide/messages.js'
import type { LimitState } from './matter-limits.ts'
import type { MatterState, MatterStep } from './matter-state.ts'
import type { MatterRefusal } from './refusal.ts'
import type { EntryKind, MatterSource, MatterTopic, RecusalKind, ReporterKind } from './vocabulary.ts'

type Wording = (words: Record<never, never>, l: LocaleOption) => string

export const TOPIC_LABELS: Record<MatterTopic, Wording> = {
  bribery: m.matter_topic_bribery,
  extortion: m.matter_topic_extortion,
  gifts: m.matter_topic_gifts,
  'conflict-of-interest': m.matter_topic_conflict,
  embezzlement: m.matter_topic_embezzlement,
  fraud: m.matter_topic_fraud,
  competition: m.matter_topic_competition,
  'money-laundering': m.matter_topic_laundering,
  retaliation: m.matter_topic_retaliation,
  other: m.matter_topic_other,
}

export const REPORTER_KIND_LABELS: Record<ReporterKind, Wording> = {
  supplier: m.matter_reporter_supplier,
  employee: m.matter_reporter_employee,
  other: m.matter_reporter_other,
}

export const SOURCE_LABELS: Record<MatterSource, Wording> = {
  questionnaire: m.matter_source_questionnaire,
  form: m.matter_source_form,
  hotline: m.matter_source_hotline,
  mailbox: m.matter_source_mailbox,
  'own-finding': m.matter_source_own,
}

export const MATTER_STATE_LABELS: Record<MatterState, Wording> = {
  received: m.matter_state_received,
  registered: m.matter_state_registered,
  'not-accepted': m.matter_state_not_accepted,
  accepted: m.matter_state_accepted,
  investigating: m.matter_state_investigating,
  escalated: m.matter_state_escalated,
  concluded: m.matter_state_concluded,
  unsubstantiated: m.matter_state_unsubstantiated,
  sanction: m.matter_state_sanction,
  'supplier-measure': m.matter_state_supplier_measure,
  'legal-review': m.matter_state_legal_review,
  referred: m.matter_state_referred,
  litigation: m.matter_state_litigation,
  feedback: m.matter_state_feedback,
  rewarded: m.matter_state_rewarded,
  archived: m.matter_state_archived,
}

export const STEP_LABELS: Record<MatterStep, Wording> = {
  register: m.matter_step_register,
  accept: m.matter_step_accept,
  'not-accept': m.matter_step_not_accept,
  investigate: m.matter_step_investigate,
  escalate: m.matter_step_escalate,
  resume: m.matter_step_resume,
  conclude: m.matter_step_conclude,
  'find-unsubstantiated': m.matter_step_find_unsubstantiated,
  sanction: m.matter_step_sanction,
  'measure-supplier': m.matter_step_measure_supplier,
  'review-legally': m.matter_step_review_legally,
  'end-legal-review': m.matter_step_end_legal_review,
  refer: m.matter_step_refer,
  litigate: m.matter_step_litigate,
  'give-feedback': m.matter_step_give_feedback,
  reward: m.matter_step_reward,
  archive: m.matter_step_archive,
  reopen: m.matter_step_reopen,
}

export const ENTRY_LABELS: Record<EntryKind, Wording> = {
  'from-reporter': m.matter_entry_from_reporter,
  'to-reporter': m.matter_entry_to_reporter,
  note: m.matter_entry_note,
}

export const RECUSAL_LABELS: Record<RecusalKind, Wording> = {
  named: m.matter_recusal_named,
  declared: m.matter_recusal_declared,
}

/** Which limit, and whether it is near or over. */
export function limitText({ what, when, by }: LimitState, l: LocaleOption) {
  const date = formatDate(by, l.locale)
  if (what === 'acknowledge')
    return when === 'over' ? m.matter_limit_ack_over({ date }, l) : m.matter_limit_ack_near({ date }, l)
  return when === 'over' ? m.matter_limit_result_over({ date }, l) : m.matter_limit_result_near({ date }, l)
}

/** Why the desk's step was not taken, and what to do instead. */
export function matterRefusalText(refusal: MatterRefusal, l: LocaleOption): string {
  switch (refusal.code) {
    case 'wrong-state':
      return m.matter_refused_state({ state: MATTER_STATE_LABELS[refusal.state]({}, l) }, l)
    case 'proposal-waiting':
      return m.matter_refused_proposal({ step: STEP_LABELS[refusal.step]({}, l) }, l)
    default:
      return REFUSALS[refusal.code]({}, l)
  }
}

const REFUSALS: Record<Exclude<MatterRefusal['code'], 'wrong-state' | 'proposal-waiting'>, Wording> = {
  'not-found': m.matter_refused_not_found,
  'changed-meanwhile': m.matter_refused_meanwhile,
  'nothing-proposed': m.matter_refused_nothing_proposed,
  'own-proposal': m.matter_refused_own_proposal,
  'assignee-missing': m.matter_refused_assignee,
  'reason-required': m.matter_refused_reason,
  'reporter-waiting': m.matter_refused_reporter_waiting,
  'nobody-reported': m.matter_refused_nobody_reported,
  'never-accepted': m.matter_refused_never_accepted,
  'unknown-person': m.matter_refused_person,
  'recused-person': m.matter_refused_recused,
  'unknown-supplier': m.matter_refused_supplier,
  'no-mailbox': m.matter_refused_no_mailbox,
}
