import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { canAnswer } from '#app/accounts/roles.ts'
import { endOfDay, formatDate } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { ActionExtensionForm } from '#app/remediation/actions/action-forms.ts'
import { answerForm, requireAction } from '#app/remediation/actions/action-route.server.ts'
import { ActionClock } from '#app/remediation/actions/ActionClock.tsx'
import { ActionFormCard } from '#app/remediation/actions/ActionFormCard.tsx'
import { askForMoreTime, findExtensionSituation } from '#app/remediation/actions/extend-action.server.ts'
import { actionRefusalText } from '#app/remediation/actions/labels.ts'
import { TextArea, TextField } from '#app/ui/Field.tsx'
import { Notice } from '#app/ui/Notice.tsx'
import { Page } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { useRuleForm } from '#app/ui/use-form.ts'
import { getDb } from '#db/client.server.ts'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, l => m.action_extension_title({}, l))

export function loader(args: LoaderFunctionArgs) {
  const { actor, action } = requireAction(args, canAnswer)
  const { id, code, rev, state, dueAt } = action
  const { now } = args.context
  const { mayAsk, latestOn, request } = findExtensionSituation(getDb(), actor, action, now)
  return { action: { id, code, rev, state, dueAt }, now, mayAsk, latestOn, isUsed: request !== null }
}

export function action(args: ActionFunctionArgs) {
  return answerForm(
    args,
    ActionExtensionForm,
    canAnswer,
    (acting, { id: actionId }, { rev, dueOn, reason }) => ({
      result: askForMoreTime(getDb(), acting, { actionId, rev }, { dueAt: endOfDay(dueOn), reason }),
      said: m.action_extension_sent,
    }),
  )
}

export default function ActionExtension() {
  const { action: shown, now, mayAsk, latestOn, isUsed } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { field, formProps } = useRuleForm(ActionExtensionForm, result)
  const l = useLocale()
  const why = isUsed ? ({ code: 'extension-used' } as const) : ({ code: 'no-later-day' } as const)
  return (
    <Page
      title={m.action_extension_title({}, l)}
      lead={<ActionClock state={shown.state} dueAt={shown.dueAt} now={now} />}
      back={{ to: `/actions/${shown.id}`, label: shown.code }}
      width="narrow"
    >
      {!mayAsk || !latestOn ? (
        <Notice title={actionRefusalText(why, l)} />
      ) : (
        <ActionFormCard
          formProps={formProps}
          rev={shown.rev}
          result={result}
          submit={m.action_extension_send({}, l)}
        >
          <p className="text-soft">
            {m.action_extension_text({ date: formatDate(endOfDay(latestOn), l.locale) }, l)}
          </p>
          <TextField
            label={m.action_extension_until({}, l)}
            type="date"
            max={latestOn}
            className="max-w-56"
            {...field('dueOn')}
          />
          <TextArea label={m.action_extension_reason({}, l)} rows={4} {...field('reason')} />
        </ActionFormCard>
      )}
    </Page>
  )
}
