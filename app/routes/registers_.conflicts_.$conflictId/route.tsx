import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { canSeeIntegrity } from '#app/accounts/roles.ts'
import { redirectWithFlash } from '#app/http/flash.server.ts'
import { actionContext, notFound, requireFound, requirePermission } from '#app/http/guards.server.ts'
import { invalidForm, parseForm, rawOf } from '#app/http/parse-form.server.ts'
import { formatDate } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { linkConflict } from '#app/integrity/registers/change-conflict.server.ts'
import { findConflict } from '#app/integrity/registers/find-registers.server.ts'
import { CONFLICT_KIND_LABELS, conflictRefusalText } from '#app/integrity/registers/labels.ts'
import { LinkForm } from '#app/integrity/registers/register-forms.ts'
import { m } from '#app/paraglide/messages.js'
import { nameFor } from '#app/suppliers/name-for.ts'
import { Button } from '#app/ui/Button.tsx'
import { SelectField } from '#app/ui/Field.tsx'
import { Notice } from '#app/ui/Notice.tsx'
import { Card, Page, Stack } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { Definitions } from '#app/ui/Table.tsx'
import { useRuleForm } from '#app/ui/use-form.ts'
import { getDb } from '#db/client.server.ts'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, l => m.register_conflicts({}, l))

export function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = requirePermission(context, request, canSeeIntegrity)
  return requireFound(findConflict(getDb(), actor, params.conflictId ?? ''))
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = requirePermission(context, request, canSeeIntegrity)
  const { conflictId = '' } = params
  const form = await request.formData()
  requireFound(findConflict(getDb(), actor, conflictId))
  const parsed = parseForm(LinkForm, form)
  if (!parsed.ok) return invalidForm(parsed.errors, parsed.raw)
  const l = { locale: context.locale }
  const result = linkConflict(getDb(), actionContext(context, actor), conflictId, parsed.values.userId)
  if (result.ok) return redirectWithFlash(`/registers/conflicts/${conflictId}`, m.matter_saved({}, l))
  if (result.refusal.code === 'not-found') throw notFound()
  const refused = { errors: {}, raw: rawOf(LinkForm, form), refused: conflictRefusalText(result.refusal, l) }
  return data(refused, { status: 409 })
}

export default function Conflict() {
  const { conflict, people, suggested, userName, ...supplier } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { field, formProps } = useRuleForm(LinkForm, result)
  const l = useLocale()
  const items = [
    { term: m.matter_column_supplier({}, l), value: `${nameFor(supplier, l)} (${supplier.code})` },
    { term: m.register_column_kind({}, l), value: CONFLICT_KIND_LABELS[conflict.kind]({}, l) },
    { term: m.register_column_party({}, l), value: conflict.party || '–' },
    { term: m.register_column_relation({}, l), value: conflict.relation || '–' },
    { term: m.register_column_our_person({}, l), value: conflict.ourPerson || '–' },
    { term: m.register_column_since({}, l), value: conflict.since || '–' },
    { term: m.register_column_linked({}, l), value: userName ?? '–' },
    { term: m.register_column_declared({}, l), value: formatDate(conflict.declaredAt, l.locale) },
    ...(conflict.endedAt
      ? [{ term: m.register_column_ended({}, l), value: formatDate(conflict.endedAt, l.locale) }]
      : []),
  ]
  return (
    <Page
      title={nameFor(supplier, l)}
      back={{ to: '/registers/conflicts', label: m.register_conflicts({}, l) }}
      width="narrow"
    >
      <Stack>
        <Card>
          <Definitions items={items} />
        </Card>
        {!conflict.endedAt && (
          <Card title={m.register_link_title({}, l)}>
            <Stack>
              {result && 'refused' in result && <Notice tone="bad" title={result.refused} />}
              <Form {...formProps}>
                <Stack>
                  <SelectField
                    label={m.register_column_linked({}, l)}
                    hint={m.register_link_hint({}, l)}
                    options={[
                      { value: '', label: m.matter_nobody({}, l) },
                      ...people.map(({ id, name }) => ({ value: id, label: name })),
                    ]}
                    defaultValue={conflict.userId ?? suggested ?? ''}
                    {...field('userId')}
                  />
                  <div>
                    <Button type="submit">{m.matter_save({}, l)}</Button>
                  </div>
                </Stack>
              </Form>
              <Form method="post" action={`/registers/conflicts/${conflict.id}/end`}>
                <Button type="submit" variant="secondary">
                  {m.register_end({}, l)}
                </Button>
              </Form>
            </Stack>
          </Card>
        )}
      </Stack>
    </Page>
  )
}
