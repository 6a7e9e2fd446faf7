import type { ActionFunctionArgs } from '@remix-run/node'
import { askAgain } from '#app/campaigns/ask-again.server.ts'
import { answerVerb, requireParticipant } from '#app/campaigns/campaign-page.server.ts'
import { m } from '#app/paraglide/messages.js'

/** Asks a supplier again that has declined. */
export function action(args: ActionFunctionArgs) {
  const { db, assessment, by, l, path } = requireParticipant(args)
  const result = askAgain(db, by, assessment.id)
  return answerVerb(
    result,
    path,
    ({ mails }) => m.campaign_asked_again({ mails: String(mails) }, l),
    args.context,
  )
}
