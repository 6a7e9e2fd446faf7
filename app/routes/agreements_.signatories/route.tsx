import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { canAdminister } from '#app/accounts/roles.ts'
import { findBuyerPeople, findCounterSignatories } from '#app/agreements/signing/contact-queries.server.ts'
import { nameCounterSignatory } from '#app/agreements/signing/counter-signatories.server.ts'
import { SignatoryForm } from '#app/agreements/signing/invite-form.ts'
import { signingRefusalText } from '#app/agreements/signing/labels.ts'
import { redirectWithFlash } from '#app/http/flash.server.ts'
import { actionContext, requirePermission } from '#app/http/guards.server.ts'
import { invalidForm, parseForm, rawOf } from '#app/http/parse-form.server.ts'
import { endOfDay } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { Button } from '#app/ui/Button.tsx'
import { SelectField, TextField } from '#app/ui/Field.tsx'
import { Notice } from '#app/ui/Notice.tsx'
import { Card, Page, Stack } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { useRuleForm } from '#app/ui/use-form.ts'
import { getDb } from '#db/client.server.ts'
import { SignatoryTable } from './SignatoryTable.tsx'

export function loader({ request, context }: LoaderFunctionArgs) {
  requirePermission(context, request, canAdminister)
  const db = getDb()
  return { people: findBuyerPeople(db), powers: findCounterSignatories(db), now: context.now }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = requirePermission(context, request, canAdminister)
  const form = await request.formData()
  const parsed = parseForm(SignatoryForm, form)
  if (!parsed.ok) return invalidForm(parsed.errors, parsed.raw)
  const { userId, title, untilOn } = parsed.values
  const untilAt = untilOn === null ? null : endOfDay(untilOn)
  const result = nameCounterSignatory(getDb(), actionContext(context, actor), { userId, title, untilAt })
  const l = { locale: context.locale }
  if (result.ok) return redirectWithFlash('/agreements/signatories', m.signing_signatory_named({}, l))
  const refusal = signingRefusalText(result.refusal, l)
  return data({ errors: {}, raw: rawOf(SignatoryForm, form), refusal }, { status: 409 })
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, l => m.signing_signatories({}, l))

export type SignatoryData = ReturnType<typeof useLoaderData<typeof loader>>

export default function Signatories() {
  const { people, powers, now } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const l = useLocale()
  const { field, formProps } = useRuleForm(SignatoryForm, result)
  const refusal = result && 'refusal' in result ? result.refusal : null
  return (
    <Page
      title={m.signing_signatories({}, l)}
      lead={m.signing_signatories_lead({}, l)}
      back={{ to: '/agreements', label: m.signing_register_title({}, l) }}
    >
      <Stack>
        {powers.length > 0 && (
          <Card padded={false} className="relative overflow-hidden">
            <SignatoryTable powers={powers} now={now} />
          </Card>
        )}
        <Form {...formProps}>
          <Card title={m.signing_signatory_new({}, l)}>
            <Stack>
              {refusal && <Notice tone="bad" title={refusal} />}
              <SelectField
                label={m.signing_signatory({}, l)}
                options={people.map(({ id, name, email }) => ({ value: id, label: `${name} · ${email}` }))}
                {...field('userId')}
              />
              <TextField
                label={m.signing_title({}, l)}
                hint={m.signing_signatory_title_hint({}, l)}
                {...field('title')}
              />
              <TextField
                type="date"
                label={m.signing_signatory_until({}, l)}
                hint={m.signing_signatory_until_hint({}, l)}
                {...field('untilOn')}
              />
              <div>
                <Button type="submit">{m.signing_signatory_name_it({}, l)}</Button>
              </div>
            </Stack>
          </Card>
        </Form>
      </Stack>
    </Page>
  )
}
