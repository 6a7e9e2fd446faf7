import type { AssessmentState } from '#app/assessments/assessment-state.ts'
import { ASSESSMENT_STATE_LABELS } from '#app/assessments/state-labels.ts'
import { endOfDay, formatDate } from '#app/i18n/format.ts'
import type { LocaleOption } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import type { Label } from '#app/suppliers/labels.ts'
import type { CampaignState } from './campaign-state.ts'
import type { ReviewerPlan } from './plans.ts'
import type { PopulationGroup } from './population-group.ts'
import type { CampaignVerbRefusal } from './refusal.ts'

export const CAMPAIGN_STATE_LABELS: Record<CampaignState, Label> = {
  draft: m.campaign_state_draft,
  open: m.campaign_state_open,
  closed: m.campaign_state_closed,
  published: m.campaign_state_published,
}

export const GROUP_LABELS: Record<PopulationGroup, Label> = {
  population: m.group_population,
  exempt: m.group_exempt,
  invited: m.group_invited,
  reached: m.group_reached,
  opened: m.group_opened,
  started: m.group_started,
  replied: m.group_replied,
  'on-time': m.group_on_time,
  checked: m.group_checked,
  outstanding: m.group_outstanding,
  stalled: m.group_stalled,
  extended: m.group_extended,
  declined: m.group_declined,
  undeliverable: m.group_undeliverable,
  commented: m.group_commented,
  waiting: m.group_waiting,
  'in-progress': m.group_in_progress,
  submitted: m.group_submitted,
  'under-review': m.group_under_review,
  returned: m.group_returned,
  verified: m.group_verified,
  published: m.group_published,
  'no-response': m.group_no_response,
  overdue: m.group_overdue,
  'without-contact': m.group_without_contact,
  'to-review': m.group_to_review,
  'in-review': m.group_in_review,
}

const ALL_STATE_LABELS: Record<CampaignState | AssessmentState, Label> = {
  ...CAMPAIGN_STATE_LABELS,
  ...ASSESSMENT_STATE_LABELS,
}

export const REVIEWER_MODE_LABELS: Record<ReviewerPlan['mode'], Label> = {
  open: m.campaign_reviewers_open,
  'round-robin': m.campaign_reviewers_round,
  category: m.campaign_reviewers_category,
  site: m.campaign_reviewers_site,
}

/** Why a campaign verb refused and what can be done, in the reader's language. */
export function refusalText(refusal: CampaignVerbRefusal, l: LocaleOption): string {
  switch (refusal.code) {
    case 'not-found':
      return m.campaign_refusal_not_found({}, l)
    case 'not-allowed':
      return m.campaign_refusal_not_allowed({}, l)
    case 'nothing-published':
      return m.campaign_nothing_published({}, l)
    case 'due-date-past':
      return m.campaign_refusal_due_past({}, l)
    case 'nobody-chosen':
      return m.campaign_refusal_nobody({}, l)
    case 'not-invitable':
      return m.campaign_refusal_not_invitable({ count: String(refusal.count) }, l)
    case 'too-many':
      return m.campaign_refusal_too_many({ max: String(refusal.max) }, l)
    case 'choice-changed': {
      const { expected, count } = refusal
      return m.campaign_refusal_changed({ expected: String(expected), count: String(count) }, l)
    }
    case 'unfinished':
      return m.campaign_refusal_unfinished({ count: String(refusal.count) }, l)
    case 'reason-required':
      return m.campaign_refusal_reason({}, l)
    case 'wrong-state':
      return m.campaign_refusal_state({ state: ALL_STATE_LABELS[refusal.state]({}, l) }, l)
    case 'campaign-not-open':
      return m.campaign_refusal_not_open({}, l)
    case 'not-answering':
      return m.campaign_refusal_not_answering({}, l)
    case 'extension-pending':
      return m.campaign_refusal_extension_pending({}, l)
    case 'extensions-used':
      return m.campaign_refusal_extensions_used({ max: String(refusal.max) }, l)
    case 'date-not-later':
      return m.campaign_refusal_date_not_later({}, l)
    case 'date-too-late': {
      const date = formatDate(endOfDay(refusal.latestOn), l.locale)
      return m.campaign_refusal_date_too_late({ date }, l)
    }
    case 'discarded':
      return m.campaign_refusal_discarded({}, l)
    case 'unknown-version':
      return m.campaign_refusal_unknown_version({}, l)
    case 'no-reviewer':
      return m.campaign_refusal_no_reviewer({}, l)
    case 'recused':
      return m.campaign_refusal_recused({ name: refusal.name }, l)
    case 'all-recused':
      return m.campaign_refusal_all_recused({ count: String(refusal.count) }, l)
    case 'extensions-running':
      return m.campaign_refusal_running({ count: String(refusal.count) }, l)
    case 'already-published':
      return m.campaign_refusal_already_published({}, l)
    case 'not-declined':
      return m.campaign_refusal_not_declined({}, l)
    case 'already-decided':
      return m.campaign_refusal_already_decided({}, l)
    case 'already-declined':
      return m.campaign_refusal_already_declined({}, l)
    case 'too-many-returns':
    case 'not-due':
      return m.campaign_refusal_not_allowed({}, l)
  }
}
