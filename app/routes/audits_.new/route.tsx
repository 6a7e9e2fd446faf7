import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { canManageAudits } from '#app/accounts/roles.ts'
import { actionContext, requirePermission } from '#app/http/guards.server.ts'
import { conflictForm, invalidForm, parseForm, rawOf } from '#app/http/parse-form.server.ts'
import { isoDate } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { ArrangementFields } from '#app/remediation/audits/ArrangementFields.tsx'
import { planAudit } from '#app/remediation/audits/arrange-audit.server.ts'
import { NewAuditForm } from '#app/remediation/audits/audit-forms.ts'
import { AuditFormCard } from '#app/remediation/audits/AuditForm.tsx'
import { findActionPeople } from '#app/remediation/actions/contact-queries.server.ts'
import { TextField } from '#app/ui/Field.tsx'
import { Page } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { useRuleForm } from '#app/ui/use-form.ts'
import { getDb } from '#db/client.server.ts'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, l => m.audit_new({}, l))

export function loader({ request, context }: LoaderFunctionArgs) {
  requirePermission(context, request, canManageAudits)
  const code = new URL(request.url).searchParams.get('supplier')?.slice(0, 60) ?? ''
  return { supplierCode: code, auditors: findActionPeople(getDb()), today: isoDate(context.now) }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = requirePermission(context, request, canManageAudits)
  const form = await request.formData()
  const parsed = parseForm(NewAuditForm, form)
  if (!parsed.ok) return invalidForm(parsed.errors, parsed.raw)
  const { scope, ...given } = parsed.values
  const result = planAudit(getDb(), actionContext(context, actor), { ...given, scope: scope ?? '' })
  return result.ok
    ? redirect(`/audits/${result.id}`)
    : conflictForm(rawOf(NewAuditForm, form), result.refusal)
}

export default function NewAudit() {
  const { supplierCode, auditors, today } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { field, formProps } = useRuleForm(NewAuditForm, result)
  const l = useLocale()
  const back = { to: '/audits', label: m.audit_list_title({}, l) }
  return (
    <Page title={m.audit_new({}, l)} lead={m.audit_new_lead({}, l)} back={back} width="narrow">
      <AuditFormCard formProps={formProps} result={result} submit={m.audit_new_save({}, l)}>
        <TextField
          label={m.audit_supplier_code({}, l)}
          hint={m.audit_supplier_code_hint({}, l)}
          defaultValue={supplierCode}
          {...field('supplierCode')}
        />
        <TextField
          label={m.audit_occasion({}, l)}
          hint={m.audit_occasion_hint({}, l)}
          {...field('occasion')}
        />
        <TextField
          type="date"
          min={today}
          label={m.audit_day({}, l)}
          hint={m.audit_day_hint({}, l)}
          {...field('plannedOn')}
        />
        <ArrangementFields field={field} auditors={auditors} />
      </AuditFormCard>
    </Page>
  )
}
