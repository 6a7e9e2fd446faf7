import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { canManageCampaigns } from '#app/accounts/roles.ts'
import { findAssessment } from '#app/assessments/find-assessment.server.ts'
import { ExemptionForm } from '#app/campaigns/campaign-form.ts'
import { exemptAssessment } from '#app/campaigns/exempt-assessment.server.ts'
import { ExemptionPage } from '#app/campaigns/ExemptionPage.tsx'
import { redirectWithFlash } from '#app/http/flash.server.ts'
import { actionContext, requireFound, requirePermission } from '#app/http/guards.server.ts'
import { conflictForm, invalidForm, parseForm, rawOf } from '#app/http/parse-form.server.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { nameFor } from '#app/suppliers/name-for.ts'
import { pageTitle } from '#app/ui/page-title.ts'
import { getDb } from '#db/client.server.ts'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, l => m.campaign_exempt({}, l))

export function loader({ request, context }: LoaderFunctionArgs) {
  const actor = requirePermission(context, request, canManageCampaigns)
  const id = new URL(request.url).searchParams.get('assessmentId') ?? ''
  const { supplier, campaign } = requireFound(findAssessment(getDb(), actor, id))
  return { id, supplier, campaign }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = requirePermission(context, request, canManageCampaigns)
  const form = await request.formData()
  const parsed = parseForm(ExemptionForm, form)
  if (!parsed.ok) return invalidForm(parsed.errors, parsed.raw)
  const { assessmentId, reason } = parsed.values
  const { campaign } = requireFound(findAssessment(getDb(), actor, assessmentId))
  const result = exemptAssessment(getDb(), actionContext(context, actor), assessmentId, { reason })
  const said = m.campaign_exempted({}, { locale: context.locale })
  if (result.ok) return redirectWithFlash(`/campaigns/${campaign.id}`, said)
  return conflictForm(rawOf(ExemptionForm, form), result.refusal)
}

export default function Exempt() {
  const { id, supplier, campaign } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const l = useLocale()
  return (
    <ExemptionPage
      assessmentId={id}
      supplier={supplier}
      lead={m.campaign_exempt_text({}, l)}
      back={{
        to: `/campaigns/${campaign.id}`,
        label: m.campaign_back_one({ name: nameFor(campaign, l) }, l),
      }}
      result={result}
    />
  )
}
