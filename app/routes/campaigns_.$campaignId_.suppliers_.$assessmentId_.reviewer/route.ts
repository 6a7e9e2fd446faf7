import type { ActionFunctionArgs } from '@remix-run/node'
import { assignReviewer } from '#app/campaigns/assign-reviewers.server.ts'
import { answerVerb, requireParticipant } from '#app/campaigns/campaign-page.server.ts'
import { m } from '#app/paraglide/messages.js'

export async function action(args: ActionFunctionArgs) {
  const { db, assessment, by, l, path } = requireParticipant(args)
  const chosen = (await args.request.formData()).get('reviewerId')
  const reviewerId = typeof chosen === 'string' && chosen !== '' ? chosen : null
  const result = assignReviewer(db, by, assessment.id, reviewerId)
  return answerVerb(result, path, () => m.campaign_one_reviewer_saved({}, l), args.context)
}
