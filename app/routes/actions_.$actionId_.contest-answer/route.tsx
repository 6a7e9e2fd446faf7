import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { canManageActions } from '#app/accounts/roles.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { ContestAnswerForm } from '#app/remediation/actions/action-forms.ts'
import { answerForm, requireAction } from '#app/remediation/actions/action-route.server.ts'
import { ActionFormCard } from '#app/remediation/actions/ActionFormCard.tsx'
import { upholdAction, withdrawAction } from '#app/remediation/actions/answer-finding.server.ts'
import { RadioGroup, TextArea } from '#app/ui/Field.tsx'
import { Page, Stack } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { useRuleForm } from '#app/ui/use-form.ts'
import { getDb } from '#db/client.server.ts'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, l => m.action_answer_title({}, l))

export function loader(args: LoaderFunctionArgs) {
  const { id, code, rev, finding, contestReason } = requireAction(args, canManageActions).action
  return { id, code, rev, finding, contestReason }
}

export function action(args: ActionFunctionArgs) {
  return answerForm(
    args,
    ContestAnswerForm,
    canManageActions,
    (acting, { id: actionId }, { rev, answer, reason }) => {
      const verb = answer === 'uphold' ? upholdAction : withdrawAction
      return {
        result: verb(getDb(), acting, { actionId, rev }, reason),
        said: answer === 'uphold' ? m.action_upheld_done : m.action_withdrawn_done,
      }
    },
  )
}

export default function ContestAnswer() {
  const { id, code, rev, finding, contestReason } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { field, formProps } = useRuleForm(ContestAnswerForm, result)
  const l = useLocale()
  return (
    <Page title={m.action_answer_title({}, l)} back={{ to: `/actions/${id}`, label: code }} width="narrow">
      <Stack>
        <p className="border-l-2 border-line pl-3 break-words whitespace-pre-line">{finding}</p>
        {contestReason && (
          <p className="border-l-2 border-accent pl-3 break-words whitespace-pre-line">{contestReason}</p>
        )}
        <ActionFormCard formProps={formProps} rev={rev} result={result} submit={m.action_answer_send({}, l)}>
          <RadioGroup
            legend={m.action_answer_label({}, l)}
            options={[
              { value: 'uphold', label: m.action_answer_uphold({}, l) },
              { value: 'withdraw', label: m.action_answer_withdraw({}, l) },
            ]}
            {...field('answer')}
          />
          <TextArea label={m.action_answer_reason({}, l)} rows={5} {...field('reason')} />
        </ActionFormCard>
      </Stack>
    </Page>
  )
}
