import type { FormRules, FormValues } from '#app/http/form-rules.ts'
import { TERM_LIMITS, TEXT_LIMITS } from './version-limits.ts'
import type { VersionContent } from './version-content.ts'
import { AGREEMENT_KINDS, SIGNING_PARTIES } from './vocabulary.ts'

export const NewAgreementForm = {
  kind: { kind: 'option', required: true, options: AGREEMENT_KINDS },
  parties: { kind: 'option', required: true, options: SIGNING_PARTIES },
  titleZh: { kind: 'text', required: true, maxLength: TEXT_LIMITS.title },
  titleEn: { kind: 'text', required: true, maxLength: TEXT_LIMITS.title },
} as const satisfies FormRules

export const VersionForm = {
  titleZh: { kind: 'text', required: true, maxLength: TEXT_LIMITS.title },
  titleEn: { kind: 'text', required: true, maxLength: TEXT_LIMITS.title },
  bodyZh: { kind: 'text', required: true, maxLength: TEXT_LIMITS.body },
  bodyEn: { kind: 'text', required: true, maxLength: TEXT_LIMITS.body },
  consentZh: { kind: 'text', required: true, maxLength: TEXT_LIMITS.consent },
  consentEn: { kind: 'text', required: true, maxLength: TEXT_LIMITS.consent },
  termMonths: { kind: 'number', required: true, ...TERM_LIMITS },
  needsPowerOfAttorney: { kind: 'flag' },
  needsResigning: { kind: 'flag' },
  note: { kind: 'text', maxLength: TEXT_LIMITS.note },
} as const satisfies FormRules

/** What a checked form says. Browsers post line ends of their own: the same text must give the same hash. */
export function readVersionForm(values: FormValues<typeof VersionForm>): {
  content: VersionContent
  note: string
} {
  const { note, termMonths, needsPowerOfAttorney, needsResigning } = values
  return {
    content: {
      titleZh: values.titleZh,
      titleEn: values.titleEn,
      bodyZh: plainLines(values.bodyZh),
      bodyEn: plainLines(values.bodyEn),
      consentZh: plainLines(values.consentZh),
      consentEn: plainLines(values.consentEn),
      termMonths,
      needsPowerOfAttorney,
      needsResigning,
    },
    note: plainLines(note ?? ''),
  }
}

function plainLines(text: string) {
  return text.replace(/\r\n?/g, '\n')
}
