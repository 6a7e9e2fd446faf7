import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { canManageSuppliers } from '#app/accounts/roles.ts'
import { redirectWithFlash } from '#app/http/flash.server.ts'
import { actionContext, notFound, requireFound, requirePermission } from '#app/http/guards.server.ts'
import { invalidForm, parseForm, rawOf } from '#app/http/parse-form.server.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { changeSupplier } from '#app/suppliers/change-supplier.server.ts'
import { findSupplierToEdit } from '#app/suppliers/find-supplier.server.ts'
import { nameFor } from '#app/suppliers/name-for.ts'
import { editSupplierForm, readSupplierDetails } from '#app/suppliers/supplier-form.ts'
import { SupplierFields } from '#app/suppliers/SupplierFields.tsx'
import { Button } from '#app/ui/Button.tsx'
import { Notice } from '#app/ui/Notice.tsx'
import { Card, Page, Stack } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { useRuleForm } from '#app/ui/use-form.ts'
import { getDb } from '#db/client.server.ts'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, l => m.supplier_edit_title({}, l))

export function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = requirePermission(context, request, canManageSuppliers)
  return requireFound(findSupplierToEdit(getDb(), actor, params.supplierId ?? ''))
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = requirePermission(context, request, canManageSuppliers)
  const id = params.supplierId ?? ''
  const { choices } = requireFound(findSupplierToEdit(getDb(), actor, id))
  const rules = editSupplierForm(choices)
  const form = await request.formData()
  const parsed = parseForm(rules, form)
  if (!parsed.ok) return invalidForm(parsed.errors, parsed.raw)
  const raw = rawOf(rules, form)
  const { seenAt, siteIds, ...values } = parsed.values
  const read = readSupplierDetails(values)
  if (!read.ok) return invalidForm(read.errors, raw)
  const change = { facts: read.facts, siteIds, seenAt: new Date(seenAt) }
  const result = changeSupplier(getDb(), actionContext(context, actor), id, change)
  if (result.ok)
    return redirectWithFlash(`/suppliers/${id}`, m.supplier_changed({}, { locale: context.locale }))
  if ('errors' in result) return invalidForm(result.errors, raw)
  if (result.refusal.code !== 'changed-meanwhile') throw notFound()
  return data({ errors: {}, raw, isStale: true }, { status: 409 })
}

export default function EditSupplier() {
  const { supplier, siteIds, choices } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const l = useLocale()
  const { field, formProps } = useRuleForm(editSupplierForm(choices), result)
  const isSaving = useNavigation().state !== 'idle'
  const path = `/suppliers/${supplier.id}`
  return (
    <Page
      title={m.supplier_edit_title({}, l)}
      lead={nameFor(supplier, l)}
      back={{ to: path, label: m.supplier_back_one({ name: nameFor(supplier, l) }, l) }}
      width="narrow"
    >
      <Stack>
        {result && 'isStale' in result && (
          <Notice tone="bad" title={m.supplier_changed_meanwhile({}, l)}>
            <Link to={`${path}/edit`} target="_blank" className="link">
              {m.supplier_open_latest({}, l)}
            </Link>
          </Notice>
        )}
        <Form {...formProps}>
          <input
            type="hidden"
            name="seenAt"
            value={result?.raw.seenAt?.[0] ?? supplier.updatedAt.getTime()}
          />
          <Card>
            <Stack>
              <SupplierFields
                field={field}
                choices={choices}
                siteIds={result?.raw.siteIds ?? siteIds}
                facts={supplier}
              />
              <div>
                <Button type="submit" pending={isSaving}>
                  {m.supplier_save({}, l)}
                </Button>
              </div>
            </Stack>
          </Card>
        </Form>
      </Stack>
    </Page>
  )
}
