import type { ActionFunctionArgs } from '@remix-run/node'
import { answerVerb } from '#app/campaigns/campaign-page.server.ts'
import { discardCampaign } from '#app/campaigns/discard-campaign.server.ts'
import { requireRound } from '#app/integrity/replies/round-page.server.ts'
import { m } from '#app/paraglide/messages.js'

export function action(args: ActionFunctionArgs) {
  const { db, campaign, by, l } = requireRound(args)
  const result = discardCampaign(db, by, campaign.id)
  return answerVerb(result, '/integrity', () => m.reply_round_discarded({}, l), args.context)
}
