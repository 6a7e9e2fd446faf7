import type { Actor } from '#app/accounts/roles.ts'
import type { RequestContext } from '#app/http/context.ts'
import { notFound } from '#app/http/guards.server.ts'
import { m } from '#app/paraglide/messages.js'
import { busyResponse } from '#app/reports/busy-page.ts'
import { downloadHeader, fileNames } from '#app/reports/file-name.ts'
import { takeTurn } from '#app/reports/turns.server.ts'
import { requireOrganisationName } from '#app/settings/organisation.server.ts'
import { nameFor } from '#app/suppliers/name-for.ts'
import type { Db } from '#db/client.server.ts'
import { findDecision } from './find-measures.server.ts'
import { DECISION_LABELS } from './labels.ts'
import { minutesPdf } from './minutes-pdf.server.ts'

/** The minutes of a decision as a PDF, for whoever may see it; one at a time per person. */
export async function minutesResponse(
  db: Db,
  actor: Actor,
  decisionId: string,
  { locale, nonce, now }: Pick<RequestContext, 'locale' | 'nonce' | 'now'>,
): Promise<Response> {
  const endTurn = takeTurn(actor.userId)
  if (!endTurn) return busyResponse({ locale }, nonce)
  try {
    const about = findDecision(db, actor, decisionId, now)
    if (!about) return notFound()
    const l = { locale }
    const organisation = requireOrganisationName(db, locale)
    const file = await minutesPdf({ decision: about.found, organisation, printedAt: now }, l)
    const words = [
      m.measure_minutes_title({}, l),
      DECISION_LABELS[about.found.kind]({}, l),
      nameFor(about.supplier, l),
    ]
    const names = fileNames(words, `minutes-${about.found.supplierCode}`, 'pdf', now)
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
