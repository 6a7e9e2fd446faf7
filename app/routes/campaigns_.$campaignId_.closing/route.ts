import type { ActionFunctionArgs } from '@remix-run/node'
import { canManageCampaigns } from '#app/accounts/roles.ts'
import { closeCampaign } from '#app/campaigns/close-campaign.server.ts'
import { refusalText } from '#app/campaigns/labels.ts'
import { redirectWithFlash } from '#app/http/flash.server.ts'
import { actionContext, requirePermission } from '#app/http/guards.server.ts'
import { formatNumber } from '#app/i18n/format.ts'
import { m } from '#app/paraglide/messages.js'
import { getDb } from '#db/client.server.ts'

export function action({ request, context, params }: ActionFunctionArgs) {
  const actor = requirePermission(context, request, canManageCampaigns)
  const result = closeCampaign(getDb(), actionContext(context, actor), params.campaignId ?? '')
  const page = `/campaigns/${params.campaignId}`
  const l = { locale: context.locale }
  return result.ok
    ? redirectWithFlash(page, m.campaign_closed({ count: formatNumber(result.noResponse, l.locale) }, l))
    : redirectWithFlash(page, refusalText(result.refusal, l), 'warn')
}
