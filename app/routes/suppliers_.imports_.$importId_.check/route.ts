import { redirect, type ActionFunctionArgs } from '@remix-run/node'
import { canManageSuppliers } from '#app/accounts/roles.ts'
import { redirectWithFlash } from '#app/http/flash.server.ts'
import { actionContext, notFound, requirePermission } from '#app/http/guards.server.ts'
import { checkImport } from '#app/suppliers/import/check-import.server.ts'
import { refusalText } from '#app/suppliers/import/labels.ts'
import { getDb } from '#db/client.server.ts'

/** Starts the dry run anew, with the columns as they were. */
export function action({ request, context, params }: ActionFunctionArgs) {
  const actor = requirePermission(context, request, canManageSuppliers)
  const result = checkImport(getDb(), actionContext(context, actor), params.importId ?? '')
  const page = `/suppliers/imports/${params.importId}`
  if (result.ok) return redirect(page)
  if (result.refusal.code === 'not-found') throw notFound()
  return redirectWithFlash(page, refusalText(result.refusal, { locale: context.locale }), 'warn')
}
