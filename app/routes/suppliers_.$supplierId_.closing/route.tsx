import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { canManageSuppliers } from '#app/accounts/roles.ts'
import { redirectWithFlash } from '#app/http/flash.server.ts'
import { actionContext, notFound, requireFound, requirePermission } from '#app/http/guards.server.ts'
import { invalidForm, parseForm } from '#app/http/parse-form.server.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { closeSupplier } from '#app/suppliers/close-supplier.server.ts'
import { findSupplierToClose } from '#app/suppliers/find-supplier.server.ts'

import { nameFor } from '#app/suppliers/name-for.ts'
import { ReasonPage } from '#app/suppliers/ReasonPage.tsx'
import { ReasonForm } from '#app/suppliers/status-form.ts'
import { Notice } from '#app/ui/Notice.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { getDb } from '#db/client.server.ts'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, l => m.supplier_close_title({}, l))

export function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = requirePermission(context, request, canManageSuppliers)
  return requireFound(findSupplierToClose(getDb(), actor, params.supplierId ?? ''))
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = requirePermission(context, request, canManageSuppliers)
  const id = params.supplierId ?? ''
  const parsed = parseForm(ReasonForm, await request.formData())
  if (!parsed.ok) return invalidForm(parsed.errors, parsed.raw)
  const result = closeSupplier(getDb(), actionContext(context, actor), id, parsed.values.reason)
  const l = { locale: context.locale }
  if (result.ok) return redirectWithFlash(`/suppliers/${id}`, m.supplier_closed_done({}, l))
  if (result.code === 'not-found') throw notFound()
  return redirectWithFlash(`/suppliers/${id}`, m.supplier_close_refused({}, l), 'warn')
}

export default function CloseSupplier() {
  const { supplier, running } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const l = useLocale()
  const names = running.map(campaign => nameFor(campaign, l)).join(l.locale === 'zh-CN' ? '、' : ', ')
  return (
    <ReasonPage
      supplier={supplier}
      title={m.supplier_close_title({}, l)}
      text={m.supplier_close_lead({}, l)}
      submit={m.supplier_close_confirm({}, l)}
      result={result}
    >
      {running.length > 0 && <Notice tone="warn">{m.supplier_close_running({ names }, l)}</Notice>}
    </ReasonPage>
  )
}
