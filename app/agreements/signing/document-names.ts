import type { Locale } from '#app/i18n/locale.ts'
import { fileNames, type FileNames } from '#app/reports/file-name.ts'
import { titleFor } from '../agreement-text.ts'

type Subject = {
  signing: { activeAt: Date | null }
  template: { code: string }
  version: { number: number; titleZh: string; titleEn: string }
  supplier: { code: string }
}

/** What a signed PDF is called: agreement, version and supplier, with the day it came into force. */
export function documentNames({ signing, template, version, supplier }: Subject, locale: Locale): FileNames {
  const code = supplier.code.replaceAll(/[^\w-]/g, '_')
  return fileNames(
    [titleFor(version, locale), `V${version.number}`, supplier.code],
    `${template.code}-v${version.number}-${code}`,
    'pdf',
    signing.activeAt ?? new Date(0),
  )
}
