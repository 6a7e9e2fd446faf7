import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { canExportContacts, canManageSuppliers, canSeeAssessments } from '#app/accounts/roles.ts'
import { requirePermission } from '#app/http/guards.server.ts'
import { formatNumber } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { ExportLinks } from '#app/reports/ExportLinks.tsx'
import { findTicks } from '#app/suppliers/choose-suppliers.server.ts'
import { searchSuppliers, supplierChoices } from '#app/suppliers/find-supplier.server.ts'
import { SelectionBar } from '#app/suppliers/SelectionBar.tsx'
import { SupplierFilterForm } from '#app/suppliers/SupplierFilterForm.tsx'
import { readSupplierSearch, supplierSearchHref } from '#app/suppliers/supplier-search.ts'
import { ButtonLink } from '#app/ui/Button.tsx'
import { EmptyState } from '#app/ui/EmptyState.tsx'
import { Card, Page, Stack } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { Pagination } from '#app/ui/Table.tsx'
import { getDb } from '#db/client.server.ts'
import { SupplierTable, TICKS_FORM } from './SupplierTable.tsx'

const PATH = '/suppliers'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, l => m.supplier_list_title({}, l))

export function loader({ request, context }: LoaderFunctionArgs) {
  const actor = requirePermission(context, request, canSeeAssessments)
  const { searchParams } = new URL(request.url)
  const search = readSupplierSearch(searchParams)
  const found = searchSuppliers(getDb(), actor, search, context.locale)
  return {
    search,
    isFiltered: searchParams.size > 0,
    mayManage: canManageSuppliers(actor),
    mayExportContacts: canExportContacts(actor),
    choices: supplierChoices(getDb(), search.ownerId),
    ticks: findTicks(
      getDb(),
      actor,
      found.rows.map(row => row.id),
    ),
    ...found,
  }
}

export default function Suppliers() {
  const { search, isFiltered, mayManage, choices, ticks, rows, total, page, pageCount } =
    useLoaderData<typeof loader>()
  const l = useLocale()
  const isEmpty = total === 0 && !isFiltered
  return (
    <Page
      title={m.supplier_list_title({}, l)}
      lead={isEmpty ? undefined : m.supplier_list_lead({ count: formatNumber(total, l.locale) }, l)}
      actions={<Actions />}
      width="wide"
    >
      {isEmpty ? (
        <EmptyState title={m.supplier_list_empty_title({}, l)}>{m.supplier_list_empty({}, l)}</EmptyState>
      ) : (
        <Stack>
          <SupplierFilterForm search={search} path={PATH} choices={choices} />
          {total === 0 ? (
            <EmptyState title={m.supplier_list_none_title({}, l)}>{m.supplier_list_none({}, l)}</EmptyState>
          ) : (
            <Card padded={false} className="relative overflow-hidden">
              {mayManage && (
                <SelectionBar
                  count={ticks.count}
                  total={total}
                  filter={search}
                  formId={TICKS_FORM}
                  back={supplierSearchHref(PATH, search, { page })}
                  path="/suppliers/changes"
                />
              )}
              <SupplierTable
                key={supplierSearchHref(PATH, search, { page })}
                path={PATH}
                search={{ ...search, page }}
                rows={rows}
                ticked={mayManage ? ticks.ticked : null}
              />
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

/** Taking the list along, and what managers do with the register as a whole. */
function Actions() {
  const { search, mayManage, mayExportContacts, total } = useLoaderData<typeof loader>()
  const l = useLocale()
  const [, query = ''] = supplierSearchHref(PATH, search).split('?')
  return (
    <>
      {total > 0 && (
        <>
          <ExportLinks table="suppliers" search={query} />
          {mayExportContacts && (
            <ExportLinks table="contacts" search={query} of={m.export_contacts_title({}, l)} isNamed />
          )}
        </>
      )}
      <ButtonLink to="/sites" variant="quiet">
        {m.supplier_sites_link({}, l)}
      </ButtonLink>
      {mayManage && (
        <>
          <ButtonLink to="/suppliers/imports" variant="secondary">
            {m.supplier_import_link({}, l)}
          </ButtonLink>
          <ButtonLink to="/suppliers/new">{m.supplier_new({}, l)}</ButtonLink>
        </>
      )}
    </>
  )
}
