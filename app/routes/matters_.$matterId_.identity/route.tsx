import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { notFound, requireFound } from '#app/http/guards.server.ts'
import { invalidForm, parseForm } from '#app/http/parse-form.server.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { openIdentity } from '#app/integrity/matters/find-matters.server.ts'
import { IdentityForm } from '#app/integrity/matters/matter-forms.ts'
import { requireMatter } from '#app/integrity/matters/matter-route.server.ts'
import { MatterFormCard } from '#app/integrity/matters/MatterForm.tsx'
import { m } from '#app/paraglide/messages.js'
import { TextArea } from '#app/ui/Field.tsx'
import { Notice } from '#app/ui/Notice.tsx'
import { Card, Page, Stack } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { Definitions } from '#app/ui/Table.tsx'
import { useRuleForm } from '#app/ui/use-form.ts'
import { getDb } from '#db/client.server.ts'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, l => m.matter_identity({}, l))

export function loader(args: LoaderFunctionArgs) {
  const { matter } = requireMatter(args)
  if (!matter.hasIdentity) throw notFound()
  return { matter: { id: matter.id, code: matter.code } }
}

/** The name is in the answer to this one request and in no page that can be called up again. */
export async function action(args: ActionFunctionArgs) {
  const { matter, acting } = requireMatter(args)
  const parsed = parseForm(IdentityForm, await args.request.formData())
  if (!parsed.ok) return invalidForm(parsed.errors, parsed.raw)
  return { identity: requireFound(openIdentity(getDb(), acting, matter.id, parsed.values.reason)) }
}

export default function Identity() {
  const { matter } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const l = useLocale()
  const back = { to: `/matters/${matter.id}`, label: matter.code }
  return (
    <Page title={m.matter_identity({}, l)} lead={m.matter_identity_lead({}, l)} back={back} width="narrow">
      {result && 'identity' in result ? <Opened identity={result.identity} /> : <AskWhy result={result} />}
    </Page>
  )
}

function AskWhy({ result }: { result: Parameters<typeof useRuleForm>[1] }) {
  const l = useLocale()
  const { field, formProps } = useRuleForm(IdentityForm, result)
  return (
    <MatterFormCard formProps={formProps} submit={m.matter_identity_open({}, l)}>
      <TextArea
        label={m.matter_identity_reason({}, l)}
        hint={m.matter_identity_reason_hint({}, l)}
        {...field('reason')}
      />
    </MatterFormCard>
  )
}

type Shown = { name: string; contact: string | null; organisation: string | null }

function Opened({ identity }: { identity: Shown }) {
  const l = useLocale()
  const items = [
    { term: m.channel_field_name({}, l), value: identity.name },
    { term: m.channel_field_contact({}, l), value: identity.contact ?? '–' },
    { term: m.channel_field_organisation({}, l), value: identity.organisation ?? '–' },
  ]
  return (
    <Stack>
      <Notice tone="warn" title={m.matter_identity_logged({}, l)} />
      <Card>
        <Definitions items={items} />
      </Card>
    </Stack>
  )
}
