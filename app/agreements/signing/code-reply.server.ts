import { data } from '@remix-run/node'
import { getThrottle } from '#app/accounts/throttle.server.ts'
import { redirectWithFlash } from '#app/http/flash.server.ts'
import type { ActionContext } from '#app/history/record-event.server.ts'
import type { LocaleOption } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { getDb } from '#db/client.server.ts'
import { sendSigningCode } from './confirm-identity.server.ts'
import { signingRefusalText } from './labels.ts'

/** Sends a code and says so: in place to a page with JavaScript, by leading back to `to` without. */
export async function replyWithCode(
  request: Request,
  context: ActionContext,
  { subject, to }: { subject: string; to: string },
  l: LocaleOption,
) {
  const refusal = await sendSigningCode(getDb(), await getThrottle(), context, subject)
  const said = refusal
    ? signingRefusalText(refusal, l)
    : m.signing_code_sent({ email: context.actor.email }, l)
  if (
    !new URL(request.url).pathname.endsWith('.data') &&
    request.headers.get('sec-fetch-dest') === 'document'
  )
    return redirectWithFlash(to, said, refusal ? 'warn' : 'info')
  return data({ said }, { status: refusal ? 429 : 200 })
}
