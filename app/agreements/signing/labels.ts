import { formatDateTime } from '#app/i18n/format.ts'
import type { LocaleOption } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import type { Tone } from '#app/ui/Badge.tsx'
import type { Authentication, Authority, SigningPurpose, SigningState } from './vocabulary.ts'

type Label = (params: Record<string, never>, l: LocaleOption) => string

export const SIGNING_STATE_LABELS: Record<SigningState, Label> = {
  invited: m.signing_state_invited,
  viewed: m.signing_state_viewed,
  negotiating: m.signing_state_negotiating,
  signed: m.signing_state_signed,
  active: m.signing_state_active,
  expiring: m.signing_state_expiring,
  expired: m.signing_state_expired,
  declined: m.signing_state_declined,
  withdrawn: m.signing_state_withdrawn,
  lapsed: m.signing_state_lapsed,
  terminated: m.signing_state_terminated,
  replaced: m.signing_state_replaced,
}

export const SIGNING_STATE_TONES: Record<SigningState, Tone> = {
  invited: 'info',
  viewed: 'info',
  negotiating: 'warn',
  signed: 'accent',
  active: 'good',
  expiring: 'warn',
  expired: 'bad',
  declined: 'bad',
  withdrawn: 'neutral',
  lapsed: 'bad',
  terminated: 'bad',
  replaced: 'neutral',
}

export const PURPOSE_LABELS: Record<SigningPurpose, Label> = {
  first: m.signing_purpose_first,
  renewal: m.signing_purpose_renewal,
  're-signing': m.signing_purpose_re_signing,
}

export const AUTHORITY_LABELS: Record<Authority, Label> = {
  'legal-representative': m.signing_authority_legal,
  authorised: m.signing_authority_authorised,
  'power-of-attorney': m.signing_authority_power,
}

export const AUTHENTICATION_LABELS: Record<Authentication, Label> = {
  password: m.signing_by_password,
  'mail-code': m.signing_by_code,
}

type Refusal = { code: string; retryAt?: Date; max?: number }

const REFUSALS: Record<string, Label> = {
  'already-signed': m.signing_refused_signed,
  'already-in-force': m.signing_refused_in_force,
  'invitation-withdrawn': m.signing_refused_withdrawn,
  'invitation-lapsed': m.signing_refused_lapsed,
  'already-declined': m.signing_refused_declined,
  'not-signed-yet': m.signing_refused_not_signed,
  'not-in-force': m.signing_refused_not_in_force,
  'nothing-asked': m.signing_refused_nothing_asked,
  'waits-for-answer': m.signing_refused_waits,
  'text-changed': m.signing_refused_text,
  'power-of-attorney-missing': m.signing_refused_power,
  'signature-unreadable': m.signing_refused_signature,
  'not-a-signatory': m.signing_refused_signatory,
  'wrong-password': m.signing_refused_password,
  'wrong-code': m.signing_refused_code,
  'code-used-or-expired': m.signing_refused_code_spent,
  'reason-required': m.signing_refused_reason,
  'nothing-chosen': m.signing_refused_nothing,
  'nothing-published': m.signing_refused_unpublished,
  'nobody-chosen': m.signing_refused_nobody,
  'nobody-to-invite': m.signing_refused_nobody_to_invite,
  'changed-meanwhile': m.signing_refused_meanwhile,
  'date-not-later': m.signing_refused_date,
  'already-named': m.signing_refused_named,
  'too-many-papers': m.signing_refused_papers,
}

/** Why something was not done, and what to do instead. */
export function signingRefusalText(refusal: Refusal, l: LocaleOption): string {
  if (refusal.code === 'too-many-tries' && refusal.retryAt)
    return m.signing_refused_tries({ time: formatDateTime(refusal.retryAt, l.locale) }, l)
  if (refusal.code === 'too-many') return m.signing_refused_too_many({ max: String(refusal.max ?? '') }, l)
  return (REFUSALS[refusal.code] ?? m.signing_refused_other)({}, l)
}
