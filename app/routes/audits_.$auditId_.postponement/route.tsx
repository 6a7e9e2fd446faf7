import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { redirectWithFlash } from '#app/http/flash.server.ts'
import { conflictForm, invalidForm, parseForm, rawOf } from '#app/http/parse-form.server.ts'
import { endOfDay, formatDate, isoDate } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { postponeAudit } from '#app/remediation/audits/arrange-audit.server.ts'
import { PostponementForm } from '#app/remediation/audits/audit-forms.ts'
import { requireAudit } from '#app/remediation/audits/audit-route.server.ts'
import { AuditFormCard } from '#app/remediation/audits/AuditForm.tsx'
import { canArrangeAudits } from '#app/remediation/audits/change-audit.server.ts'
import { TextArea, TextField } from '#app/ui/Field.tsx'
import { Page } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { useRuleForm } from '#app/ui/use-form.ts'
import { getDb } from '#db/client.server.ts'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, l => m.audit_postpone({}, l))

export function loader(args: LoaderFunctionArgs) {
  const { audit } = requireAudit(args, canArrangeAudits)
  return { audit, today: isoDate(args.context.now) }
}

export async function action(args: ActionFunctionArgs) {
  const { audit, acting } = requireAudit(args, canArrangeAudits)
  const form = await args.request.formData()
  const parsed = parseForm(PostponementForm, form)
  if (!parsed.ok) return invalidForm(parsed.errors, parsed.raw)
  const { rev, ...given } = parsed.values
  const result = postponeAudit(getDb(), acting, { auditId: audit.id, rev }, given)
  if (!result.ok) return conflictForm(rawOf(PostponementForm, form), result.refusal)
  return redirectWithFlash(`/audits/${audit.id}`, m.audit_postponed_done({}, { locale: args.context.locale }))
}

export default function PostponeAudit() {
  const { audit, today } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { field, formProps } = useRuleForm(PostponementForm, result)
  const l = useLocale()
  const back = { to: `/audits/${audit.id}`, label: audit.code }
  const date = formatDate(endOfDay(audit.plannedOn), l.locale)
  return (
    <Page
      title={m.audit_postpone({}, l)}
      lead={m.audit_postpone_lead({ date }, l)}
      back={back}
      width="narrow"
    >
      <AuditFormCard formProps={formProps} result={result} submit={m.audit_postpone({}, l)}>
        <input type="hidden" name="rev" value={audit.rev} />
        <TextField type="date" min={today} label={m.audit_new_day({}, l)} {...field('plannedOn')} />
        <TextArea label={m.audit_reason({}, l)} hint={m.audit_reason_hint({}, l)} {...field('reason')} />
      </AuditFormCard>
    </Page>
  )
}
