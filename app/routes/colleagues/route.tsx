import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { inviteFromForm } from '#app/accounts/invite-from-form.server.ts'
import { readPeoplePage } from '#app/accounts/people-list.server.ts'
import { PeoplePage } from '#app/accounts/PeoplePage.tsx'
import { canManageColleagues } from '#app/accounts/roles.ts'
import { getThrottle } from '#app/accounts/throttle.server.ts'
import { actionContext, requireFound, requirePermission } from '#app/http/guards.server.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { pageTitle } from '#app/ui/page-title.ts'
import { getDb } from '#db/client.server.ts'

export function loader({ request, context }: LoaderFunctionArgs) {
  const actor = requirePermission(context, request, canManageColleagues)
  return requireFound(readPeoplePage(getDb(), actor, request, context.now))
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = requirePermission(context, request, canManageColleagues)
  const to = { supplierId: actor.supplierId, to: '/colleagues', locale: context.locale }
  const by = actionContext(context, actor)
  return inviteFromForm(getDb(), await getThrottle(), by, await request.formData(), to)
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, l => m.accounts_colleagues_title({}, l))

export default function Colleagues() {
  const l = useLocale()
  return (
    <PeoplePage
      side="supplier"
      title={m.accounts_colleagues_title({}, l)}
      lead={m.accounts_colleagues_lead({}, l)}
      list={useLoaderData<typeof loader>()}
      proposedRoles={['contributor']}
      result={useActionData<typeof action>()}
    />
  )
}
