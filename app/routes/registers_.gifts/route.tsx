import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { canSeeIntegrity } from '#app/accounts/roles.ts'
import { requirePermission } from '#app/http/guards.server.ts'
import { formatDate, formatNumber } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { listGifts } from '#app/integrity/registers/find-registers.server.ts'
import { readGiftFilter } from '#app/integrity/registers/register-search.ts'
import { m } from '#app/paraglide/messages.js'
import { ExportLinks } from '#app/reports/ExportLinks.tsx'
import { nameFor } from '#app/suppliers/name-for.ts'
import { readPage } from '#app/suppliers/supplier-search.ts'
import { Button } from '#app/ui/Button.tsx'
import { EmptyState } from '#app/ui/EmptyState.tsx'
import { TextField } from '#app/ui/Field.tsx'
import { Card, Page, Stack } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { Pagination, Table, Td, Th } from '#app/ui/Table.tsx'
import { getDb } from '#db/client.server.ts'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, l => m.register_gifts({}, l))

export function loader({ request, context }: LoaderFunctionArgs) {
  const actor = requirePermission(context, request, canSeeIntegrity)
  const { searchParams } = new URL(request.url)
  const filter = readGiftFilter(searchParams)
  return { filter, list: listGifts(getDb(), actor, filter, readPage(searchParams)) }
}

export default function Gifts() {
  const { filter, list } = useLoaderData<typeof loader>()
  const l = useLocale()
  const params = new URLSearchParams()
  if (filter.from) params.set('from', filter.from)
  if (filter.to) params.set('to', filter.to)
  if (filter.minValue !== null) params.set('min', String(filter.minValue))
  if (filter.q) params.set('q', filter.q)
  const value = formatNumber(list.value, l.locale)
  return (
    <Page
      title={m.register_gifts({}, l)}
      lead={m.register_gifts_lead({ count: formatNumber(list.total, l.locale), value }, l)}
      back={{ to: '/matters', label: m.matter_list_title({}, l) }}
      actions={list.total > 0 && <ExportLinks table="gifts" search={params.toString()} />}
      width="wide"
    >
      <Stack>
        <Form method="get" className="flex flex-wrap items-end gap-3">
          <TextField label={m.register_search({}, l)} name="q" defaultValue={filter.q ?? ''} />
          <TextField
            type="date"
            label={m.register_from({}, l)}
            name="from"
            defaultValue={filter.from ?? ''}
          />
          <TextField type="date" label={m.register_to({}, l)} name="to" defaultValue={filter.to ?? ''} />
          <TextField
            inputMode="numeric"
            label={m.register_min({}, l)}
            name="min"
            defaultValue={filter.minValue ?? ''}
            className="max-w-32"
          />
          <Button type="submit" variant="secondary">
            {m.register_filter({}, l)}
          </Button>
        </Form>
        {list.total === 0 ? (
          <EmptyState title={m.register_none({}, l)}>{m.register_gifts_none({}, l)}</EmptyState>
        ) : (
          <Card padded={false} className="relative overflow-hidden">
            <Table caption={m.register_gifts({}, l)}>
              <thead>
                <tr>
                  <Th>{m.matter_column_supplier({}, l)}</Th>
                  <Th>{m.register_column_date({}, l)}</Th>
                  <Th>{m.register_column_item({}, l)}</Th>
                  <Th numeric>{m.register_column_value({}, l)}</Th>
                  <Th>{m.register_column_person({}, l)}</Th>
                  <Th>{m.register_column_declared({}, l)}</Th>
                </tr>
              </thead>
              <tbody>
                {list.rows.map(({ gift, ...supplier }) => (
                  <tr key={gift.id}>
                    <Td>
                      <Link to={`/suppliers/${gift.supplierId}`} className="link">
                        {nameFor(supplier, l)}
                      </Link>
                      <span className="block text-soft">{supplier.code}</span>
                    </Td>
                    <Td className="whitespace-nowrap">{gift.heldOn ?? '–'}</Td>
                    <Td>{gift.item}</Td>
                    <Td numeric>{gift.value === null ? '–' : formatNumber(gift.value, l.locale)}</Td>
                    <Td>{gift.person}</Td>
                    <Td className="whitespace-nowrap">{formatDate(gift.declaredAt, l.locale)}</Td>
                  </tr>
                ))}
              </tbody>
            </Table>
            <Pagination
              page={list.page}
              pageCount={list.pageCount}
              hrefFor={page => `/registers/gifts?${new URLSearchParams([...params, ['page', String(page)]])}`}
            />
          </Card>
        )}
      </Stack>
    </Page>
  )
}
