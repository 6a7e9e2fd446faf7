import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { canManageSuppliers } from '#app/accounts/roles.ts'
import { redirectWithFlash } from '#app/http/flash.server.ts'
import { actionContext, notFound, requireFound, requirePermission } from '#app/http/guards.server.ts'
import { invalidForm, parseForm, rawOf } from '#app/http/parse-form.server.ts'
import { formatDate } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { changeAddress } from '#app/suppliers/change-address.server.ts'
import { findContact } from '#app/suppliers/find-supplier.server.ts'
import { nameFor } from '#app/suppliers/name-for.ts'
import { AddressForm } from '#app/suppliers/supplier-form.ts'
import { Button } from '#app/ui/Button.tsx'
import { TextField } from '#app/ui/Field.tsx'
import { Notice } from '#app/ui/Notice.tsx'
import { Card, Page, Stack } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { useRuleForm } from '#app/ui/use-form.ts'
import { getDb } from '#db/client.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageTitle(matches, l => m.supplier_address_title({ name: data?.contact.name ?? '' }, l))

export function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = requirePermission(context, request, canManageSuppliers)
  return requireFound(findContact(getDb(), actor, params.supplierId ?? '', params.userId ?? ''))
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = requirePermission(context, request, canManageSuppliers)
  const { supplierId = '', userId = '' } = params
  const form = await request.formData()
  const parsed = parseForm(AddressForm, form)
  if (!parsed.ok) return invalidForm(parsed.errors, parsed.raw)
  const change = { supplierId, userId, email: parsed.values.email }
  const result = changeAddress(getDb(), actionContext(context, actor), change)
  const l = { locale: context.locale }
  if (result.ok)
    return redirectWithFlash(
      `/suppliers/${supplierId}#contacts`,
      result.mails > 0 ? m.supplier_address_changed_owed({}, l) : m.supplier_address_changed({}, l),
    )
  if (result.why === 'not-found') throw notFound()
  return invalidForm({ email: { code: 'already-taken' } }, rawOf(AddressForm, form))
}

export default function ChangeAddress() {
  const { supplier, contact } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const l = useLocale()
  const { field, formProps } = useRuleForm(AddressForm, result)
  const isSaving = useNavigation().state !== 'idle'
  const { name, email, refused } = contact
  return (
    <Page
      title={m.supplier_address_title({ name }, l)}
      lead={nameFor(supplier, l)}
      back={{
        to: `/suppliers/${supplier.id}#contacts`,
        label: m.supplier_back_one({ name: nameFor(supplier, l) }, l),
      }}
      width="narrow"
    >
      <Form {...formProps}>
        <Card>
          <Stack>
            {refused?.at && (
              <Notice
                tone="warn"
                title={m.supplier_address_refused({ email, date: formatDate(refused.at, l.locale) }, l)}
              >
                {refused.reason}
              </Notice>
            )}
            <TextField
              label={m.supplier_address_new({}, l)}
              hint={m.supplier_address_hint({}, l)}
              type="email"
              autoComplete="off"
              defaultValue={email}
              {...field('email')}
            />
            <div>
              <Button type="submit" pending={isSaving}>
                {m.supplier_address_save({}, l)}
              </Button>
            </div>
          </Stack>
        </Card>
      </Form>
    </Page>
  )
}
