import { digestOf } from '#app/grading/digest.server.ts'
import type { AgreementText } from './agreement-text.ts'

type Titled = Pick<AgreementText, 'titleZh' | 'titleEn' | 'bodyZh' | 'bodyEn'>
type Consent = Pick<AgreementText, 'consentZh' | 'consentEn'>

/** SHA-256, in lower-case hex, over the canonical JSON of titles and texts in both languages. */
export function textSha256Of({ titleZh, titleEn, bodyZh, bodyEn }: Titled): string {
  return digestOf({ titleZh, titleEn, bodyZh, bodyEn })
}

/** SHA-256 over both wordings of the consent. */
export function consentSha256Of({ consentZh, consentEn }: Consent): string {
  return digestOf({ consentZh, consentEn })
}
