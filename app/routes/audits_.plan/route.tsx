import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { canManageAudits, canSeeAssessments } from '#app/accounts/roles.ts'
import { redirectWithFlash } from '#app/http/flash.server.ts'
import { actionContext, requirePermission } from '#app/http/guards.server.ts'
import { conflictFormWith, parseForm, rawOf } from '#app/http/parse-form.server.ts'
import { isoDate } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { PlanForm } from '#app/remediation/audits/audit-forms.ts'
import { confirmPlan, readPlan } from '#app/remediation/audits/plan-audits.server.ts'
import { planYears, readPlanSearch } from '#app/remediation/audits/plan-search.ts'
import { findActionPeople } from '#app/remediation/actions/contact-queries.server.ts'
import { EmptyState } from '#app/ui/EmptyState.tsx'
import { Page, Stack } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { getDb } from '#db/client.server.ts'
import { PlanFilter } from './PlanFilter.tsx'
import { ProposedAudits } from './ProposedAudits.tsx'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, l => m.audit_plan({}, l))

export function loader({ request, context }: LoaderFunctionArgs) {
  const actor = requirePermission(context, request, canSeeAssessments)
  const today = isoDate(context.now)
  const thisYear = Number(today.slice(0, 4))
  const search = readPlanSearch(new URL(request.url).searchParams, thisYear)
  const plan = readPlan(getDb(), actor, search)
  return {
    search: { ...search, page: plan.page },
    years: planYears(thisYear),
    plan,
    auditors: findActionPeople(getDb()),
    mayManage: canManageAudits(actor),
    firstDay: search.year === thisYear ? today : `${search.year}-01-01`,
  }
}

export type PlanData = ReturnType<typeof useLoaderData<typeof loader>>

/** Puts the ticked proposals into the plan, or all that the filter finds. */
export async function action({ request, context }: ActionFunctionArgs) {
  const actor = requirePermission(context, request, canManageAudits)
  const thisYear = Number(isoDate(context.now).slice(0, 4))
  const search = readPlanSearch(new URL(request.url).searchParams, thisYear)
  const form = await request.formData()
  const ticked = form.getAll('supplier').filter(value => typeof value === 'string')
  const parsed = parseForm(PlanForm, form)
  if (!parsed.ok) return data({ errors: parsed.errors, raw: parsed.raw, ticked }, { status: 422 })
  const { choice, scope, ...given } = parsed.values
  const result = confirmPlan(getDb(), actionContext(context, actor), {
    ...given,
    search,
    chosen: choice === 'ticked' ? ticked : null,
    scope: scope ?? '',
  })
  const l = { locale: context.locale }
  if (!result.ok) return conflictFormWith(rawOf(PlanForm, form), result.refusal, { ticked })
  const count = String(result.planned)
  return redirectWithFlash(`/audits?year=${search.year}`, m.audit_planned_done({ count }, l))
}

export default function Plan() {
  const page = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const l = useLocale()
  const back = { to: '/audits', label: m.audit_list_title({}, l) }
  return (
    <Page title={m.audit_plan({}, l)} lead={m.audit_plan_lead({}, l)} back={back} width="wide">
      <Stack>
        <PlanFilter page={page} />
        {page.plan.total === 0 ? (
          <EmptyState title={m.audit_plan_none({}, l)}>{m.audit_plan_none_text({}, l)}</EmptyState>
        ) : (
          <ProposedAudits key={page.search.page} page={page} result={result} />
        )}
      </Stack>
    </Page>
  )
}
