/** What an agreement is about. The integrity function keeps the first two, procurement the rest. */
export const AGREEMENT_KINDS = [
  'integrity-co-building',
  'integrity-commitment',
  'quality',
  'environment',
  'purchasing',
  'confidentiality',
  'banned-substances',
] as const
export type AgreementKind = (typeof AGREEMENT_KINDS)[number]

/** Kept by the integrity function (audit and supervision), not by procurement. */
export const INTEGRITY_AGREEMENT_KINDS = [
  'integrity-co-building',
  'integrity-commitment',
] as const satisfies readonly AgreementKind[]

export function isIntegrityAgreement(kind: AgreementKind) {
  return INTEGRITY_AGREEMENT_KINDS.some(each => each === kind)
}

/** `both`: binding once the buyer has counter-signed. `supplier`: binding with the supplier's signature. */
export const SIGNING_PARTIES = ['both', 'supplier'] as const
export type SigningParties = (typeof SIGNING_PARTIES)[number]

/**
 * A version's life; `superseded` follows from a later publication of the same template. One that is let go before
 * its publication is `discarded` and stays on record.
 */
export const VERSION_STATES = ['draft', 'approved', 'published', 'superseded', 'discarded'] as const
export type VersionState = (typeof VERSION_STATES)[number]
