import type { ActionFunctionArgs } from '@remix-run/node'
import { requireManaged, answerVerb } from '#app/campaigns/campaign-page.server.ts'
import { openCampaign } from '#app/campaigns/open-campaign.server.ts'
import { formatNumber } from '#app/i18n/format.ts'
import { m } from '#app/paraglide/messages.js'

/** Opens the draft; `expected` is the number of suppliers that its page showed. */
export async function action(args: ActionFunctionArgs) {
  const { db, campaign, by, l } = requireManaged(args)
  const expected = Number((await args.request.formData()).get('expected')) || 0
  const result = openCampaign(db, by, campaign.id, expected)
  return answerVerb(
    result,
    `/campaigns/${campaign.id}`,
    ({ population, mails, withoutContact: { length: silent } }) => {
      const counts = { count: formatNumber(population, l.locale), mails: formatNumber(mails, l.locale) }
      if (silent === 0) return m.campaign_opened(counts, l)
      return m.campaign_opened_silent({ ...counts, silent: formatNumber(silent, l.locale) }, l)
    },
    args.context,
  )
}
