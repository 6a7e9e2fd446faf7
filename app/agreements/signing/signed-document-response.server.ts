import { createReadableStreamFromReadable } from '@remix-run/node'
import { openEvidence } from '#app/assessments/evidence-store.server.ts'
import { requireFound } from '#app/http/guards.server.ts'
import type { Locale } from '#app/i18n/locale.ts'
import { downloadHeader } from '#app/reports/file-name.ts'
import { getEnvironment } from '#app/server/environment.server.ts'
import type { Db } from '#db/client.server.ts'
import { documentNames } from './document-names.ts'
import { finishDocument } from './finish-document.server.ts'
import { findSignedDocument, type SignedDocumentRow, type SigningRecord } from './queries.server.ts'

/** The stored bytes of a signed agreement, byte for byte; made now when a crash or a long queue has left them undone. */
export async function signedDocumentResponse(
  db: Db,
  found: SigningRecord & { document: SignedDocumentRow | null },
  { locale, now }: { locale: Locale; now: Date },
) {
  const { id } = found.signing
  if (!found.document) await finishDocument(db, id, now)
  const { sha256 } = requireFound(found.document ?? findSignedDocument(db, id))
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
