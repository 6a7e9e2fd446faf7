import type { ActionFunctionArgs } from '@remix-run/node'
import { canPublishGrades } from '#app/accounts/roles.ts'
import { publishVerified } from '#app/assessments/publish-verified.server.ts'
import { findCampaign } from '#app/campaigns/find-campaign.server.ts'
import { redirectWithFlash } from '#app/http/flash.server.ts'
import { actionContext, requireFound, requirePermission } from '#app/http/guards.server.ts'
import { formatNumber } from '#app/i18n/format.ts'
import { m } from '#app/paraglide/messages.js'
import { getDb } from '#db/client.server.ts'

/** Publishes the verified results of a campaign together. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = requirePermission(context, request, canPublishGrades)
  const db = getDb()
  const { id } = requireFound(findCampaign(db, actor, params.campaignId ?? ''))
  const { published, left } = await publishVerified(db, actionContext(context, actor), id)
  const l = { locale: context.locale }
  const count = formatNumber(published, l.locale)
  const said =
    left > 0
      ? m.campaign_grades_published_left({ count, left: formatNumber(left, l.locale) }, l)
      : m.campaign_grades_published({ count }, l)
  return redirectWithFlash(`/campaigns/${id}`, said, left > 0 ? 'warn' : 'good')
}
