import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { redirectWithFlash } from '#app/http/flash.server.ts'
import { conflictForm, invalidForm, parseForm, rawOf } from '#app/http/parse-form.server.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { ArrangementFields, auditorOptions } from '#app/remediation/audits/ArrangementFields.tsx'
import { changeArrangement } from '#app/remediation/audits/arrange-audit.server.ts'
import { ArrangementForm, AuditorForm } from '#app/remediation/audits/audit-forms.ts'
import { requireAudit } from '#app/remediation/audits/audit-route.server.ts'
import { AuditFormCard } from '#app/remediation/audits/AuditForm.tsx'
import { findActionPeople } from '#app/remediation/actions/contact-queries.server.ts'
import { SelectField } from '#app/ui/Field.tsx'
import { Page } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { useRuleForm } from '#app/ui/use-form.ts'
import { getDb } from '#db/client.server.ts'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, l => m.audit_change({}, l))

export function loader(args: LoaderFunctionArgs) {
  const { audit } = requireAudit(args)
  return { audit, auditors: findActionPeople(getDb()) }
}

/** Before the supplier is told everything but the day can change, afterwards who audits. */
export async function action(args: ActionFunctionArgs) {
  const { audit, acting } = requireAudit(args)
  const form = await args.request.formData()
  const rules = audit.state === 'planned' ? ArrangementForm : AuditorForm
  const parsed = parseForm(rules, form)
  if (!parsed.ok) return invalidForm(parsed.errors, parsed.raw)
  const { rev, ...given } = parsed.values
  const wanted = { mode: audit.mode, scope: audit.scope, ...given }
  const arrangement = { ...wanted, scope: wanted.scope ?? '' }
  const result = changeArrangement(getDb(), acting, { auditId: audit.id, rev }, arrangement)
  if (!result.ok) return conflictForm(rawOf(rules, form), result.refusal)
  return redirectWithFlash(`/audits/${audit.id}`, m.audit_saved({}, { locale: args.context.locale }))
}

export default function EditAudit() {
  const { audit, auditors } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const isPlanned = audit.state === 'planned'
  const { field, formProps } = useRuleForm(isPlanned ? ArrangementForm : AuditorForm, result)
  const l = useLocale()
  const back = { to: `/audits/${audit.id}`, label: audit.code }
  return (
    <Page title={m.audit_change({}, l)} lead={m.audit_change_lead({}, l)} back={back} width="narrow">
      <AuditFormCard formProps={formProps} result={result} submit={m.audit_save({}, l)}>
        <input type="hidden" name="rev" value={audit.rev} />
        {isPlanned ? (
          <ArrangementFields field={field} auditors={auditors} audit={audit} />
        ) : (
          <SelectField
            label={m.audit_auditor({}, l)}
            hint={m.audit_auditor_hint({}, l)}
            options={auditorOptions(auditors, m.audit_choose({}, l))}
            defaultValue={audit.auditorId ?? ''}
            {...field('auditorId')}
          />
        )}
      </AuditFormCard>
    </Page>
  )
}
