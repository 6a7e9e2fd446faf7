import type { ActionFunctionArgs } from '@remix-run/node'
import { canManageSuppliers } from '#app/accounts/roles.ts'
import { redirectWithFlash } from '#app/http/flash.server.ts'
import { actionContext, notFound, requirePermission } from '#app/http/guards.server.ts'
import { m } from '#app/paraglide/messages.js'
import { reopenSite } from '#app/sites/manage-sites.server.ts'
import { getDb } from '#db/client.server.ts'

export function action({ request, context, params }: ActionFunctionArgs) {
  const actor = requirePermission(context, request, canManageSuppliers)
  const result = reopenSite(getDb(), actionContext(context, actor), params.siteId ?? '')
  const l = { locale: context.locale }
  if (result.ok) return redirectWithFlash('/sites', m.sites_reopened_done({}, l))
  if ('code' in result && result.code === 'not-found') throw notFound()
  return redirectWithFlash('/sites', m.sites_refused({}, l), 'warn')
}
