import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { canAnswer } from '#app/accounts/roles.ts'
import { endOfDay, formatDate } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { requireAudit } from '#app/remediation/audits/audit-route.server.ts'
import { requireDimension, saveDimension } from '#app/remediation/audits/dimension-route.server.ts'
import { DimensionForm } from '#app/remediation/audits/DimensionForm.tsx'
import { saveSelfAssessment } from '#app/remediation/audits/self-assessment.server.ts'
import { Page } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, l => m.audit_self({}, l))

export function loader(args: LoaderFunctionArgs) {
  const found = requireAudit(args, canAnswer)
  if (!found.steps.includes('hand-in')) return redirect(`/audits/${found.audit.id}`)
  const { audit, dimensions } = found
  return { audit, dimensions, dimension: requireDimension(found, args.params.dimension) }
}

export function action(args: ActionFunctionArgs) {
  const { acting, ...found } = requireAudit(args, canAnswer)
  const base = `/audits/${found.audit.id}/self-assessment`
  return saveDimension(args, { found, acting, who: 'supplier', base, save: saveSelfAssessment })
}

export default function SelfAssessment() {
  const { audit, dimensions, dimension } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const l = useLocale()
  const date = formatDate(endOfDay(audit.plannedOn), l.locale)
  return (
    <Page
      title={`${m.audit_self({}, l)} · ${dimension.title}`}
      lead={m.audit_self_lead({ date }, l)}
      back={{ to: `/audits/${audit.id}`, label: audit.code }}
    >
      <DimensionForm
        base={`/audits/${audit.id}/self-assessment`}
        dimensions={dimensions}
        dimension={dimension}
        who="supplier"
        result={result}
      />
    </Page>
  )
}
