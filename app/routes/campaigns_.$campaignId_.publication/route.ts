import type { ActionFunctionArgs } from '@remix-run/node'
import { canPublishGrades } from '#app/accounts/roles.ts'
import { publishCampaign } from '#app/campaigns/close-campaign.server.ts'
import { refusalText } from '#app/campaigns/labels.ts'
import { redirectWithFlash } from '#app/http/flash.server.ts'
import { actionContext, requirePermission } from '#app/http/guards.server.ts'
import { m } from '#app/paraglide/messages.js'
import { getDb } from '#db/client.server.ts'

export function action({ request, context, params }: ActionFunctionArgs) {
  const actor = requirePermission(context, request, canPublishGrades)
  const result = publishCampaign(getDb(), actionContext(context, actor), params.campaignId ?? '')
  const page = `/campaigns/${params.campaignId}`
  const l = { locale: context.locale }
  return result.ok
    ? redirectWithFlash(page, m.campaign_published({}, l))
    : redirectWithFlash(page, refusalText(result.refusal, l), 'warn')
}
