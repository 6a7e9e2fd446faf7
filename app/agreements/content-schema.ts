import { z } from 'zod'
import { LocalizedText } from '#app/i18n/localized-text.ts'
import { AGREEMENT_KINDS, SIGNING_PARTIES } from './vocabulary.ts'
import { TERM_LIMITS } from './version-limits.ts'

/** An agreement's `agreement.yaml`; the texts lie beside it, one Markdown file per language. */
export const AgreementHead = z.strictObject({
  /** Also the name of its folder. */
  code: z.string().regex(/^[a-z][a-z0-9-]{1,59}$/),
  kind: z.enum(AGREEMENT_KINDS),
  parties: z.enum(SIGNING_PARTIES),
  title: LocalizedText,
  consent: LocalizedText,
  termMonths: z.number().int().min(TERM_LIMITS.min).max(TERM_LIMITS.max),
  needsPowerOfAttorney: z.boolean().default(false),
  /** What the organisation's own people should know about the text. */
  note: z.string().trim().default(''),
})
export type AgreementHead = z.infer<typeof AgreementHead>
