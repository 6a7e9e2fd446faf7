import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { redirectWithFlash } from '#app/http/flash.server.ts'
import { conflictForm, invalidForm, parseForm, rawOf } from '#app/http/parse-form.server.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { cancelAudit } from '#app/remediation/audits/arrange-audit.server.ts'
import { CancellationForm } from '#app/remediation/audits/audit-forms.ts'
import { requireAudit } from '#app/remediation/audits/audit-route.server.ts'
import { AuditFormCard } from '#app/remediation/audits/AuditForm.tsx'
import { canArrangeAudits } from '#app/remediation/audits/change-audit.server.ts'
import { TextArea } from '#app/ui/Field.tsx'
import { Page } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { useRuleForm } from '#app/ui/use-form.ts'
import { getDb } from '#db/client.server.ts'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, l => m.audit_cancel({}, l))

export function loader(args: LoaderFunctionArgs) {
  const { audit } = requireAudit(args, canArrangeAudits)
  return { audit }
}

export async function action(args: ActionFunctionArgs) {
  const { audit, acting } = requireAudit(args, canArrangeAudits)
  const form = await args.request.formData()
  const parsed = parseForm(CancellationForm, form)
  if (!parsed.ok) return invalidForm(parsed.errors, parsed.raw)
  const { rev, reason } = parsed.values
  const result = cancelAudit(getDb(), acting, { auditId: audit.id, rev }, reason)
  if (!result.ok) return conflictForm(rawOf(CancellationForm, form), result.refusal)
  return redirectWithFlash(`/audits/${audit.id}`, m.audit_cancelled_done({}, { locale: args.context.locale }))
}

export default function CancelAudit() {
  const { audit } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { field, formProps } = useRuleForm(CancellationForm, result)
  const l = useLocale()
  const back = { to: `/audits/${audit.id}`, label: audit.code }
  return (
    <Page title={m.audit_cancel({}, l)} lead={m.audit_cancel_lead({}, l)} back={back} width="narrow">
      <AuditFormCard formProps={formProps} result={result} submit={m.audit_cancel({}, l)}>
        <input type="hidden" name="rev" value={audit.rev} />
        <TextArea label={m.audit_reason({}, l)} hint={m.audit_reason_hint({}, l)} {...field('reason')} />
      </AuditFormCard>
    </Page>
  )
}
