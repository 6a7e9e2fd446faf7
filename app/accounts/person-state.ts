export const PERSON_STATES = ['active', 'invited', 'invitation-expired', 'disabled'] as const
export type PersonState = (typeof PERSON_STATES)[number]

type Facts = { disabledAt: Date | null; hasPassword: boolean; invitedUntil: Date | null }

/** Where a person stands: who never set a password is invited, until the link in the mail has expired. */
export function personState({ disabledAt, hasPassword, invitedUntil }: Facts, now: Date): PersonState {
  if (disabledAt) return 'disabled'
  if (hasPassword) return 'active'
  return invitedUntil && now < invitedUntil ? 'invited' : 'invitation-expired'
}
