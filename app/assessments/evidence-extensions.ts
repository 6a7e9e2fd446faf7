/** Endings of files taken as evidence; apart from the rest of the rules, because the page needs no more of them. */
export const EVIDENCE_EXTENSIONS = [
  'pdf',
  'jpg',
  'jpeg',
  'png',
  'webp',
  'heic',
  'docx',
  'xlsx',
  'pptx',
  'doc',
  'xls',
  'ppt',
] as const
export type EvidenceExtension = (typeof EVIDENCE_EXTENSIONS)[number]
