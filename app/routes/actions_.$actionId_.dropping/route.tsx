import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { canManageActions } from '#app/accounts/roles.ts'
import { m } from '#app/paraglide/messages.js'
import { ReasonForm } from '#app/remediation/actions/action-forms.ts'
import { answerForm, requireAction } from '#app/remediation/actions/action-route.server.ts'
import { ActionReasonPage } from '#app/remediation/actions/ActionReasonPage.tsx'
import { dropDraft } from '#app/remediation/actions/change-draft.server.ts'
import { pageTitle } from '#app/ui/page-title.ts'
import { getDb } from '#db/client.server.ts'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, l => m.action_drop_title({}, l))

export function loader(args: LoaderFunctionArgs) {
  const { id, code, rev, finding } = requireAction(args, canManageActions).action
  return { id, code, rev, finding }
}

export function action(args: ActionFunctionArgs) {
  return answerForm(args, ReasonForm, canManageActions, (acting, { id: actionId }, { rev, reason }) => ({
    result: dropDraft(getDb(), acting, { actionId, rev }, reason),
    said: m.action_dropped_done,
  }))
}

const WORDS = {
  title: m.action_drop_title,
  text: m.action_drop_text,
  reason: m.action_reason,
  submit: m.action_confirm,
}

export default function Dropping() {
  return (
    <ActionReasonPage
      action={useLoaderData<typeof loader>()}
      result={useActionData<typeof action>()}
      words={WORDS}
    />
  )
}
