import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { requireAudit } from '#app/remediation/audits/audit-route.server.ts'
import { requireDimension, saveDimension } from '#app/remediation/audits/dimension-route.server.ts'
import { DimensionForm } from '#app/remediation/audits/DimensionForm.tsx'
import { recordResults } from '#app/remediation/audits/record-results.server.ts'
import { nameFor } from '#app/suppliers/name-for.ts'
import { Page } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, l => m.audit_record({}, l))

export function loader(args: LoaderFunctionArgs) {
  const found = requireAudit(args)
  if (found.audit.state !== 'in-progress') return redirect(`/audits/${found.audit.id}`)
  const { audit, supplier, dimensions } = found
  return { audit, supplier, dimensions, dimension: requireDimension(found, args.params.dimension) }
}

export function action(args: ActionFunctionArgs) {
  const { acting, ...found } = requireAudit(args)
  const base = `/audits/${found.audit.id}/results`
  return saveDimension(args, { found, acting, who: 'auditor', base, save: recordResults })
}

export default function Results() {
  const { audit, supplier, dimensions, dimension } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const l = useLocale()
  return (
    <Page
      title={`${m.audit_record({}, l)} · ${dimension.title}`}
      lead={nameFor(supplier, l)}
      back={{ to: `/audits/${audit.id}`, label: audit.code }}
    >
      <DimensionForm
        base={`/audits/${audit.id}/results`}
        dimensions={dimensions}
        dimension={dimension}
        who="auditor"
        result={result}
      />
    </Page>
  )
}
