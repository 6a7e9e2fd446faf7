import type { LocaleOption } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import type { MailKind } from '#emails/messages.ts'

type Wording = (words: Record<never, never>, l: LocaleOption) => string

/** What each kind of mail is called in lists. */
export const MAIL_KIND_LABELS: Record<MailKind, Wording> = {
  invitation: m.mail_kind_invitation,
  'campaign-invitation': m.mail_kind_campaign_invitation,
  reminder: m.mail_kind_reminder,
  'submission-received': m.mail_kind_submission_received,
  'items-returned': m.mail_kind_items_returned,
  'item-commented': m.mail_kind_item_commented,
  'due-date-extended': m.mail_kind_due_date_extended,
  'extension-requested': m.mail_kind_extension_requested,
  'extension-refused': m.mail_kind_extension_refused,
  'assessment-declined': m.mail_kind_assessment_declined,
  'grade-published': m.mail_kind_grade_published,
  'campaign-digest': m.mail_kind_campaign_digest,
  'overdue-escalation': m.mail_kind_overdue_escalation,
  'signing-invitation': m.mail_kind_signing_invitation,
  'signing-reminder': m.mail_kind_signing_reminder,
  'signing-code': m.mail_kind_signing_code,
  'signing-in-force': m.mail_kind_signing_in_force,
  'signing-reply': m.mail_kind_signing_reply,
  'signing-news': m.mail_kind_signing_news,
  'signing-ending': m.mail_kind_signing_ending,
  'counter-signing-due': m.mail_kind_counter_signing_due,
  'password-reset': m.mail_kind_password_reset,
  'reply-received': m.mail_kind_reply_received,
  'reply-news': m.mail_kind_reply_news,
  'matter-news': m.mail_kind_matter_news,
  'actions-issued': m.mail_kind_actions_issued,
  'action-news': m.mail_kind_action_news,
  'action-reply': m.mail_kind_action_reply,
  'action-reminder': m.mail_kind_action_reminder,
  'action-digest': m.mail_kind_action_digest,
  'effect-due': m.mail_kind_effect_due,
  'audit-news': m.mail_kind_audit_news,
  'measure-news': m.mail_kind_measure_news,
  'committee-news': m.mail_kind_committee_news,
  'payment-deferral': m.mail_kind_payment_deferral,
}

export const MAIL_KINDS = Object.keys(MAIL_KIND_LABELS) as MailKind[]
