import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { canManageActions } from '#app/accounts/roles.ts'
import { readDecision } from '#app/campaigns/campaign-form.ts'
import { invalidForm } from '#app/http/parse-form.server.ts'
import { endOfDay, formatDate, isoDate } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { ActionExtensionDecisionForm } from '#app/remediation/actions/action-forms.ts'
import { answerForm, requireAction } from '#app/remediation/actions/action-route.server.ts'
import { ActionFormCard } from '#app/remediation/actions/ActionFormCard.tsx'
import { decideMoreTime, findExtensionSituation } from '#app/remediation/actions/extend-action.server.ts'
import { ExtensionCard } from '#app/remediation/actions/ExtensionCard.tsx'
import { RadioGroup, TextArea, TextField } from '#app/ui/Field.tsx'
import { Page, Stack } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { useRuleForm } from '#app/ui/use-form.ts'
import { getDb } from '#db/client.server.ts'

export const meta: MetaFunction = ({ matches }) =>
  pageTitle(matches, l => m.action_extension_decide_title({}, l))

export function loader(args: LoaderFunctionArgs) {
  const { actor, action } = requireAction(args, canManageActions)
  const { id, code, rev } = action
  const situation = findExtensionSituation(getDb(), actor, action, args.context.now)
  return { action: { id, code, rev }, extension: situation }
}

export function action(args: ActionFunctionArgs) {
  return answerForm(
    args,
    ActionExtensionDecisionForm,
    canManageActions,
    (acting, { id: actionId }, { rev, ...given }) => {
      const read = readDecision(given)
      if (!read.ok) {
        const { decision, dueOn, reason } = given
        const raw = { decision: [decision], dueOn: dueOn ? [dueOn] : [], reason: reason ? [reason] : [] }
        return invalidForm(read.errors, raw)
      }
      return {
        result: decideMoreTime(getDb(), acting, { actionId, rev }, read.verdict),
        said: m.action_extension_decided,
      }
    },
  )
}

export default function ActionExtensionDecision() {
  const { action: shown, extension } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { field, formProps } = useRuleForm(ActionExtensionDecisionForm, result)
  const l = useLocale()
  const { request, mayDecide, latestOn } = extension
  const wanted = request ? isoDate(request.requestedDueAt) : ''
  return (
    <Page
      title={m.action_extension_decide_title({}, l)}
      back={{ to: `/actions/${shown.id}`, label: shown.code }}
      width="narrow"
    >
      <Stack>
        <ExtensionCard page={{ action: shown, extension: { ...extension, mayDecide: false } }} />
        {mayDecide && (
          <ActionFormCard
            formProps={formProps}
            rev={shown.rev}
            result={result}
            submit={m.action_confirm({}, l)}
          >
            <RadioGroup
              legend={m.action_extension_decision({}, l)}
              options={[
                ...(latestOn ? [{ value: 'granted', label: m.action_extension_grant({}, l) }] : []),
                { value: 'refused', label: m.action_extension_refuse({}, l) },
              ]}
              {...field('decision')}
            />
            {latestOn && (
              <div className="in-[form:has([name=decision][value=refused]:checked)]:hidden">
                <TextField
                  label={m.action_extension_new_date({}, l)}
                  hint={m.action_extension_new_hint({ date: formatDate(endOfDay(latestOn), l.locale) }, l)}
                  type="date"
                  max={latestOn}
                  defaultValue={wanted < latestOn ? wanted : latestOn}
                  {...field('dueOn')}
                  required
                />
              </div>
            )}
            <TextArea label={m.action_extension_note({}, l)} {...field('reason')} />
          </ActionFormCard>
        )}
      </Stack>
    </Page>
  )
}
