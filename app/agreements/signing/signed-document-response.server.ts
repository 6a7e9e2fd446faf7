import { createReadableStreamFromReadable } from '@remix-run/node'
import { openEvidence } from '#app/assessments/evidence-store.server.ts'
import { requireFound } from '#app/http/guards.server.ts'
import type { Locale } from '#app/i18n/locale.ts'
import { downloadHeader } from '#app/reports/file-name.ts'
import { getEnvironment } from '#app/server/environment.server.ts'
import { documentNames } from './document-names.ts'
import type { SignedDocumentRow, SigningRecord } from './queries.server.ts'

/** The stored bytes of a signed agreement, byte for byte; not found before they are there. */
export async function signedDocumentResponse(
  found: SigningRecord & { document: SignedDocumentRow | null },
  locale: Locale,
) {
  const { sha256 } = requireFound(found.document)
  const file = requireFound(await openEvidence(getEnvironment().uploadsFolder, sha256))
  return new Response(createReadableStreamFromReadable(file.stream), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Length': String(file.sizeBytes),
      'Content-Disposition': downloadHeader(documentNames(found, locale)),
      'Content-Security-Policy': 'sandbox',
    },
  })
}
