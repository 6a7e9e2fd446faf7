import { z } from 'zod'
import { SealFields } from './seal.ts'

export const PROOF_FILE = 'proof.json'

const Text = z.string().max(500_000)

/**
 * What a signed PDF carries as a file, so that everything on it can be computed again from the PDF alone: the
 * exact texts, and the signatures with the fields of their seals.
 */
export const ProofFile = z.strictObject({
  schema: z.literal('signed-agreement/1'),
  text: z.strictObject({
    titleZh: Text,
    titleEn: Text,
    bodyZh: Text,
    bodyEn: Text,
    consentZh: Text,
    consentEn: Text,
  }),
  signatures: z
    .array(
      z.strictObject({
        fields: SealFields,
        seal: z.string(),
        /** `typed`: the name as text; `drawn`: the strokes as an SVG path in a box of 600 × 200. */
        method: z.enum(['typed', 'drawn']),
        signature: Text,
      }),
    )
    .min(1)
    .max(2),
  /** From when to when the agreement binds, as ISO instants. */
  term: z.strictObject({ from: z.iso.datetime(), until: z.iso.datetime() }),
})
export type ProofFile = z.infer<typeof ProofFile>
export type SignatureOnPaper = ProofFile['signatures'][number]
