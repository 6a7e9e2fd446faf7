import type { AgreementText } from './agreement-text.ts'

/** What of a version is signed or says how it is signed; everything but the note. */
export type VersionContent = AgreementText & {
  termMonths: number
  needsPowerOfAttorney: boolean
  needsResigning: boolean
}

const PARTS = [
  'titleZh',
  'titleEn',
  'bodyZh',
  'bodyEn',
  'consentZh',
  'consentEn',
  'termMonths',
  'needsPowerOfAttorney',
  'needsResigning',
] as const satisfies readonly (keyof VersionContent)[]
export type ContentPart = (typeof PARTS)[number]

/** The parts in which two versions differ. */
export function changedParts(from: VersionContent, to: VersionContent): ContentPart[] {
  return PARTS.filter(part => from[part] !== to[part])
}

/** Whether two versions read and are signed alike; who has to sign again is another matter. */
export function isSameContent(from: VersionContent, to: VersionContent): boolean {
  return changedParts(from, to).every(part => part === 'needsResigning')
}

/** The content of a longer record, and nothing else of it. */
export function contentOf(record: VersionContent): VersionContent {
  const { titleZh, titleEn, bodyZh, bodyEn, consentZh, consentEn } = record
  const { termMonths, needsPowerOfAttorney, needsResigning } = record
  return {
    titleZh,
    titleEn,
    bodyZh,
    bodyEn,
    consentZh,
    consentEn,
    termMonths,
    needsPowerOfAttorney,
    needsResigning,
  }
}
