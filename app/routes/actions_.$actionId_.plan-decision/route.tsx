import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { canManageActions } from '#app/accounts/roles.ts'
import { invalidForm } from '#app/http/parse-form.server.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { PlanDecisionForm } from '#app/remediation/actions/action-forms.ts'
import { answerForm, requireAction } from '#app/remediation/actions/action-route.server.ts'
import { ActionFormCard } from '#app/remediation/actions/ActionFormCard.tsx'
import { findPlans } from '#app/remediation/actions/plan-queries.server.ts'
import { acceptPlan, returnPlan } from '#app/remediation/actions/plan.server.ts'
import { PlanCard } from '#app/remediation/actions/PlanCard.tsx'
import { RadioGroup, TextArea } from '#app/ui/Field.tsx'
import { Page, Stack } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { useRuleForm } from '#app/ui/use-form.ts'
import { getDb } from '#db/client.server.ts'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, l => m.action_plan_decide_title({}, l))

export function loader(args: LoaderFunctionArgs) {
  const { id, code, rev, finding } = requireAction(args, canManageActions).action
  return { action: { id, code, rev, finding }, plans: findPlans(getDb(), id) }
}

export function action(args: ActionFunctionArgs) {
  return answerForm(
    args,
    PlanDecisionForm,
    canManageActions,
    (acting, { id: actionId }, { rev, decision, reason }) => {
      const target = { actionId, rev }
      if (decision === 'accepted')
        return { result: acceptPlan(getDb(), acting, target, reason), said: m.action_plan_decided_accepted }
      // Only a return needs a reason: the rule table cannot say so.
      if (!reason) {
        const raw = { rev: [String(rev)], decision: [decision], reason: [] }
        return invalidForm({ reason: { code: 'required' } }, raw)
      }
      return { result: returnPlan(getDb(), acting, target, reason), said: m.action_plan_decided_returned }
    },
  )
}

export default function PlanDecision() {
  const { action: shown, plans } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { field, formProps } = useRuleForm(PlanDecisionForm, result)
  const l = useLocale()
  return (
    <Page title={m.action_plan_decide_title({}, l)} back={{ to: `/actions/${shown.id}`, label: shown.code }}>
      <Stack>
        <p className="border-l-2 border-line pl-3 break-words whitespace-pre-line">{shown.finding}</p>
        <PlanCard page={{ plans }} />
        <ActionFormCard
          formProps={formProps}
          rev={shown.rev}
          result={result}
          submit={m.action_confirm({}, l)}
        >
          <RadioGroup
            legend={m.action_answer_label({}, l)}
            options={[
              { value: 'accepted', label: m.action_plan_accept({}, l) },
              { value: 'returned', label: m.action_plan_return({}, l) },
            ]}
            {...field('decision')}
          />
          <TextArea label={m.action_plan_reason({}, l)} rows={4} {...field('reason')} />
        </ActionFormCard>
      </Stack>
    </Page>
  )
}
