/** What the signature is wanted for: the first one, a further term, or a later version of the text. */
export const SIGNING_PURPOSES = ['first', 'renewal', 're-signing'] as const
export type SigningPurpose = (typeof SIGNING_PURPOSES)[number]

/** Who signs: the supplier always, the buyer where the template asks for both. */
export const PARTIES = ['supplier', 'buyer'] as const
export type Party = (typeof PARTIES)[number]

export const SIGNATURE_METHODS = ['typed', 'drawn'] as const
export type SignatureMethod = (typeof SIGNATURE_METHODS)[number]

/** How the person proved at the moment of signing to be who is signed in. */
export const AUTHENTICATIONS = ['password', 'mail-code'] as const
export type Authentication = (typeof AUTHENTICATIONS)[number]

/** By what right the person signs for the company. */
export const AUTHORITIES = ['legal-representative', 'authorised', 'power-of-attorney'] as const
export type Authority = (typeof AUTHORITIES)[number]

/** Where a signing stands at an instant; `signing-state.ts` tells it from its facts. */
export const SIGNING_STATES = [
  'invited',
  'viewed',
  'negotiating',
  'signed',
  'active',
  'expiring',
  'expired',
  'declined',
  'withdrawn',
  'lapsed',
  'terminated',
  'replaced',
] as const
export type SigningState = (typeof SIGNING_STATES)[number]
