import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { canSeeIntegrity } from '#app/accounts/roles.ts'
import { redirectWithFlash } from '#app/http/flash.server.ts'
import { actionContext, requirePermission } from '#app/http/guards.server.ts'
import { invalidForm, parseForm, rawOf } from '#app/http/parse-form.server.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { declareConflict } from '#app/integrity/registers/change-conflict.server.ts'
import { conflictRefusalText } from '#app/integrity/registers/labels.ts'
import { findBuyerPeople } from '#app/integrity/registers/queries.server.ts'
import { DeclarationForm } from '#app/integrity/registers/register-forms.ts'
import { m } from '#app/paraglide/messages.js'
import { Button } from '#app/ui/Button.tsx'
import { SelectField, TextField } from '#app/ui/Field.tsx'
import { Notice } from '#app/ui/Notice.tsx'
import { Card, Page, Stack } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { useRuleForm } from '#app/ui/use-form.ts'
import { getDb } from '#db/client.server.ts'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, l => m.register_declare({}, l))

export function loader({ request, context }: LoaderFunctionArgs) {
  requirePermission(context, request, canSeeIntegrity)
  return { people: findBuyerPeople(getDb()) }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = requirePermission(context, request, canSeeIntegrity)
  const form = await request.formData()
  const parsed = parseForm(DeclarationForm, form)
  if (!parsed.ok) return invalidForm(parsed.errors, parsed.raw)
  const l = { locale: context.locale }
  const result = declareConflict(getDb(), actionContext(context, actor), parsed.values)
  if (result.ok) return redirectWithFlash('/registers/conflicts', m.matter_saved({}, l))
  const refused = conflictRefusalText(result.refusal, l)
  return data({ errors: {}, raw: rawOf(DeclarationForm, form), refused }, { status: 409 })
}

export default function Declare() {
  const { people } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { field, formProps } = useRuleForm(DeclarationForm, result)
  const l = useLocale()
  return (
    <Page
      title={m.register_declare({}, l)}
      lead={m.register_declare_lead({}, l)}
      back={{ to: '/registers/conflicts', label: m.register_conflicts({}, l) }}
      width="narrow"
    >
      <Form {...formProps}>
        <Card>
          <Stack>
            {result && 'refused' in result && <Notice tone="bad" title={result.refused} />}
            <SelectField
              label={m.matter_recusal_person({}, l)}
              options={[
                { value: '', label: m.channel_choose({}, l) },
                ...people.map(({ id, name }) => ({ value: id, label: name })),
              ]}
              {...field('userId')}
            />
            <TextField
              label={m.register_column_code({}, l)}
              hint={m.matter_supplier_code_hint({}, l)}
              {...field('supplierCode')}
            />
            <TextField label={m.register_column_relation({}, l)} {...field('relation')} />
            <TextField label={m.register_column_party({}, l)} {...field('party')} />
            <TextField type="date" label={m.register_column_since({}, l)} {...field('since')} />
            <div>
              <Button type="submit">{m.matter_save({}, l)}</Button>
            </div>
          </Stack>
        </Card>
      </Form>
    </Page>
  )
}
