import type { AgreementText } from './agreement-text.ts'

/** What an agreement's text names without knowing it: `{{hotline}}` is filled in when the text is approved. */
export const TEXT_FIELDS = ['organisation_zh', 'organisation_en', 'hotline', 'mailbox', 'report_url'] as const
export type TextField = (typeof TEXT_FIELDS)[number]
export type FieldValues = Record<TextField, string>

const FIELD = /\{\{\s*([^{}]*?)\s*\}\}/g

/** The fields a text names, each once, in order of appearance; `unknown` are those no installation can fill in. */
export function fieldsOf(text: AgreementText): { fields: TextField[]; unknown: string[] } {
  const { titleZh, titleEn, bodyZh, bodyEn, consentZh, consentEn } = text
  const parts = [titleZh, titleEn, bodyZh, bodyEn, consentZh, consentEn]
  const names = parts.flatMap(part => [...part.matchAll(FIELD)].map(([, name = '']) => name))
  const distinct = [...new Set(names)]
  return { fields: distinct.filter(isTextField), unknown: distinct.filter(name => !isTextField(name)) }
}

/** Fields that the text names and that have no value yet. */
export function missingFields(text: AgreementText, values: FieldValues): TextField[] {
  return fieldsOf(text).fields.filter(name => values[name].trim() === '')
}

/** The text with its fields filled in. A field without a value stays as it is, for all to see. */
export function fillFields(text: AgreementText, values: FieldValues): AgreementText {
  const fill = (part: string) =>
    part.replace(FIELD, (field, name: string) => (isTextField(name) && values[name].trim()) || field)
  const { titleZh, titleEn, bodyZh, bodyEn, consentZh, consentEn } = text
  return {
    titleZh: fill(titleZh),
    titleEn: fill(titleEn),
    bodyZh: fill(bodyZh),
    bodyEn: fill(bodyEn),
    consentZh: fill(consentZh),
    consentEn: fill(consentEn),
  }
}

function isTextField(name: string): name is TextField {
  return TEXT_FIELDS.some(field => field === name)
}
