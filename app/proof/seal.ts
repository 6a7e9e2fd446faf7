import { z } from 'zod'

export const SEAL_SCHEMA = 'signature-seal/1'
export const SEAL_PARTIES = ['supplier', 'buyer'] as const
export type SealParty = (typeof SEAL_PARTIES)[number]
/** How the signatory confirmed to be the one signed in. */
export const AUTHENTICATIONS = ['password', 'mail-code'] as const
export type Authentication = (typeof AUTHENTICATIONS)[number]

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/**
 * Everything that one signature says, in the order in which its seal is computed. The list is published
 * (docs/proof.md) and never changes: another list gets another `schema`.
 */
export const SealFields = z.strictObject({
  schema: z.literal(SEAL_SCHEMA),
  signingId: z.string(),
  party: z.enum(SEAL_PARTIES),
  templateCode: z.string(),
  versionNumber: z.number().int(),
  /** Over the titles and texts of both languages. */
  textSha256: Sha256,
  /** Over both wordings of what was consented to. */
  consentSha256: Sha256,
  /** The language in which the signatory read and consented. */
  consentLocale: z.string(),
  supplierCode: z.string(),
  supplierName: z.string(),
  creditCode: z.string(),
  signatoryName: z.string(),
  signatoryTitle: z.string(),
  /** The signatory's own words on being allowed to sign. */
  signatoryAuthority: z.string(),
  accountId: z.string(),
  accountEmail: z.string(),
  authentication: z.enum(AUTHENTICATIONS),
  /** ISO 8601 in UTC with milliseconds, by the clock of the server. */
  signedAt: z.iso.datetime({ precision: 3 }),
  ip: z.string(),
  userAgent: z.string(),
  /** Of the drawn or typed signature. */
  signatureSha256: Sha256,
  powerOfAttorneySha256: Sha256.nullable(),
  /** The hash of the last event before the one that records this signature. */
  previousEventHash: Sha256,
  /** The buyer's seal names the supplier's, and so stands for both. */
  previousSeal: Sha256.nullable(),
})
export type SealFields = z.infer<typeof SealFields>
export type SealFieldName = keyof SealFields

/** The published order. */
export const SEAL_FIELDS = Object.keys(SealFields.shape) as SealFieldName[]

/** What is hashed: a JSON list of `[name, value]`, in the published order, without white space. */
export function sealText(fields: SealFields): string {
  return JSON.stringify(SEAL_FIELDS.map(name => [name, fields[name]]))
}

/** The fields that say something else in `found` than in `expected`, in the published order. */
export function differingFields(expected: SealFields, found: SealFields): SealFieldName[] {
  return SEAL_FIELDS.filter(name => expected[name] !== found[name])
}
