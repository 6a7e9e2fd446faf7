import type { SigningState } from './vocabulary.ts'

/** Why nothing can be signed, said no to or asked for now. */
export type StateRefusal =
  | { code: 'already-signed' }
  | { code: 'already-in-force' }
  | { code: 'invitation-withdrawn' }
  | { code: 'invitation-lapsed' }
  | { code: 'already-declined' }
  | { code: 'not-signed-yet' }
  | { code: 'not-in-force' }
  | { code: 'nothing-asked' }
  | { code: 'waits-for-answer' }

/** Why a signature is not taken. */
export type SignRefusal =
  | StateRefusal
  | { code: 'not-found' }
  /** The text was replaced after the person opened the page: it has to be read first. */
  | { code: 'text-changed' }
  | { code: 'power-of-attorney-missing' }
  | { code: 'signature-unreadable' }
  | { code: 'not-a-signatory' }
  | IdentityRefusal

/** Why the person is not taken for who is signed in. */
export type IdentityRefusal =
  | { code: 'wrong-password' }
  | { code: 'wrong-code' }
  | { code: 'code-used-or-expired' }
  | { code: 'too-many-tries'; retryAt: Date }

/** Why the supplier cannot sign; null when it can. A wish to change the text does not keep it from signing. */
export function whyNotSign(state: SigningState): StateRefusal | null {
  switch (state) {
    case 'invited':
    case 'viewed':
    case 'negotiating':
      return null
    case 'signed':
      return { code: 'already-signed' }
    case 'declined':
      return { code: 'already-declined' }
    case 'withdrawn':
      return { code: 'invitation-withdrawn' }
    case 'lapsed':
      return { code: 'invitation-lapsed' }
    default:
      return { code: 'already-in-force' }
  }
}

/** Why the buyer cannot counter-sign; null when it can. */
export function whyNotCounterSign(state: SigningState): StateRefusal | null {
  if (state === 'signed') return null
  return whyNotSign(state) === null ? { code: 'not-signed-yet' } : whyNotSign(state)
}

/** A declined invitation, or one that has come to nothing, is not declined again. */
export function whyNotDecline(state: SigningState): StateRefusal | null {
  return whyNotSign(state)
}

/** One wish at a time. */
export function whyNotAskForChange(state: SigningState): StateRefusal | null {
  return state === 'negotiating' ? { code: 'waits-for-answer' } : whyNotSign(state)
}

export function whyNotAnswer(state: SigningState): StateRefusal | null {
  return state === 'negotiating' ? null : { code: 'nothing-asked' }
}

/** What is in force is terminated, not withdrawn. */
export function whyNotWithdraw(state: SigningState): StateRefusal | null {
  if (state === 'signed' || state === 'lapsed') return null
  return whyNotSign(state)
}

export function whyNotTerminate(state: SigningState): StateRefusal | null {
  return state === 'active' || state === 'expiring' ? null : { code: 'not-in-force' }
}
