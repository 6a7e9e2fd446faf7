import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { canSeeAssessments } from '#app/accounts/roles.ts'
import { requireFound, requirePermission } from '#app/http/guards.server.ts'
import { formatBytes, formatDateTime } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { findDocumentPage, findSupplier } from '#app/suppliers/find-supplier.server.ts'
import { nameFor } from '#app/suppliers/name-for.ts'
import { SupplierListTab } from '#app/suppliers/SupplierListTab.tsx'
import { readPage } from '#app/suppliers/supplier-search.ts'
import { pageTitle } from '#app/ui/page-title.ts'
import { Td, Th } from '#app/ui/Table.tsx'
import { getDb } from '#db/client.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageTitle(matches, l => (data ? m.supplier_documents_title({ name: nameFor(data.supplier, l) }, l) : ''))

export function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = requirePermission(context, request, canSeeAssessments)
  const id = params.supplierId ?? ''
  const supplier = requireFound(findSupplier(getDb(), actor, id))
  const page = readPage(new URL(request.url).searchParams)
  return { supplier, ...requireFound(findDocumentPage(getDb(), actor, id, page)) }
}

export default function SupplierDocuments() {
  const { supplier, documents, ...list } = useLoaderData<typeof loader>()
  const l = useLocale()
  return (
    <SupplierListTab
      supplier={supplier}
      title={m.supplier_tab_documents({}, l)}
      lead={m.supplier_documents_lead({}, l)}
      none={m.supplier_documents_none({}, l)}
      caption={m.supplier_documents_title({ name: nameFor(supplier, l) }, l)}
      table="supplier-documents"
      list={list}
    >
      <thead>
        <tr>
          <Th>{m.supplier_document_file({}, l)}</Th>
          <Th>{m.supplier_document_item({}, l)}</Th>
          <Th>{m.supplier_document_campaign({}, l)}</Th>
          <Th>{m.supplier_document_by({}, l)}</Th>
          <Th>{m.supplier_document_at({}, l)}</Th>
          <Th numeric>{m.supplier_document_size({}, l)}</Th>
        </tr>
      </thead>
      <tbody>
        {documents.map(file => (
          <tr key={file.id}>
            <Td className="break-words">
              <a href={`/assessments/${file.assessmentId}/evidence/${file.id}`} className="link">
                {file.fileName}
              </a>
            </Td>
            <Td>{file.itemCode}</Td>
            <Td>{nameFor({ nameZh: file.campaignNameZh, nameEn: file.campaignNameEn }, l)}</Td>
            <Td>{file.uploadedByName}</Td>
            <Td className="whitespace-nowrap">{formatDateTime(file.uploadedAt, l.locale)}</Td>
            <Td numeric className="whitespace-nowrap">
              {formatBytes(file.sizeBytes)}
            </Td>
          </tr>
        ))}
      </tbody>
    </SupplierListTab>
  )
}
