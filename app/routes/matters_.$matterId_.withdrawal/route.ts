import type { ActionFunctionArgs } from '@remix-run/node'
import { redirectWithFlash } from '#app/http/flash.server.ts'
import { notFound } from '#app/http/guards.server.ts'
import { matterRefusalText } from '#app/integrity/matters/labels.ts'
import { requireMatter } from '#app/integrity/matters/matter-route.server.ts'
import { endProposal } from '#app/integrity/matters/take-step.server.ts'
import { m } from '#app/paraglide/messages.js'
import { getDb } from '#db/client.server.ts'

/** Takes the step that waits back, or sends it back to whoever proposed it. */
export async function action(args: ActionFunctionArgs) {
  const { matter, acting } = requireMatter(args)
  const l = { locale: args.context.locale }
  const to = `/matters/${matter.id}`
  const rev = Number((await args.request.formData()).get('rev'))
  const result = endProposal(getDb(), acting, { matterId: matter.id, rev })
  if (result.ok) return redirectWithFlash(to, m.matter_proposal_ended({}, l))
  if (result.refusal.code === 'not-found') throw notFound()
  return redirectWithFlash(to, matterRefusalText(result.refusal, l), 'warn')
}
