import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { redirectWithFlash } from '#app/http/flash.server.ts'
import { conflictForm, invalidForm, parseForm, rawOf } from '#app/http/parse-form.server.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { IssueForm } from '#app/remediation/audits/audit-forms.ts'
import { requireAudit } from '#app/remediation/audits/audit-route.server.ts'
import { AuditFormCard } from '#app/remediation/audits/AuditForm.tsx'
import { issueFindings } from '#app/remediation/audits/conclude-audit.server.ts'
import { unnamedDeviations } from '#app/remediation/audits/unnamed-deviations.ts'
import { TextArea } from '#app/ui/Field.tsx'
import { Notice } from '#app/ui/Notice.tsx'
import { Page, Stack } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { useRuleForm } from '#app/ui/use-form.ts'
import { getDb } from '#db/client.server.ts'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, l => m.audit_issue({}, l))

export function loader(args: LoaderFunctionArgs) {
  const { audit, dimensions, findings, steps } = requireAudit(args)
  if (!steps.includes('issue-findings')) return redirect(`/audits/${audit.id}`)
  const items = dimensions.flatMap(dimension => dimension.items)
  return {
    audit,
    findings: findings.length,
    open: items.filter(({ result }) => result === null).length,
    unnamed: unnamedDeviations(
      items.map(({ code, result }) => ({ itemCode: code, result })),
      findings.map(({ finding }) => finding),
    ),
  }
}

export async function action(args: ActionFunctionArgs) {
  const { audit, acting } = requireAudit(args)
  const form = await args.request.formData()
  const parsed = parseForm(IssueForm, form)
  if (!parsed.ok) return invalidForm(parsed.errors, parsed.raw)
  const { rev, summary } = parsed.values
  const result = issueFindings(getDb(), acting, { auditId: audit.id, rev }, summary)
  if (!result.ok) return conflictForm(rawOf(IssueForm, form), result.refusal)
  return redirectWithFlash(`/audits/${audit.id}`, m.audit_issued_done({}, { locale: args.context.locale }))
}

export default function Issue() {
  const { audit, findings, open, unnamed } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { field, formProps } = useRuleForm(IssueForm, result)
  const l = useLocale()
  const back = { to: `/audits/${audit.id}`, label: audit.code }
  return (
    <Page
      title={m.audit_issue({}, l)}
      lead={m.audit_issue_lead({ count: String(findings) }, l)}
      back={back}
      width="narrow"
    >
      <Stack>
        {unnamed.length > 0 && (
          <Notice tone="warn" title={m.audit_unnamed({}, l)}>
            <ul>
              {unnamed.map(itemCode => (
                <li key={itemCode}>
                  <Link
                    to={`/audits/${audit.id}/findings/new?item=${itemCode}`}
                    className="link inline-flex min-h-6 items-center"
                  >
                    {m.audit_finding_for({ item: itemCode }, l)}
                  </Link>
                </li>
              ))}
            </ul>
          </Notice>
        )}
        {open > 0 && (
          <Notice tone="neutral" title={m.audit_items_open({ count: String(open) }, l)}>
            {m.audit_items_open_text({}, l)}
          </Notice>
        )}
        <AuditFormCard formProps={formProps} result={result} submit={m.audit_issue({}, l)}>
          <input type="hidden" name="rev" value={audit.rev} />
          <TextArea
            label={m.audit_summary({}, l)}
            hint={m.audit_summary_hint({}, l)}
            rows={8}
            defaultValue={audit.summary}
            {...field('summary')}
          />
        </AuditFormCard>
      </Stack>
    </Page>
  )
}
