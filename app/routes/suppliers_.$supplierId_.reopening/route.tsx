import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { canManageSuppliers } from '#app/accounts/roles.ts'
import { redirectWithFlash } from '#app/http/flash.server.ts'
import { actionContext, notFound, requireFound, requirePermission } from '#app/http/guards.server.ts'
import { invalidForm, parseForm } from '#app/http/parse-form.server.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { reopenSupplier } from '#app/suppliers/close-supplier.server.ts'
import { findSupplier } from '#app/suppliers/find-supplier.server.ts'
import { STATUS_LABELS } from '#app/suppliers/labels.ts'

import { ReasonPage } from '#app/suppliers/ReasonPage.tsx'
import { ReasonForm } from '#app/suppliers/status-form.ts'

import { pageTitle } from '#app/ui/page-title.ts'
import { getDb } from '#db/client.server.ts'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, l => m.supplier_reopen_title({}, l))

export function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = requirePermission(context, request, canManageSuppliers)
  return { supplier: requireFound(findSupplier(getDb(), actor, params.supplierId ?? '')) }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = requirePermission(context, request, canManageSuppliers)
  const id = params.supplierId ?? ''
  const parsed = parseForm(ReasonForm, await request.formData())
  if (!parsed.ok) return invalidForm(parsed.errors, parsed.raw)
  const result = reopenSupplier(getDb(), actionContext(context, actor), id, parsed.values.reason)
  const l = { locale: context.locale }
  if (result.ok) return redirectWithFlash(`/suppliers/${id}`, m.supplier_reopened_done({}, l))
  if (result.code === 'not-found') throw notFound()
  return redirectWithFlash(`/suppliers/${id}`, m.supplier_close_refused({}, l), 'warn')
}

export default function ReopenSupplier() {
  const { supplier } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const l = useLocale()
  return (
    <ReasonPage
      supplier={supplier}
      title={m.supplier_reopen_title({}, l)}
      text={m.supplier_reopen_lead({ status: STATUS_LABELS[supplier.status]({}, l) }, l)}
      submit={m.supplier_reopen_confirm({}, l)}
      result={result}
    />
  )
}
