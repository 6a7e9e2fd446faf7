import type { ActionFunctionArgs } from '@remix-run/node'
import { resendInvitation } from '#app/accounts/invite-person.server.ts'
import { canManageSuppliers } from '#app/accounts/roles.ts'
import { redirectWithFlash } from '#app/http/flash.server.ts'
import { actionContext, requirePermission } from '#app/http/guards.server.ts'
import { m } from '#app/paraglide/messages.js'
import { getDb } from '#db/client.server.ts'

export function action({ request, context, params }: ActionFunctionArgs) {
  const actor = requirePermission(context, request, canManageSuppliers)
  const page = `/suppliers/${params.supplierId}#contacts`
  const result = resendInvitation(getDb(), actionContext(context, actor), params.userId ?? '')
  const l = { locale: context.locale }
  return result.ok
    ? redirectWithFlash(page, m.supplier_contact_resent({}, l))
    : redirectWithFlash(page, m.supplier_contact_not_resent({}, l), 'warn')
}
