import type { ActionFunctionArgs } from '@remix-run/node'
import { discardCampaign } from '#app/campaigns/discard-campaign.server.ts'
import { requireManaged } from '#app/campaigns/campaign-page.server.ts'
import { refusalText } from '#app/campaigns/labels.ts'
import { redirectWithFlash } from '#app/http/flash.server.ts'
import { m } from '#app/paraglide/messages.js'

export function action(args: ActionFunctionArgs) {
  const { db, campaign, by, l } = requireManaged(args)
  const result = discardCampaign(db, by, campaign.id)
  return result.ok
    ? redirectWithFlash('/campaigns', m.campaign_discarded({}, l))
    : redirectWithFlash(`/campaigns/${campaign.id}`, refusalText(result.refusal, l), 'warn')
}
