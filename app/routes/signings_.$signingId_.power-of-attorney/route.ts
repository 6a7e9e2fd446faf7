import type { ActionFunctionArgs } from '@remix-run/node'
import { canSubmit } from '#app/accounts/roles.ts'
import { findSigning } from '#app/agreements/signing/find-signing.server.ts'
import { signingRefusalText } from '#app/agreements/signing/labels.ts'
import { handInPowerOfAttorney, whyNotHandIn } from '#app/agreements/signing/power-of-attorney.server.ts'
import { discardEvidence, receiveEvidence } from '#app/assessments/receive-evidence.server.ts'
import type { ReceivedForm } from '#app/assessments/receive-multipart.server.ts'
import { redirectWithFlash } from '#app/http/flash.server.ts'
import { actionContext, requireFound, requirePermission } from '#app/http/guards.server.ts'
import { m } from '#app/paraglide/messages.js'
import { getDb } from '#db/client.server.ts'

/** Keeps a power of attorney for the signature to come. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = requirePermission(context, request, canSubmit)
  const db = getDb()
  const { signing } = requireFound(findSigning(db, actor, params.signingId ?? '', context.now))
  const l = { locale: context.locale }
  const back = `/signings/${signing.id}/signature`
  const refusal = whyNotHandIn(db, { actor, now: context.now, ip: context.ip }, signing.id)
  if (refusal) {
    await discardEvidence(db, request)
    return redirectWithFlash(back, signingRefusalText(refusal, l), 'warn')
  }
  const keep = ({ files, problem }: ReceivedForm) => {
    const [file] = files
    if (problem || !file || !('stored' in file)) return null
    return handInPowerOfAttorney(db, actionContext(context, actor), signing.id, file.stored)
  }
  const result = await receiveEvidence(db, request, () => 1, keep)
  if (!result) return redirectWithFlash(back, m.signing_paper_refused({}, l), 'warn')
  if (!result.ok) return redirectWithFlash(back, signingRefusalText(result.refusal, l), 'warn')
  return redirectWithFlash(back, m.signing_paper_kept({}, l))
}
