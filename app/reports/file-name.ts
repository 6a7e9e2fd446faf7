import { isoDate } from '#app/i18n/format.ts'

/** `name`: in the reader's language. `plain`: in ASCII, for whatever does not understand the other. */
export type FileNames = { name: string; plain: string }

const MAX_PART = 60

/** `供应商_2026-11-22.xlsx` out of a title and what it is about, with the day in China time. */
export function fileNames(
  parts: readonly (string | null)[],
  plain: string,
  extension: string,
  now: Date,
): FileNames {
  const day = isoDate(now)
  const named = parts.flatMap(part => (part ? [namePart(part)] : []))
  return { name: `${[...named, day].join('_')}.${extension}`, plain: `${plain}_${day}.${extension}` }
}

/** `Content-Disposition` of a download, for every browser and in full Unicode (RFC 6266, RFC 5987). */
export function downloadHeader({ name, plain }: FileNames): string {
  const encoded = encodeURIComponent(name).replace(
    /['()*!]/g,
    sign => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`
}

/** Without what a file system or a header would stumble over. */
function namePart(part: string) {
  const visible = part
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, '')
    .replace(/[<>:"/\\|?*\s.]+/g, ' ')
    .trim()
  return Array.from(visible).slice(0, MAX_PART).join('')
}
