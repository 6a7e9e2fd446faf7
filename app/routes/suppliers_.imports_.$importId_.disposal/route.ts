import type { ActionFunctionArgs } from '@remix-run/node'
import { canManageSuppliers } from '#app/accounts/roles.ts'
import { redirectWithFlash } from '#app/http/flash.server.ts'
import { actionContext, notFound, requirePermission } from '#app/http/guards.server.ts'
import { m } from '#app/paraglide/messages.js'
import { discardImport } from '#app/suppliers/import/end-import.server.ts'
import { refusalText } from '#app/suppliers/import/labels.ts'
import { getDb } from '#db/client.server.ts'

export function action({ request, context, params }: ActionFunctionArgs) {
  const actor = requirePermission(context, request, canManageSuppliers)
  const l = { locale: context.locale }
  const result = discardImport(getDb(), actionContext(context, actor), params.importId ?? '')
  if (result.ok) return redirectWithFlash('/suppliers/imports', m.import_discarded_done({}, l))
  if (result.refusal.code === 'not-found') throw notFound()
  return redirectWithFlash(`/suppliers/imports/${params.importId}`, refusalText(result.refusal, l), 'warn')
}
