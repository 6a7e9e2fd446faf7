import type { ActionFunctionArgs } from '@remix-run/node'
import { answerVerb } from '#app/campaigns/campaign-page.server.ts'
import { closeCampaign } from '#app/campaigns/close-campaign.server.ts'
import { formatNumber } from '#app/i18n/format.ts'
import { requireRound } from '#app/integrity/replies/round-page.server.ts'
import { m } from '#app/paraglide/messages.js'

export async function action(args: ActionFunctionArgs) {
  const { db, campaign, by, l } = requireRound(args)
  const isConfirmed = (await args.request.formData()).get('even') === 'yes'
  const result = closeCampaign(db, by, campaign.id, { isConfirmed })
  const said = ({ noResponse }: { noResponse: number }) =>
    m.campaign_closed({ count: formatNumber(noResponse, l.locale) }, l)
  return answerVerb(result, `/integrity/rounds/${campaign.id}`, said, args.context)
}
