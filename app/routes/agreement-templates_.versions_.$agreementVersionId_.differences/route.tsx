import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { canSeeAgreements } from '#app/accounts/roles.ts'
import { titleFor } from '#app/agreements/agreement-text.ts'
import { comparePage } from '#app/agreements/compare-page.server.ts'
import { VERSION_STATE_LABELS } from '#app/agreements/labels.ts'
import { requireFound, requirePermission } from '#app/http/guards.server.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { Button } from '#app/ui/Button.tsx'
import { SelectField } from '#app/ui/Field.tsx'
import { Notice } from '#app/ui/Notice.tsx'
import { Card, Page, Stack } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { getDb } from '#db/client.server.ts'
import { Differences } from './Differences.tsx'

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageTitle(matches, l =>
    data
      ? m.agreements_compare_title({ title: titleFor(data.title, l.locale) }, l)
      : m.agreements_compare({}, l),
  )

export function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = requirePermission(context, request, canSeeAgreements)
  const from = new URL(request.url).searchParams.get('from')
  return requireFound(comparePage(getDb(), actor, params.agreementVersionId ?? '', from))
}

export type CompareData = ReturnType<typeof useLoaderData<typeof loader>>

export default function AgreementDifferences() {
  const loaded = useLoaderData<typeof loader>()
  const { title, to, from, others } = loaded
  const l = useLocale()
  const number = String(to.number)
  return (
    <Page
      title={m.agreements_compare_title({ title: titleFor(title, l.locale) }, l)}
      lead={from && m.agreements_compare_lead({ from: String(from.number), to: number }, l)}
      back={{
        to: `/agreement-templates/versions/${to.id}`,
        label: m.agreements_version({ number }, l),
      }}
    >
      {from ? (
        <Stack>
          {others.length > 1 && <Chooser from={from} others={others} />}
          <Differences {...loaded} />
        </Stack>
      ) : (
        <Notice tone="neutral" title={m.agreements_compare_only({}, l)} />
      )}
    </Page>
  )
}

function Chooser({ from, others }: Pick<CompareData, 'others'> & { from: { id: string } }) {
  const l = useLocale()
  const options = others.map(({ id, number, state }) => ({
    value: id,
    label: `${m.agreements_version({ number: String(number) }, l)} · ${VERSION_STATE_LABELS[state]({}, l)}`,
  }))
  return (
    <Card className="no-print">
      <Form className="flex flex-wrap items-end gap-3">
        <div className="w-72 max-w-full">
          <SelectField
            key={from.id}
            label={m.agreements_compare_with({}, l)}
            name="from"
            options={options}
            defaultValue={from.id}
          />
        </div>
        <Button type="submit" variant="secondary">
          {m.agreements_compare_choose({}, l)}
        </Button>
      </Form>
    </Card>
  )
}
