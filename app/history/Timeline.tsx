import { Link, useSearchParams } from '@remix-run/react'
import { VERDICT_WORDS } from '#app/grading/labels.ts'
import type { Verdict } from '#app/grading/types.ts'
import { formatDateTime } from '#app/i18n/format.ts'
import { useLocale, type LocaleOption } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import type { EventType } from './events.ts'

export type TimelineEntry = {
  seq: number
  at: Date
  type: EventType
  /** Null: somebody at the buyer, whose name the reader is not told. */
  actorName: string | null
  isSystem: boolean
  /** How many answers or acceptances the entry stands for. */
  count: number
  /** Which record, in the reader's words: an item's code, a file's name, a person's address. */
  about: string | null
  /** What the person wrote: a reason, a comment. */
  reason: string | null
  /** Evidence that was not uploaded but taken over from the year before. */
  isCarried: boolean
  /** Of a recorded verdict; null for every other step. */
  verdict: EntryVerdict | null
}

export type EntryVerdict = {
  value: Verdict
  /** The verdict it replaced, when that was another one. */
  previous: Verdict | null
  /** Reasons, one for each trigger dismissed, and one for each the reviewer found. */
  dismissed: string[]
  raised: string[]
}

/** `older`: number of the page's oldest event, when there are older ones. */
export type TimelinePage = { entries: TimelineEntry[]; older: number | null }

/** Newest first: what happened, who did it, when, and the reason given; with a link to what is older. */
export function Timeline({ page: { entries, older } }: { page: TimelinePage }) {
  const l = useLocale()
  return (
    <>
      {entries.length === 0 ? (
        <p className="text-muted">{m.history_empty({}, l)}</p>
      ) : (
        <Entries entries={entries} />
      )}
      {older !== null && <OlderLink older={older} />}
    </>
  )
}

function OlderLink({ older }: { older: number }) {
  const l = useLocale()
  const [searchParams] = useSearchParams()
  const params = new URLSearchParams(searchParams)
  params.set('before', String(older))
  return (
    <p className="mt-3">
      <Link to={`?${params}#history`} className="link">
        {m.history_older({}, l)}
      </Link>
    </p>
  )
}

function Entries({ entries }: { entries: TimelineEntry[] }) {
  const l = useLocale()
  return (
    <ol className="divide-y divide-line">
      {entries.map(entry => (
        <li key={entry.seq} className="grid gap-x-6 py-2 text-sm sm:grid-cols-[11rem_1fr]">
          <time dateTime={entry.at.toISOString()} className="text-muted tabular-nums">
            {formatDateTime(entry.at, l.locale)}
          </time>
          <div>
            <span className="font-medium">{labelOf(entry, l)}</span>
            {entry.about && <span> · {entry.about}</span>}
            <span className="text-muted">
              {' '}
              · {entry.isSystem ? m.history_by_system({}, l) : (entry.actorName ?? m.history_by_buyer({}, l))}
            </span>
            {notesOf(entry, l).map((note, at) => (
              <p key={at} className="mt-0.5 text-muted">
                {note}
              </p>
            ))}
          </div>
        </li>
      ))}
    </ol>
  )
}

function labelOf({ type, count, verdict, isCarried }: TimelineEntry, l: LocaleOption) {
  if (count > 1) {
    const params = { count: String(count) }
    return verdict ? m.history_items_accepted(params, l) : m.history_answers_saved(params, l)
  }
  if (isCarried) return m.history_evidence_carried({}, l)
  return verdict ? VERDICT_WORDS[verdict.value]({}, l) : EVENT_LABELS[type]({}, l)
}

/** What the verdict replaced, what was written, and the triggers dismissed or found. */
function notesOf({ reason, verdict }: TimelineEntry, l: LocaleOption) {
  const { previous = null, dismissed = [], raised = [] } = verdict ?? {}
  return [
    ...(previous ? [m.history_verdict_before({ verdict: VERDICT_WORDS[previous]({}, l) }, l)] : []),
    ...(reason ? [reason] : []),
    ...dismissed.map(because => m.history_trigger_dismissed({ reason: because }, l)),
    ...raised.map(because => m.history_trigger_raised({ reason: because }, l)),
  ]
}

const EVENT_LABELS: Record<EventType, (params: Record<string, never>, l: LocaleOption) => string> = {
  'organisation.created': m.history_organisation_created,
  'organisation.changed': m.history_organisation_changed,
  'user.invited': m.history_user_invited,
  'user.invitation-withheld': m.history_user_invitation_withheld,
  'user.activated': m.history_user_activated,
  'user.signed-in': m.history_user_signed_in,
  'user.sign-in-failed': m.history_user_sign_in_failed,
  'user.signed-out': m.history_user_signed_out,
  'user.password-reset-requested': m.history_user_password_reset_requested,
  'user.password-changed': m.history_user_password_changed,
  'user.roles-changed': m.history_user_roles_changed,
  'user.changed': m.history_user_changed,
  'user.disabled': m.history_user_disabled,
  'user.enabled': m.history_user_enabled,
  'user.session-ended': m.history_user_session_ended,
  'supplier.created': m.history_supplier_created,
  'supplier.changed': m.history_supplier_changed,
  'campaign.created': m.history_campaign_created,
  'campaign.changed': m.history_campaign_changed,
  'campaign.opened': m.history_campaign_opened,
  'campaign.closed': m.history_campaign_closed,
  'campaign.published': m.history_campaign_published,
  'assessment.invited': m.history_assessment_invited,
  'assessment.opened': m.history_assessment_opened,
  'assessment.started': m.history_assessment_started,
  'answer.saved': m.history_answer_saved,
  'evidence.added': m.history_evidence_added,
  'evidence.removed': m.history_evidence_removed,
  'assessment.submitted': m.history_assessment_submitted,
  'assessment.taken-for-review': m.history_assessment_taken_for_review,
  'review.recorded': m.history_review_recorded,
  'assessment.returned': m.history_assessment_returned,
  'assessment.recalled': m.history_assessment_recalled,
  'assessment.verified': m.history_assessment_verified,
  'assessment.review-reopened': m.history_assessment_review_reopened,
  'assessment.published': m.history_assessment_published,
  'assessment.exempted': m.history_assessment_exempted,
  'assessment.no-response': m.history_assessment_no_response,
  'supplier.status-changed': m.history_supplier_status_changed,
  'supplier.closed': m.history_supplier_closed,
  'supplier.reopened': m.history_supplier_reopened,
  'suppliers.imported': m.history_suppliers_imported,
  'suppliers.changed-together': m.history_suppliers_changed_together,
  'site.created': m.history_site_created,
  'site.changed': m.history_site_changed,
  'site.closed': m.history_site_closed,
  'campaign.discarded': m.history_campaign_discarded,
  'campaign.suppliers-added': m.history_campaign_suppliers_added,
  'campaign.extended': m.history_campaign_extended,
  'assessment.reviewer-assigned': m.history_assessment_reviewer_assigned,
  'assessment.extended': m.history_assessment_extended,
  'extension.requested': m.history_extension_requested,
  'extension.granted': m.history_extension_granted,
  'extension.refused': m.history_extension_refused,
  'assessment.declined': m.history_assessment_declined,
  'assessment.decline-withdrawn': m.history_assessment_decline_withdrawn,
  'assessment.exemption-ended': m.history_assessment_exemption_ended,
  'item.commented': m.history_item_commented,
  'user.address-refused': m.history_user_address_refused,
  'user.address-changed': m.history_user_address_changed,
  'policy.drafted': m.history_policy_drafted,
  'policy.changed': m.history_policy_changed,
  'policy.discarded': m.history_policy_discarded,
  'policy.published': m.history_policy_published,
  'agreement.drafted': m.history_agreement_drafted,
  'agreement.changed': m.history_agreement_changed,
  'agreement.approved': m.history_agreement_approved,
  'agreement.published': m.history_agreement_published,
  'agreement.discarded': m.history_agreement_discarded,
  'table.exported': m.history_table_exported,
  'mail.retried': m.history_mail_retried,
  'mail.all-retried': m.history_mail_all_retried,
  'mail.link-shown': m.history_mail_link_shown,
  'reply.flag-decided': m.history_reply_flag_decided,
  'matter.opened': m.history_matter_opened,
  'matter.read': m.history_matter_read,
  'matter.step-proposed': m.history_matter_step_proposed,
  'matter.proposal-ended': m.history_matter_proposal_ended,
  'matter.step-taken': m.history_matter_step_taken,
  'matter.assigned': m.history_matter_assigned,
  'matter.changed': m.history_matter_changed,
  'matter.noted': m.history_matter_noted,
  'matter.reporter-wrote': m.history_matter_reporter_wrote,
  'matter.reporter-answered': m.history_matter_reporter_answered,
  'matter.recused': m.history_matter_recused,
  'matter.recusal-ended': m.history_matter_recusal_ended,
  'matter.file-opened': m.history_matter_file_opened,
  'matter.identity-opened': m.history_matter_identity_opened,
  'conflict.declared': m.history_conflict_declared,
  'conflict.linked': m.history_conflict_linked,
  'conflict.ended': m.history_conflict_ended,
  'signing.invited': m.history_signing_invited,
  'signing.viewed': m.history_signing_viewed,
  'signing.text-replaced': m.history_signing_text_replaced,
  'signing.code-sent': m.history_signing_code_sent,
  'signing.identity-refused': m.history_signing_identity_refused,
  'signing.paper-added': m.history_signing_paper_added,
  'signing.signed': m.history_signing_signed,
  'signing.counter-signed': m.history_signing_counter_signed,
  'signing.in-force': m.history_signing_in_force,
  'signing.declined': m.history_signing_declined,
  'signing.change-asked': m.history_signing_change_asked,
  'signing.change-answered': m.history_signing_change_answered,
  'signing.withdrawn': m.history_signing_withdrawn,
  'signing.terminated': m.history_signing_terminated,
  'signing.ending': m.history_signing_ending,
  'signing.document-made': m.history_signing_document_made,
  'signatory.named': m.history_signatory_named,
  'signatory.ended': m.history_signatory_ended,
  'signings.downloaded': m.history_signings_downloaded,
  'certificate.taken-into-use': m.history_certificate_taken_into_use,
  'action.proposed': m.history_action_proposed,
  'action.changed': m.history_action_changed,
  'action.merged': m.history_action_merged,
  'action.dropped': m.history_action_dropped,
  'action.issued': m.history_action_issued,
  'action.acknowledged': m.history_action_acknowledged,
  'action.contested': m.history_action_contested,
  'action.upheld': m.history_action_upheld,
  'action.withdrawn': m.history_action_withdrawn,
  'action.plan-submitted': m.history_action_plan_submitted,
  'action.plan-accepted': m.history_action_plan_accepted,
  'action.plan-returned': m.history_action_plan_returned,
  'action.file-added': m.history_action_file_added,
  'action.file-removed': m.history_action_file_removed,
  'action.evidence-submitted': m.history_action_evidence_submitted,
  'action.found-insufficient': m.history_action_found_insufficient,
  'action.closed': m.history_action_closed,
  'action.reopened': m.history_action_reopened,
  'action.effectiveness-confirmed': m.history_action_effectiveness_confirmed,
  'action.extension-asked': m.history_action_extension_asked,
  'action.extension-granted': m.history_action_extension_granted,
  'action.extension-refused': m.history_action_extension_refused,
  'action.commented': m.history_action_commented,
  'action.escalated': m.history_action_escalated,
  'action.owner-assigned': m.history_action_owner_assigned,
  'standing.changed': m.history_standing_changed,
  'case.opened': m.history_case_opened,
  'case.missed': m.history_case_missed,
  'case.met': m.history_case_met,
  'case.escalated': m.history_case_escalated,
  'case.decided': m.history_case_decided,
  'case.superseded': m.history_case_superseded,
  'decision.proposed': m.history_decision_proposed,
  'decision.approved': m.history_decision_approved,
  'decision.refused': m.history_decision_refused,
  'decision.withdrawn': m.history_decision_withdrawn,
  'audit.planned': m.history_audit_planned,
  'audit.changed': m.history_audit_changed,
  'audit.notified': m.history_audit_notified,
  'audit.postponed': m.history_audit_postponed,
  'audit.cancelled': m.history_audit_cancelled,
  'audit.started': m.history_audit_started,
  'audit.returned': m.history_audit_returned,
  'audit.recorded': m.history_audit_recorded,
  'audit.file-added': m.history_audit_file_added,
  'audit.file-removed': m.history_audit_file_removed,
  'audit.findings-issued': m.history_audit_findings_issued,
  'audit.followed-up': m.history_audit_followed_up,
  'audit.closed': m.history_audit_closed,
  'audit.archived': m.history_audit_archived,
}
