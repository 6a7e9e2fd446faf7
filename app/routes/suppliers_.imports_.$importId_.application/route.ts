import { redirect, type ActionFunctionArgs } from '@remix-run/node'
import { canManageSuppliers } from '#app/accounts/roles.ts'
import { redirectWithFlash } from '#app/http/flash.server.ts'
import { actionContext, notFound, requirePermission } from '#app/http/guards.server.ts'
import { applyImport } from '#app/suppliers/import/apply-import.server.ts'
import { refusalText } from '#app/suppliers/import/labels.ts'
import { getDb } from '#db/client.server.ts'

/** Starts the import into the register; the page it leads to shows how far it is. */
export function action({ request, context, params }: ActionFunctionArgs) {
  const actor = requirePermission(context, request, canManageSuppliers)
  const result = applyImport(getDb(), actionContext(context, actor), params.importId ?? '')
  const page = `/suppliers/imports/${params.importId}`
  if (result.ok) return redirect(page)
  if (result.refusal.code === 'not-found') throw notFound()
  return redirectWithFlash(page, refusalText(result.refusal, { locale: context.locale }), 'warn')
}
