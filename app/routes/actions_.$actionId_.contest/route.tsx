import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { canAnswer } from '#app/accounts/roles.ts'
import { m } from '#app/paraglide/messages.js'
import { ReasonForm } from '#app/remediation/actions/action-forms.ts'
import { answerForm, requireAction } from '#app/remediation/actions/action-route.server.ts'
import { ActionReasonPage } from '#app/remediation/actions/ActionReasonPage.tsx'
import { contestAction } from '#app/remediation/actions/answer-finding.server.ts'
import { pageTitle } from '#app/ui/page-title.ts'
import { getDb } from '#db/client.server.ts'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, l => m.action_contest_title({}, l))

export function loader(args: LoaderFunctionArgs) {
  const { id, code, rev, finding } = requireAction(args, canAnswer).action
  return { id, code, rev, finding }
}

export function action(args: ActionFunctionArgs) {
  return answerForm(args, ReasonForm, canAnswer, (acting, { id: actionId }, { rev, reason }) => ({
    result: contestAction(getDb(), acting, { actionId, rev }, reason),
    said: m.action_contested_done,
  }))
}

const WORDS = {
  title: m.action_contest_title,
  text: m.action_contest_text,
  reason: m.action_contest_reason,
  submit: m.action_contest_send,
}

export default function Contest() {
  return (
    <ActionReasonPage
      action={useLoaderData<typeof loader>()}
      result={useActionData<typeof action>()}
      words={WORDS}
    />
  )
}
