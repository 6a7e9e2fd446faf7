import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { redirectWithFlash } from '#app/http/flash.server.ts'
import { requireFound } from '#app/http/guards.server.ts'
import { conflictForm, invalidForm, parseForm, rawOf } from '#app/http/parse-form.server.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { FindingForm } from '#app/remediation/audits/audit-forms.ts'
import { requireAudit } from '#app/remediation/audits/audit-route.server.ts'
import { AuditFormCard } from '#app/remediation/audits/AuditForm.tsx'
import { FindingFields } from '#app/remediation/audits/FindingFields.tsx'
import { changeFinding } from '#app/remediation/audits/findings.server.ts'
import { Button } from '#app/ui/Button.tsx'
import { Page, Stack } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { useRuleForm } from '#app/ui/use-form.ts'
import { getDb } from '#db/client.server.ts'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, l => m.audit_finding_change({}, l))

export function loader(args: LoaderFunctionArgs) {
  const { audit, dimensions, findings } = requireAudit(args)
  const found = findings.find(({ finding }) => finding.id === args.params.findingId)
  return { audit, dimensions, finding: requireFound(found).finding }
}

export async function action(args: ActionFunctionArgs) {
  const { audit, acting } = requireAudit(args)
  const { findingId = '' } = args.params
  const form = await args.request.formData()
  const parsed = parseForm(FindingForm, form)
  if (!parsed.ok) return invalidForm(parsed.errors, parsed.raw)
  const result = changeFinding(getDb(), acting, { auditId: audit.id, findingId }, parsed.values)
  if (!result.ok) return conflictForm(rawOf(FindingForm, form), result.refusal)
  return redirectWithFlash(`/audits/${audit.id}`, m.audit_finding_saved({}, { locale: args.context.locale }))
}

export default function ChangeFinding() {
  const { audit, dimensions, finding } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { field, formProps } = useRuleForm(FindingForm, result)
  const l = useLocale()
  const back = { to: `/audits/${audit.id}`, label: audit.code }
  return (
    <Page title={m.audit_finding_change({}, l)} back={back} width="narrow">
      <Stack>
        <AuditFormCard formProps={formProps} result={result} submit={m.audit_save({}, l)}>
          <FindingFields field={field} dimensions={dimensions} finding={finding} />
        </AuditFormCard>
        <Form method="post" action={`/audits/${audit.id}/findings/${finding.id}/removal`}>
          <Button type="submit" variant="danger">
            {m.audit_finding_remove({}, l)}
          </Button>
        </Form>
      </Stack>
    </Page>
  )
}
