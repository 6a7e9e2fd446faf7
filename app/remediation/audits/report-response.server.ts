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
import { areFindingsOut } from './audit-state.ts'
import { findAudit } from './find-audit.server.ts'
import { auditReportPdf } from './report-pdf.server.ts'

/** The report of an audit whose findings are out, for whoever may see it; one at a time per person. */
export async function auditReportResponse(
  db: Db,
  actor: Actor,
  auditId: string,
  { locale, nonce, now }: Pick<RequestContext, 'locale' | 'nonce' | 'now'>,
): Promise<Response> {
  const endTurn = takeTurn(actor.userId)
  if (!endTurn) return busyResponse({ locale }, nonce)
  try {
    const found = findAudit(db, actor, auditId, { now, locale })
    if (!found || !areFindingsOut(found.audit.state)) return notFound()
    const l = { locale }
    const organisation = requireOrganisationName(db, locale)
    const file = await auditReportPdf({ ...found, organisation, printedAt: now }, l)
    const about = [m.audit_report({}, l), found.audit.code, nameFor(found.supplier, l)]
    const names = fileNames(about, `audit-${found.audit.code}`, 'pdf', now)
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
