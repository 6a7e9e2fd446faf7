import type { ActionFunctionArgs } from '@remix-run/node'
import { answerVerb } from '#app/campaigns/campaign-page.server.ts'
import { openCampaign } from '#app/campaigns/open-campaign.server.ts'
import { formatNumber } from '#app/i18n/format.ts'
import { requireRound } from '#app/integrity/replies/round-page.server.ts'
import { m } from '#app/paraglide/messages.js'

/** Sends the questionnaire to everybody it is for. */
export async function action(args: ActionFunctionArgs) {
  const { db, campaign, by, l } = requireRound(args)
  const expected = Number((await args.request.formData()).get('expected'))
  const result = openCampaign(db, by, campaign.id, Number.isSafeInteger(expected) ? expected : null)
  const said = ({ population, withoutContact }: { population: number; withoutContact: unknown[] }) =>
    m.reply_round_opened(
      {
        count: formatNumber(population, l.locale),
        missing: formatNumber(withoutContact.length, l.locale),
      },
      l,
    )
  const to = result.ok ? `/integrity?round=${campaign.id}` : `/integrity/rounds/${campaign.id}`
  return answerVerb(result, to, said, args.context)
}
