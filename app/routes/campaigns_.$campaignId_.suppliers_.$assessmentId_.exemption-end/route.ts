import type { ActionFunctionArgs } from '@remix-run/node'
import { answerVerb, requireParticipant } from '#app/campaigns/campaign-page.server.ts'
import { endExemption } from '#app/campaigns/end-exemption.server.ts'
import { m } from '#app/paraglide/messages.js'

export function action(args: ActionFunctionArgs) {
  const { db, assessment, by, l, path } = requireParticipant(args)
  const result = endExemption(db, by, assessment.id)
  return answerVerb(result, path, () => m.campaign_exemption_ended({}, l), args.context)
}
