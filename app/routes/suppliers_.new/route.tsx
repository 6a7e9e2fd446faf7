import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useActionData, useNavigation } from '@remix-run/react'
import { canManageSuppliers } from '#app/accounts/roles.ts'
import { redirectWithFlash } from '#app/http/flash.server.ts'
import { actionContext, notFound, requirePermission } from '#app/http/guards.server.ts'
import { invalidForm, parseForm, rawOf } from '#app/http/parse-form.server.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { createSupplier } from '#app/suppliers/create-supplier.server.ts'
import { readSupplierFacts, SupplierForm } from '#app/suppliers/supplier-form.ts'
import { SupplierFields } from '#app/suppliers/SupplierFields.tsx'
import { Button } from '#app/ui/Button.tsx'
import { Card, Page, Stack } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { useRuleForm } from '#app/ui/use-form.ts'
import { getDb } from '#db/client.server.ts'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, l => m.supplier_new_title({}, l))

export function loader({ request, context }: LoaderFunctionArgs) {
  requirePermission(context, request, canManageSuppliers)
  return null
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = requirePermission(context, request, canManageSuppliers)
  const form = await request.formData()
  const parsed = parseForm(SupplierForm, form)
  if (!parsed.ok) return invalidForm(parsed.errors, parsed.raw)
  const read = readSupplierFacts(parsed.values)
  const result = read.ok ? createSupplier(getDb(), actionContext(context, actor), read.facts) : read
  if (result.ok)
    return redirectWithFlash(`/suppliers/${result.id}`, m.supplier_created({}, { locale: context.locale }))
  if ('refusal' in result) throw notFound()
  return invalidForm(result.errors, rawOf(SupplierForm, form))
}

export default function NewSupplier() {
  const l = useLocale()
  const { field, formProps } = useRuleForm(SupplierForm, useActionData<typeof action>())
  const isSaving = useNavigation().state !== 'idle'
  return (
    <Page
      title={m.supplier_new_title({}, l)}
      back={{ to: '/suppliers', label: m.supplier_back({}, l) }}
      width="narrow"
    >
      <Form {...formProps}>
        <Card>
          <Stack>
            <SupplierFields field={field} />
            <div>
              <Button type="submit" pending={isSaving}>
                {m.supplier_save({}, l)}
              </Button>
            </div>
          </Stack>
        </Card>
      </Form>
    </Page>
  )
}
