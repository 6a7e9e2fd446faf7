import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { canManageSuppliers } from '#app/accounts/roles.ts'
import { redirectWithFlash } from '#app/http/flash.server.ts'
import { actionContext, notFound, requirePermission } from '#app/http/guards.server.ts'
import { invalidForm, parseForm, rawOf } from '#app/http/parse-form.server.ts'
import { isoDate } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { createSupplier } from '#app/suppliers/create-supplier.server.ts'
import { supplierChoices } from '#app/suppliers/find-supplier.server.ts'
import { optionsOf, STATUS_LABELS } from '#app/suppliers/labels.ts'
import { statusRefusalText } from '#app/suppliers/status-refusal.ts'
import { newSupplierForm, readSupplierFacts } from '#app/suppliers/supplier-form.ts'
import { SupplierFields } from '#app/suppliers/SupplierFields.tsx'
import { SUPPLIER_STATUSES } from '#app/suppliers/vocabulary.ts'
import { Button } from '#app/ui/Button.tsx'
import { SelectField, TextField } from '#app/ui/Field.tsx'
import { Notice } from '#app/ui/Notice.tsx'
import { Card, Page, Stack } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { useRuleForm } from '#app/ui/use-form.ts'
import { getDb } from '#db/client.server.ts'

/** What a refusal about a status is worded for. */
const NOBODY_YET = { status: 'prospective', statusSince: null } as const

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, l => m.supplier_new_title({}, l))

export function loader({ request, context }: LoaderFunctionArgs) {
  requirePermission(context, request, canManageSuppliers)
  return { choices: supplierChoices(getDb()), today: isoDate(context.now) }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = requirePermission(context, request, canManageSuppliers)
  const form = await request.formData()
  const rules = newSupplierForm(supplierChoices(getDb()))
  const parsed = parseForm(rules, form)
  if (!parsed.ok) return invalidForm(parsed.errors, parsed.raw)
  const { siteIds, statusSince, statusReason, ...values } = parsed.values
  const entry = { siteIds, statusSince, statusReason }
  const raw = rawOf(rules, form)
  const read = readSupplierFacts(values)
  const result = read.ok ? createSupplier(getDb(), actionContext(context, actor), read.facts, entry) : read
  if (result.ok)
    return redirectWithFlash(`/suppliers/${result.id}`, m.supplier_created({}, { locale: context.locale }))
  if ('errors' in result) return invalidForm(result.errors, raw)
  const { refusal } = result
  if (refusal.code === 'not-allowed') throw notFound()
  return data({ errors: {}, raw, refusal }, { status: 409 })
}

export default function NewSupplier() {
  const { choices, today } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const l = useLocale()
  const { field, formProps } = useRuleForm(newSupplierForm(choices), result)
  const refusal = result && 'refusal' in result ? result.refusal : null
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
            {refusal && <Notice tone="bad" title={statusRefusalText(refusal, NOBODY_YET, l)} />}
            <SupplierFields field={field} choices={choices} siteIds={result?.raw.siteIds ?? []} />
            <SelectField
              label={m.supplier_status({}, l)}
              hint={m.supplier_new_status_hint({}, l)}
              options={optionsOf(SUPPLIER_STATUSES, STATUS_LABELS, l)}
              defaultValue="prospective"
              {...field('status')}
            />
            <TextField
              label={m.supplier_new_status_date({}, l)}
              hint={m.supplier_new_status_date_hint({}, l)}
              type="date"
              max={today}
              {...field('statusSince')}
            />
            <TextField
              label={m.supplier_status_reason({}, l)}
              hint={m.supplier_new_status_reason_hint({}, l)}
              {...field('statusReason')}
            />
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
