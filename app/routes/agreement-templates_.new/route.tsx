import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { managedAgreementKinds, type Actor } from '#app/accounts/roles.ts'
import { createAgreement } from '#app/agreements/draft-version.server.ts'
import { KIND_LABELS, PARTIES_LABELS, versionRefusalText } from '#app/agreements/labels.ts'
import { NewAgreementForm } from '#app/agreements/version-form.ts'
import { SIGNING_PARTIES } from '#app/agreements/vocabulary.ts'
import { redirectWithFlash } from '#app/http/flash.server.ts'
import { actionContext, requirePermission } from '#app/http/guards.server.ts'
import { invalidForm, parseForm } from '#app/http/parse-form.server.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { Button } from '#app/ui/Button.tsx'
import { RadioGroup, SelectField, TextField } from '#app/ui/Field.tsx'
import { Card, Page, Stack } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { useRuleForm } from '#app/ui/use-form.ts'
import { getDb } from '#db/client.server.ts'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, l => m.agreements_new({}, l))

export function loader({ request, context }: LoaderFunctionArgs) {
  return { kinds: managedAgreementKinds(requirePermission(context, request, canCreate)) }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = requirePermission(context, request, canCreate)
  const parsed = parseForm(NewAgreementForm, await request.formData())
  if (!parsed.ok) return invalidForm(parsed.errors, parsed.raw)
  const result = createAgreement(getDb(), actionContext(context, actor), parsed.values)
  if (result.ok)
    return redirectWithFlash(
      `/agreement-templates/versions/${result.id}/edit`,
      m.agreements_drafted({}, context),
    )
  return redirectWithFlash('/agreement-templates', versionRefusalText(result.refusal, context), 'warn')
}

function canCreate(actor: Actor) {
  return managedAgreementKinds(actor).length > 0
}

export default function NewAgreement() {
  const { kinds } = useLoaderData<typeof loader>()
  const { field, formProps } = useRuleForm(NewAgreementForm, useActionData<typeof action>())
  const l = useLocale()
  const hints = { both: m.agreements_parties_both_hint, supplier: m.agreements_parties_supplier_hint }
  return (
    <Page
      title={m.agreements_new({}, l)}
      lead={m.agreements_new_lead({}, l)}
      back={{ to: '/agreement-templates', label: m.agreements_back({}, l) }}
      width="narrow"
    >
      <Card>
        <Form {...formProps}>
          <Stack>
            <SelectField
              label={m.agreements_kind({}, l)}
              options={kinds.map(kind => ({ value: kind, label: KIND_LABELS[kind]({}, l) }))}
              {...field('kind')}
            />
            <RadioGroup
              legend={m.agreements_parties({}, l)}
              options={SIGNING_PARTIES.map(value => ({
                value,
                label: PARTIES_LABELS[value]({}, l),
                hint: hints[value]({}, l),
              }))}
              {...field('parties')}
            />
            <TextField label={m.agreements_name_zh({}, l)} lang="zh-CN" {...field('titleZh')} />
            <TextField label={m.agreements_name_en({}, l)} lang="en" {...field('titleEn')} />
            <div>
              <Button type="submit">{m.agreements_new_submit({}, l)}</Button>
            </div>
          </Stack>
        </Form>
      </Card>
    </Page>
  )
}
