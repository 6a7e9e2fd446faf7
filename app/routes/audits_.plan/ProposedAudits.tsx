import { Form, useNavigation } from '@remix-run/react'
import type { FormErrors } from '#app/http/form-rules.ts'
import { formatNumber } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { PlanForm } from '#app/remediation/audits/audit-forms.ts'
import { AuditRefusalNotice } from '#app/remediation/audits/AuditForm.tsx'
import { planHref } from '#app/remediation/audits/plan-search.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card, Stack } from '#app/ui/Page.tsx'
import { Pagination } from '#app/ui/Table.tsx'
import { useRuleForm } from '#app/ui/use-form.ts'
import { PlanFields } from './PlanFields.tsx'
import { ProposalTable } from './ProposalTable.tsx'
import type { PlanData } from './route.tsx'

type Props = {
  page: PlanData
  result: { errors: FormErrors; raw: Record<string, string[]>; ticked?: string[] } | undefined
}

/** The proposals with a tick each, the days they are to be spread over, and the buttons that put them into the plan. */
export function ProposedAudits({ page, result }: Props) {
  const { plan, search, mayManage } = page
  const l = useLocale()
  const { field, formProps } = useRuleForm(PlanForm, result)
  const isSaving = useNavigation().state === 'submitting'
  const table = (
    <Card padded={false} className="relative overflow-hidden">
      <ProposalTable rows={plan.rows} ticked={result?.ticked ?? null} mayTick={mayManage} />
      <Pagination page={plan.page} pageCount={plan.pageCount} hrefFor={n => planHref(search, { page: n })} />
    </Card>
  )
  const left = plan.total - plan.plannable
  const leftToColleagues = left > 0 && (
    <p className="text-sm text-soft">{m.audit_plan_left({ count: formatNumber(left, l.locale) }, l)}</p>
  )
  if (!mayManage) return table
  if (plan.plannable === 0)
    return (
      <Stack>
        {leftToColleagues}
        {table}
      </Stack>
    )
  return (
    <Form {...formProps}>
      <Stack>
        <AuditRefusalNotice result={result} />
        <PlanFields page={page} field={field} />
        <div className="flex flex-wrap items-center gap-3">
          {plan.rows.some(row => !row.isKeptAway) && (
            <Button type="submit" name="choice" value="ticked" pending={isSaving}>
              {m.audit_plan_ticked({}, l)}
            </Button>
          )}
          {plan.total > plan.rows.length && plan.plannable > 0 && (
            <Button type="submit" name="choice" value="all" variant="secondary" pending={isSaving}>
              {m.audit_plan_whole({ count: formatNumber(plan.plannable, l.locale) }, l)}
            </Button>
          )}
          {leftToColleagues}
        </div>
        {table}
      </Stack>
    </Form>
  )
}
