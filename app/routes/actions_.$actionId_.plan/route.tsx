import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { canAnswer } from '#app/accounts/roles.ts'
import { isoDate } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { PlanForm } from '#app/remediation/actions/action-forms.ts'
import { answerForm, requireAction } from '#app/remediation/actions/action-route.server.ts'
import { ActionFormCard } from '#app/remediation/actions/ActionFormCard.tsx'
import { findPlans } from '#app/remediation/actions/plan-queries.server.ts'
import { submitPlan } from '#app/remediation/actions/plan.server.ts'
import { PlanFields } from '#app/remediation/actions/PlanFields.tsx'
import { Notice } from '#app/ui/Notice.tsx'
import { Page, Stack } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { useRuleForm } from '#app/ui/use-form.ts'
import { getDb } from '#db/client.server.ts'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, l => m.action_plan_title({}, l))

/** A returned plan is offered again, so that only what was criticised has to be written anew. */
export function loader(args: LoaderFunctionArgs) {
  const { id, code, rev, finding, requirement, dueAt } = requireAction(args, canAnswer).action
  const { now } = args.context
  const [latest] = findPlans(getDb(), id)
  const isOverdue = dueAt !== null && dueAt < now
  return {
    action: { id, code, rev, finding, requirement },
    today: isoDate(now),
    latestOn: dueAt && !isOverdue ? isoDate(dueAt) : null,
    latest: latest ? offered(latest) : null,
  }
}

/** What is offered again, and why it came back; not who decided so. */
function offered(plan: ReturnType<typeof findPlans>[number]) {
  const { containment, rootCause, correctiveAction, prevention, responsible, plannedOn } = plan
  const { decision, decisionReason } = plan
  const words = { containment, rootCause, correctiveAction, prevention, responsible, plannedOn }
  return { ...words, decision, decisionReason }
}

export function action(args: ActionFunctionArgs) {
  return answerForm(args, PlanForm, canAnswer, (acting, { id: actionId }, { rev, ...plan }) => ({
    result: submitPlan(getDb(), acting, { actionId, rev }, plan),
    said: m.action_plan_sent,
  }))
}

export default function Plan() {
  const { action: shown, today, latestOn, latest } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { field, formProps } = useRuleForm(PlanForm, result)
  const l = useLocale()
  return (
    <Page
      title={m.action_plan_title({}, l)}
      lead={m.action_plan_lead({}, l)}
      back={{ to: `/actions/${shown.id}`, label: shown.code }}
    >
      <Stack>
        <Notice tone="neutral" title={shown.finding}>
          <p className="whitespace-pre-line">{shown.requirement}</p>
        </Notice>
        {latest?.decision === 'returned' && (
          <Notice tone="warn" title={m.action_plan_returned({}, l)}>
            <p className="whitespace-pre-line">{latest.decisionReason}</p>
          </Notice>
        )}
        <ActionFormCard
          formProps={formProps}
          rev={shown.rev}
          result={result}
          submit={m.action_plan_send({}, l)}
        >
          <PlanFields field={field} latest={latest} today={today} latestOn={latestOn} />
        </ActionFormCard>
      </Stack>
    </Page>
  )
}
