import type { ActionFunctionArgs } from '@remix-run/node'
import { canSeeIntegrity } from '#app/accounts/roles.ts'
import { redirectWithFlash } from '#app/http/flash.server.ts'
import { actionContext, notFound, requirePermission } from '#app/http/guards.server.ts'
import { endConflict } from '#app/integrity/registers/change-conflict.server.ts'
import { conflictRefusalText } from '#app/integrity/registers/labels.ts'
import { m } from '#app/paraglide/messages.js'
import { getDb } from '#db/client.server.ts'

/** The relation is over. */
export function action({ request, context, params }: ActionFunctionArgs) {
  const actor = requirePermission(context, request, canSeeIntegrity)
  const { conflictId = '' } = params
  const l = { locale: context.locale }
  const result = endConflict(getDb(), actionContext(context, actor), conflictId)
  if (result.ok) return redirectWithFlash('/registers/conflicts', m.matter_saved({}, l))
  if (result.refusal.code === 'not-found') throw notFound()
  return redirectWithFlash(
    `/registers/conflicts/${conflictId}`,
    conflictRefusalText(result.refusal, l),
    'warn',
  )
}
