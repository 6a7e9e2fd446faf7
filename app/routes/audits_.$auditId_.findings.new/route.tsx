import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { redirectWithFlash } from '#app/http/flash.server.ts'
import { conflictForm, invalidForm, parseForm, rawOf } from '#app/http/parse-form.server.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { FindingForm } from '#app/remediation/audits/audit-forms.ts'
import { requireAudit } from '#app/remediation/audits/audit-route.server.ts'
import { AuditFormCard } from '#app/remediation/audits/AuditForm.tsx'
import { FindingFields } from '#app/remediation/audits/FindingFields.tsx'
import { addFinding } from '#app/remediation/audits/findings.server.ts'
import { severityOf } from '#app/remediation/audits/vocabulary.ts'
import { Page } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { useRuleForm } from '#app/ui/use-form.ts'
import { getDb } from '#db/client.server.ts'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, l => m.audit_finding_new({}, l))

/** `item` in the address: the deviation that the finding is about, with what has been noted of it. */
export function loader(args: LoaderFunctionArgs) {
  const { audit, dimensions } = requireAudit(args)
  const asked = new URL(args.request.url).searchParams.get('item')
  const item = dimensions.flatMap(({ items }) => items).find(({ code }) => code === asked)
  const finding = {
    itemCode: item?.code ?? null,
    severity: severityOf(item?.result ?? null),
    finding: item?.note ?? '',
    requirement: '',
  }
  return { audit, dimensions, finding }
}

export async function action(args: ActionFunctionArgs) {
  const { audit, acting } = requireAudit(args)
  const form = await args.request.formData()
  const parsed = parseForm(FindingForm, form)
  if (!parsed.ok) return invalidForm(parsed.errors, parsed.raw)
  const result = addFinding(getDb(), acting, audit.id, parsed.values)
  if (!result.ok) return conflictForm(rawOf(FindingForm, form), result.refusal)
  return redirectWithFlash(`/audits/${audit.id}`, m.audit_finding_saved({}, { locale: args.context.locale }))
}

export default function NewFinding() {
  const { audit, dimensions, finding } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { field, formProps } = useRuleForm(FindingForm, result)
  const l = useLocale()
  const back = { to: `/audits/${audit.id}`, label: audit.code }
  return (
    <Page title={m.audit_finding_new({}, l)} back={back} width="narrow">
      <AuditFormCard formProps={formProps} result={result} submit={m.audit_save({}, l)}>
        <FindingFields field={field} dimensions={dimensions} finding={finding} />
      </AuditFormCard>
    </Page>
  )
}
