import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { inviteFromForm } from '#app/accounts/invite-from-form.server.ts'
import { readPeoplePage } from '#app/accounts/people-list.server.ts'
import { PeoplePage } from '#app/accounts/PeoplePage.tsx'
import { canAdminister } from '#app/accounts/roles.ts'
import { getThrottle } from '#app/accounts/throttle.server.ts'
import { actionContext, requireFound, requirePermission } from '#app/http/guards.server.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { pageTitle } from '#app/ui/page-title.ts'
import { getDb } from '#db/client.server.ts'

export function loader({ request, context }: LoaderFunctionArgs) {
  const actor = requirePermission(context, request, canAdminister)
  return requireFound(readPeoplePage(getDb(), actor, request, context.now))
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = requirePermission(context, request, canAdminister)
  const to = { supplierId: null, to: '/people', locale: context.locale }
  const by = actionContext(context, actor)
  return inviteFromForm(getDb(), await getThrottle(), by, await request.formData(), to)
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, l => m.accounts_people_title({}, l))

export default function People() {
  const l = useLocale()
  return (
    <PeoplePage
      side="buyer"
      title={m.accounts_people_title({}, l)}
      lead={m.accounts_people_lead({}, l)}
      list={useLoaderData<typeof loader>()}
      proposedRoles={[]}
      result={useActionData<typeof action>()}
    />
  )
}
