import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { canSeeIntegrity } from '#app/accounts/roles.ts'
import { requirePermission } from '#app/http/guards.server.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { listConflicts } from '#app/integrity/registers/find-registers.server.ts'
import { CONFLICT_KIND_LABELS } from '#app/integrity/registers/labels.ts'
import { readConflictFilter } from '#app/integrity/registers/register-search.ts'
import { CONFLICT_KINDS } from '#app/integrity/registers/vocabulary.ts'
import { m } from '#app/paraglide/messages.js'
import { ExportLinks } from '#app/reports/ExportLinks.tsx'
import { readPage } from '#app/suppliers/supplier-search.ts'
import { Button, ButtonLink } from '#app/ui/Button.tsx'
import { EmptyState } from '#app/ui/EmptyState.tsx'
import { CheckField, SelectField } from '#app/ui/Field.tsx'
import { Card, Page, Stack } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { Pagination } from '#app/ui/Table.tsx'
import { getDb } from '#db/client.server.ts'
import { ConflictTable } from './ConflictTable.tsx'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, l => m.register_conflicts({}, l))

export function loader({ request, context }: LoaderFunctionArgs) {
  const actor = requirePermission(context, request, canSeeIntegrity)
  const { searchParams } = new URL(request.url)
  const filter = readConflictFilter(searchParams)
  return { filter, list: listConflicts(getDb(), actor, filter, readPage(searchParams)) }
}

export type ConflictsData = ReturnType<typeof useLoaderData<typeof loader>>

export default function Conflicts() {
  const { filter, list } = useLoaderData<typeof loader>()
  const l = useLocale()
  const params = new URLSearchParams()
  if (filter.kind) params.set('kind', filter.kind)
  if (filter.linked) params.set('linked', filter.linked)
  if (filter.ended) params.set('ended', '1')
  const any = { value: '', label: m.register_any({}, l) }
  return (
    <Page
      title={m.register_conflicts({}, l)}
      lead={m.register_conflicts_lead({}, l)}
      back={{ to: '/matters', label: m.matter_list_title({}, l) }}
      actions={
        <>
          {list.total > 0 && <ExportLinks table="conflicts" search={params.toString()} />}
          <ButtonLink to="/registers/conflicts/new">{m.register_declare({}, l)}</ButtonLink>
        </>
      }
      width="wide"
    >
      <Stack>
        <Form method="get" className="flex flex-wrap items-end gap-3">
          <SelectField
            label={m.register_column_kind({}, l)}
            name="kind"
            options={[
              any,
              ...CONFLICT_KINDS.map(value => ({ value, label: CONFLICT_KIND_LABELS[value]({}, l) })),
            ]}
            defaultValue={filter.kind ?? ''}
          />
          <SelectField
            label={m.register_column_linked({}, l)}
            name="linked"
            options={[
              any,
              { value: 'yes', label: m.register_linked({}, l) },
              { value: 'no', label: m.register_not_linked({}, l) },
            ]}
            defaultValue={filter.linked ?? ''}
          />
          <CheckField
            label={m.register_show_ended({}, l)}
            name="ended"
            value="1"
            defaultChecked={filter.ended}
          />
          <Button type="submit" variant="secondary">
            {m.register_filter({}, l)}
          </Button>
        </Form>
        {list.total === 0 ? (
          <EmptyState title={m.register_none({}, l)}>{m.register_conflicts_none({}, l)}</EmptyState>
        ) : (
          <Card padded={false} className="relative overflow-hidden">
            <ConflictTable rows={list.rows} />
            <Pagination
              page={list.page}
              pageCount={list.pageCount}
              hrefFor={page =>
                `/registers/conflicts?${new URLSearchParams([...params, ['page', String(page)]])}`
              }
            />
          </Card>
        )}
      </Stack>
    </Page>
  )
}
