import { EVIDENCE_EXTENSIONS, type EvidenceExtension } from './evidence-extensions.ts'

/**
 * Kinds of file taken as evidence: by the ending of the name, and what the first bytes must say. Nothing a
 * browser would run (html, svg), no archives.
 */
const MEDIA_TYPES_BY_EXTENSION: Record<EvidenceExtension, readonly string[]> = {
  pdf: ['application/pdf'],
  jpg: ['image/jpeg'],
  jpeg: ['image/jpeg'],
  png: ['image/png'],
  webp: ['image/webp'],
  heic: ['image/heic', 'image/heif', 'image/heic-sequence', 'image/heif-sequence'],
  docx: ['application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  xlsx: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  pptx: ['application/vnd.openxmlformats-officedocument.presentationml.presentation'],
  doc: ['application/x-cfb'],
  xls: ['application/x-cfb'],
  ppt: ['application/x-cfb'],
}

/** What the older office files are called when they are handed out again: their content does not tell them apart. */
const OLD_OFFICE: Record<string, string> = {
  doc: 'application/msword',
  xls: 'application/vnd.ms-excel',
  ppt: 'application/vnd.ms-powerpoint',
}

/** Office files are zip archives inside. */
export const ZIP_BASED_EXTENSIONS = ['docx', 'xlsx', 'pptx']

const MAX_NAME_LENGTH = 200
const MAX_EXTENSION_LENGTH = 10
const FALLBACK_NAME = 'file'

/** The lower-case ending of a name without its dot; empty when it has none. */
export function extensionOf(fileName: string): string {
  const at = fileName.lastIndexOf('.')
  return at > 0 ? fileName.slice(at + 1).toLowerCase() : ''
}

export function isEvidenceExtension(extension: string): extension is EvidenceExtension {
  return EVIDENCE_EXTENSIONS.some(known => known === extension)
}

/** The media type to keep for a file whose content was recognised as `sniffed`; null when name and content disagree. */
export function mediaTypeFor(extension: string, sniffed: string | undefined): string | null {
  const expected = isEvidenceExtension(extension) ? MEDIA_TYPES_BY_EXTENSION[extension] : undefined
  if (!sniffed || !expected?.includes(sniffed)) return null
  return OLD_OFFICE[extension] ?? sniffed
}

/**
 * A name fit to be shown and to be offered at download: the last part of a path, in composed Unicode, without
 * control and direction characters, at most 200 characters with its ending kept.
 */
export function cleanFileName(raw: string): string {
  const last = raw.normalize('NFC').split(/[\\/]/).at(-1) ?? ''
  const visible = last
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, '')
    .replace(/[<>:"|?*]/g, '_')
    .trim()
  const named = visible.replace(/^\.+/, '')
  if (named === '') return FALLBACK_NAME
  const characters = Array.from(named)
  if (characters.length <= MAX_NAME_LENGTH) return named
  const extension = Array.from(extensionOf(named)).slice(0, MAX_EXTENSION_LENGTH)
  const ending = extension.length > 0 ? ['.', ...extension] : []
  return [...characters.slice(0, MAX_NAME_LENGTH - ending.length), ...ending].join('')
}

/** `Content-Disposition` for a download: the name for every browser, and in full Unicode (RFC 5987, RFC 6266). */
export function attachmentHeader(fileName: string): string {
  const plain = fileName.replace(/[^\x20-\x7e]|["\\%]/g, '_')
  const encoded = encodeURIComponent(fileName).replace(
    /['()*!]/g,
    sign => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`
}
