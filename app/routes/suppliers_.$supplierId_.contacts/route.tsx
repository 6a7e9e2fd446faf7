import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { invitePerson } from '#app/accounts/invite-person.server.ts'
import { canManageSuppliers, SUPPLIER_ROLES } from '#app/accounts/roles.ts'
import { redirectWithFlash } from '#app/http/flash.server.ts'
import { actionContext, notFound, requireFound, requirePermission } from '#app/http/guards.server.ts'
import { invalidForm, parseForm, rawOf } from '#app/http/parse-form.server.ts'
import { LOCALES } from '#app/i18n/locale.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { findSupplier } from '#app/suppliers/find-supplier.server.ts'
import { optionsOf, LOCALE_LABELS, ROLE_EXPLANATIONS } from '#app/suppliers/labels.ts'
import { nameFor } from '#app/suppliers/name-for.ts'
import { ContactForm } from '#app/suppliers/supplier-form.ts'
import { Button } from '#app/ui/Button.tsx'
import { CheckGroup, RadioGroup, TextField } from '#app/ui/Field.tsx'
import { Card, Page, Stack } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { useRuleForm } from '#app/ui/use-form.ts'
import { getDb } from '#db/client.server.ts'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, l => m.supplier_contact_invite({}, l))

export function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = requirePermission(context, request, canManageSuppliers)
  const supplier = requireFound(findSupplier(getDb(), actor, params.supplierId ?? ''))
  return { supplier }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = requirePermission(context, request, canManageSuppliers)
  const supplier = requireFound(findSupplier(getDb(), actor, params.supplierId ?? ''))
  const form = await request.formData()
  const parsed = parseForm(ContactForm, form)
  if (!parsed.ok) return invalidForm(parsed.errors, parsed.raw)
  const person = {
    ...parsed.values,
    roles: SUPPLIER_ROLES.filter(role => parsed.values.roles.includes(role)),
  }
  const invitation = { ...person, supplierId: supplier.id }
  const result = invitePerson(getDb(), actionContext(context, actor), invitation)
  if (result.ok)
    return redirectWithFlash(
      `/suppliers/${supplier.id}#contacts`,
      m.supplier_contact_invited({}, { locale: context.locale }),
    )
  if (result.why !== 'email-taken') throw notFound()
  return invalidForm({ email: { code: 'already-taken' } }, rawOf(ContactForm, form))
}

export default function InviteContact() {
  const { supplier } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const l = useLocale()
  const { field, formProps } = useRuleForm(ContactForm, result)
  const isSending = useNavigation().state !== 'idle'
  const back = {
    to: `/suppliers/${supplier.id}`,
    label: m.supplier_back_one({ name: nameFor(supplier, l) }, l),
  }
  return (
    <Page
      title={m.supplier_contact_invite({}, l)}
      lead={m.supplier_contact_invite_lead({}, l)}
      back={back}
      width="narrow"
    >
      <Form {...formProps}>
        <Card>
          <Stack>
            <TextField label={m.supplier_contact_name({}, l)} autoComplete="off" {...field('name')} />
            <TextField
              label={m.supplier_contact_email({}, l)}
              type="email"
              autoComplete="off"
              {...field('email')}
            />
            <RadioGroup
              legend={m.supplier_contact_locale({}, l)}
              options={optionsOf(LOCALES, LOCALE_LABELS, l)}
              {...field('locale')}
              defaultValue={result?.raw.locale ?? 'zh-CN'}
            />
            <CheckGroup
              legend={m.supplier_contact_roles({}, l)}
              options={optionsOf(SUPPLIER_ROLES.toReversed(), ROLE_EXPLANATIONS, l)}
              {...field('roles')}
              defaultValue={result?.raw.roles ?? ['owner']}
            />
            <div>
              <Button type="submit" pending={isSending}>
                {m.supplier_contact_send({}, l)}
              </Button>
            </div>
          </Stack>
        </Card>
      </Form>
    </Page>
  )
}
