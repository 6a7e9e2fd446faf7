import { isBinding, isOwed } from './signing-state.ts'
import type { SigningPurpose, SigningState } from './vocabulary.ts'

/** How one supplier stands to the agreement before it is invited. */
export type InvitationBasis = {
  isClosed: boolean
  /** What it is bound by now, if anything. */
  binding: { id: string; versionId: string; state: SigningState } | null
  /** An invitation that has not come to an end. */
  open: { id: string; versionId: string; state: SigningState } | null
}

export const SKIP_REASONS = ['closed', 'bound', 'invited', 'waits-for-buyer'] as const
export type SkipReason = (typeof SKIP_REASONS)[number]

export type InvitationPlan =
  | { invite: true; purpose: SigningPurpose; previousId: string | null; lapsedId: string | null }
  | { invite: false; reason: SkipReason }

/**
 * Whether a supplier is to be invited to sign a version, and for what: who is bound by another version signs the new
 * one, whose term is about to end renews it. Nobody is asked twice, nor for what it has signed already.
 */
export function planInvitation(
  { isClosed, binding, open }: InvitationBasis,
  versionId: string,
): InvitationPlan {
  if (isClosed) return { invite: false, reason: 'closed' }
  if (open && isOwed(open.state)) return { invite: false, reason: 'invited' }
  if (open && open.state === 'signed') return { invite: false, reason: 'waits-for-buyer' }
  const lapsedId = open?.id ?? null
  if (!binding || !isBinding(binding.state))
    return { invite: true, purpose: 'first', previousId: null, lapsedId }
  if (binding.versionId !== versionId)
    return { invite: true, purpose: 're-signing', previousId: binding.id, lapsedId }
  if (binding.state === 'expiring')
    return { invite: true, purpose: 'renewal', previousId: binding.id, lapsedId }
  return { invite: false, reason: 'bound' }
}
