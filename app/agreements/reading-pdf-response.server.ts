import type { Actor } from '#app/accounts/roles.ts'
import type { RequestContext } from '#app/http/context.ts'
import { busyResponse } from '#app/reports/busy-page.ts'
import { downloadHeader, fileNames } from '#app/reports/file-name.ts'
import { takeTurn } from '#app/reports/turns.server.ts'
import { requireOrganisationName } from '#app/settings/organisation.server.ts'
import { m } from '#app/paraglide/messages.js'
import type { Db } from '#db/client.server.ts'
import { titleFor } from './agreement-text.ts'
import type { AgreementVersionRow } from './queries.server.ts'
import { readingPdf } from './reading-pdf.server.ts'
import { textAsRead } from './version-page.server.ts'

/** The text of a version as a PDF, for whoever may read it; one at a time per person. */
export async function readingPdfResponse(
  db: Db,
  actor: Actor,
  version: AgreementVersionRow,
  { locale, nonce, now }: Pick<RequestContext, 'locale' | 'nonce' | 'now'>,
): Promise<Response> {
  const endTurn = takeTurn(actor.userId)
  if (!endTurn) return busyResponse({ locale }, nonce)
  try {
    const text = textAsRead(db, version)
    const { number, state, textSha256, updatedAt } = version
    const organisation = requireOrganisationName(db, locale)
    const copy = { text, number, state, textSha256, organisation, updatedAt }
    const file = await readingPdf(copy, { locale })
    const about = m.agreements_version({ number: String(number) }, { locale })
    const names = fileNames([titleFor(text, locale), about], 'agreement', 'pdf', now)
    return new Response(new Uint8Array(file), {
      headers: {
        'Content-Type': 'application/pdf',
        'Content-Length': String(file.byteLength),
        'Content-Disposition': downloadHeader(names),
      },
    })
  } finally {
    endTurn()
  }
}
