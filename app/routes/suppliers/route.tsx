import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { canManageSuppliers, canSeeAssessments } from '#app/accounts/roles.ts'
import { GradeBadge } from '#app/grading/GradeBadge.tsx'
import { requirePermission } from '#app/http/guards.server.ts'
import { formatNumber } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { searchSuppliers } from '#app/suppliers/find-supplier.server.ts'
import { CATEGORY_LABELS, CLASS_LABELS, REGION_LABELS } from '#app/suppliers/labels.ts'
import { nameFor } from '#app/suppliers/name-for.ts'
import { SupplierFilterForm } from '#app/suppliers/SupplierFilterForm.tsx'
import { readSupplierSearch, supplierSearchHref, type SupplierSort } from '#app/suppliers/supplier-search.ts'
import { SupplierStatusBadge } from '#app/suppliers/SupplierStatusBadge.tsx'
import { ButtonLink } from '#app/ui/Button.tsx'
import { EmptyState } from '#app/ui/EmptyState.tsx'
import { Card, Page, Stack } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { Pagination, Table, Td, Th } from '#app/ui/Table.tsx'
import { getDb } from '#db/client.server.ts'

const PATH = '/suppliers'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, l => m.supplier_list_title({}, l))

export function loader({ request, context }: LoaderFunctionArgs) {
  const actor = requirePermission(context, request, canSeeAssessments)
  const { searchParams } = new URL(request.url)
  const search = readSupplierSearch(searchParams)
  return {
    search,
    isFiltered: searchParams.size > 0,
    mayManage: canManageSuppliers(actor),
    ...searchSuppliers(getDb(), actor, search, context.locale),
  }
}

export default function Suppliers() {
  const { search, isFiltered, mayManage, rows, total, page, pageCount } = useLoaderData<typeof loader>()
  const l = useLocale()
  const isEmpty = total === 0 && !isFiltered
  const add = mayManage && <ButtonLink to="/suppliers/new">{m.supplier_new({}, l)}</ButtonLink>
  return (
    <Page
      title={m.supplier_list_title({}, l)}
      lead={isEmpty ? undefined : m.supplier_list_lead({ count: formatNumber(total, l.locale) }, l)}
      actions={!isEmpty && add}
      width="wide"
    >
      {isEmpty ? (
        <EmptyState title={m.supplier_list_empty_title({}, l)} action={add}>
          {m.supplier_list_empty({}, l)}
        </EmptyState>
      ) : (
        <Stack>
          <SupplierFilterForm search={search} path={PATH} />
          {total === 0 ? (
            <EmptyState title={m.supplier_list_none_title({}, l)}>{m.supplier_list_none({}, l)}</EmptyState>
          ) : (
            <Card padded={false} className="relative overflow-hidden">
              <SupplierTable search={search} rows={rows} />
              <Pagination
                page={page}
                pageCount={pageCount}
                hrefFor={n => supplierSearchHref(PATH, search, { page: n })}
              />
            </Card>
          )}
        </Stack>
      )}
    </Page>
  )
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>

function SupplierTable({ search, rows }: Pick<Loaded, 'search' | 'rows'>) {
  const l = useLocale()
  function sortBy(sort: SupplierSort) {
    const isCurrent = search.sort === sort
    const direction = isCurrent && search.direction === 'asc' ? 'desc' : 'asc'
    return {
      href: supplierSearchHref(PATH, search, { sort, direction }),
      direction: isCurrent ? search.direction : null,
    }
  }
  return (
    <Table caption={m.supplier_list_title({}, l)}>
      <thead>
        <tr>
          <Th sort={sortBy('name')}>{m.supplier_name({}, l)}</Th>
          <Th sort={sortBy('code')}>{m.supplier_code({}, l)}</Th>
          <Th sort={sortBy('category')}>{m.supplier_category({}, l)}</Th>
          <Th sort={sortBy('region')}>{m.supplier_region({}, l)}</Th>
          <Th sort={sortBy('class')}>{m.supplier_column_class({}, l)}</Th>
          <Th sort={sortBy('status')}>{m.supplier_status({}, l)}</Th>
          <Th sort={sortBy('grade')}>{m.supplier_grade({}, l)}</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map(row => (
          <tr key={row.id}>
            <Td>
              <Link to={`${PATH}/${row.id}`} className="link font-medium">
                {nameFor(row, l)}
              </Link>
            </Td>
            <Td>{row.code}</Td>
            <Td>{CATEGORY_LABELS[row.category]({}, l)}</Td>
            <Td>
              {REGION_LABELS[row.region]({}, l)}
              <span className="text-soft"> · {row.province}</span>
            </Td>
            <Td>{CLASS_LABELS[row.supplierClass]({}, l)}</Td>
            <Td>
              <SupplierStatusBadge status={row.status} />
            </Td>
            <Td>
              <GradeBadge grade={row.grade} size="sm" />
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
