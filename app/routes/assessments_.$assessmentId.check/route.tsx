import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { canAnswer } from '#app/accounts/roles.ts'
import { checkPage } from '#app/assessments/form/check-page.server.ts'
import { CheckPage } from '#app/assessments/form/CheckPage.tsx'
import { requireFound, requirePermission } from '#app/http/guards.server.ts'
import { m } from '#app/paraglide/messages.js'
import { pageTitle } from '#app/ui/page-title.ts'
import { getDb } from '#db/client.server.ts'

export function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = requirePermission(context, request, canAnswer)
  return requireFound(checkPage(getDb(), actor, params.assessmentId ?? '', context.locale, context.now))
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, l => m.checklist_check_title({}, l))

export default function Check() {
  const view = useLoaderData<typeof loader>()
  return <CheckPage key={view.assessmentId} view={view} result={undefined} />
}
