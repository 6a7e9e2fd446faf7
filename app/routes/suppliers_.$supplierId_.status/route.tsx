import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { canManageSuppliers } from '#app/accounts/roles.ts'
import { redirectWithFlash } from '#app/http/flash.server.ts'
import { actionContext, notFound, requireFound, requirePermission } from '#app/http/guards.server.ts'
import { invalidForm, parseForm, rawOf, type RawForm } from '#app/http/parse-form.server.ts'
import { endOfDay, formatDate, isoDate } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { changeStatus } from '#app/suppliers/change-status.server.ts'
import { findSupplier } from '#app/suppliers/find-supplier.server.ts'
import { STATUS_LABELS } from '#app/suppliers/labels.ts'
import { nameFor } from '#app/suppliers/name-for.ts'
import { nextStatuses } from '#app/suppliers/status-change.ts'
import { StatusForm } from '#app/suppliers/status-form.ts'
import { statusRefusalText, type ShownRefusal } from '#app/suppliers/status-refusal.ts'
import { Button } from '#app/ui/Button.tsx'
import { RadioGroup, TextArea, TextField } from '#app/ui/Field.tsx'
import { Notice } from '#app/ui/Notice.tsx'
import { Card, Page, Stack } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { useRuleForm } from '#app/ui/use-form.ts'
import { getDb } from '#db/client.server.ts'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, l => m.supplier_status_title({}, l))

export function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = requirePermission(context, request, canManageSuppliers)
  const supplier = requireFound(findSupplier(getDb(), actor, params.supplierId ?? ''))
  return { supplier, today: isoDate(context.now) }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = requirePermission(context, request, canManageSuppliers)
  const id = params.supplierId ?? ''
  const form = await request.formData()
  const parsed = parseForm(StatusForm, form)
  if (!parsed.ok) return invalidForm(parsed.errors, parsed.raw)
  const raw = rawOf(StatusForm, form)
  const result = changeStatus(getDb(), actionContext(context, actor), id, parsed.values)
  const l = { locale: context.locale }
  if (result.ok) return redirectWithFlash(`/suppliers/${id}`, m.supplier_status_changed({}, l))
  const { refusal } = result
  switch (refusal.code) {
    case 'not-found':
    case 'not-allowed':
      throw notFound()
    case 'reason-missing':
      return invalidForm({ reason: { code: 'required' } }, raw)
    default:
      return refused(refusal, raw)
  }
}

function refused(refusal: ShownRefusal, raw: RawForm) {
  return data({ errors: {}, raw, refusal }, { status: refusal.code === 'wrong-date' ? 422 : 409 })
}

export default function ChangeStatus() {
  const { supplier, today } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const l = useLocale()
  const { field, formProps } = useRuleForm(StatusForm, result)
  const possible = nextStatuses(supplier.status)
  const isSaving = useNavigation().state !== 'idle'
  const status = STATUS_LABELS[supplier.status]({}, l)
  const refusal = result && 'refusal' in result ? result.refusal : null
  const since = supplier.statusSince && formatDate(endOfDay(supplier.statusSince), l.locale)
  return (
    <Page
      title={m.supplier_status_title({}, l)}
      lead={nameFor(supplier, l)}
      back={{
        to: `/suppliers/${supplier.id}`,
        label: m.supplier_back_one({ name: nameFor(supplier, l) }, l),
      }}
      width="narrow"
    >
      <Stack>
        <Notice title={m.measure_status_by_committee({}, l)}>
          <p>{m.measure_status_by_committee_text({}, l)}</p>
          <Link to={`/suppliers/${supplier.id}/measures`} className="link">
            {m.measure_status_open({}, l)}
          </Link>
        </Notice>
        {possible.length > 0 && (
          <Form {...formProps}>
            <input type="hidden" name="from" value={supplier.status} />
            <Card>
              <Stack>
                {refusal && <Notice tone="bad" title={statusRefusalText(refusal, supplier, l)} />}
                <p>
                  <span className="text-soft">{m.supplier_status_now({}, l)}</span>{' '}
                  {since ? m.supplier_status_since({ status, date: since }, l) : status}
                </p>
                <RadioGroup
                  legend={m.supplier_status_to({}, l)}
                  options={possible.map(to => ({
                    value: to,
                    label: STATUS_LABELS[to]({}, l),
                  }))}
                  {...field('to')}
                  defaultValue={result?.raw.to ?? ''}
                />
                <TextField
                  label={m.supplier_status_date({}, l)}
                  hint={m.supplier_status_date_hint({}, l)}
                  type="date"
                  max={today}
                  min={supplier.statusSince ?? undefined}
                  defaultValue={today}
                  {...field('since')}
                />
                <TextArea
                  label={m.supplier_status_reason({}, l)}
                  hint={m.supplier_status_reason_hint({}, l)}
                  {...field('reason')}
                  required={undefined}
                />
                <div>
                  <Button type="submit" pending={isSaving}>
                    {m.supplier_status_save({}, l)}
                  </Button>
                </div>
              </Stack>
            </Card>
          </Form>
        )}
      </Stack>
    </Page>
  )
}
