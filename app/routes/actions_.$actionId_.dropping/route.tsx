import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { canManageActions } from '#app/accounts/roles.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { ReasonForm } from '#app/remediation/actions/action-forms.ts'
import { answerForm, requireAction } from '#app/remediation/actions/action-route.server.ts'
import { ActionFormCard } from '#app/remediation/actions/ActionFormCard.tsx'
import { dropDraft } from '#app/remediation/actions/change-draft.server.ts'
import { TextArea } from '#app/ui/Field.tsx'
import { Page, Stack } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { useRuleForm } from '#app/ui/use-form.ts'
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

export default function Dropping() {
  const { id, code, rev, finding } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { field, formProps } = useRuleForm(ReasonForm, result)
  const l = useLocale()
  return (
    <Page
      title={m.action_drop_title({}, l)}
      lead={m.action_drop_text({}, l)}
      back={{ to: `/actions/${id}`, label: code }}
      width="narrow"
    >
      <Stack>
        <p className="border-l-2 border-line pl-3 break-words whitespace-pre-line">{finding}</p>
        <ActionFormCard formProps={formProps} rev={rev} result={result} submit={m.action_confirm({}, l)}>
          <TextArea label={m.action_reason({}, l)} rows={5} {...field('reason')} />
        </ActionFormCard>
      </Stack>
    </Page>
  )
}
