import { canSeeAssessments } from '#app/accounts/roles.ts'
import { MAIL_STATE_LABELS } from '#app/mail/MailStateBadge.tsx'
import { findMailsBySupplierId } from '#app/mail/supplier-mail.server.ts'
import { m } from '#app/paraglide/messages.js'
import { findDocumentPage, findSupplier } from '#app/suppliers/find-supplier.server.ts'
import { nameFor } from '#app/suppliers/name-for.ts'
import { defineTable, type Column, type ExportTable, type TableRequest } from '../table.server.ts'

type Document = NonNullable<ReturnType<typeof findDocumentPage>>['documents'][number]
type Mail = NonNullable<ReturnType<typeof findMailsBySupplierId>>['mails'][number]

const DOCUMENT_COLUMNS: Column<Document>[] = [
  { header: m.supplier_document_file, width: 40, value: row => row.fileName },
  { header: m.supplier_document_item, width: 12, value: row => row.itemCode },
  {
    header: m.supplier_document_campaign,
    width: 28,
    value: (row, l) => nameFor({ nameZh: row.campaignNameZh, nameEn: row.campaignNameEn }, l),
  },
  { header: m.supplier_document_by, value: row => row.uploadedByName },
  { header: m.supplier_document_at, kind: 'time', value: row => row.uploadedAt },
  { header: m.export_document_bytes, kind: 'number', value: row => row.sizeBytes },
]

const MAIL_COLUMNS: Column<Mail>[] = [
  { header: m.mail_column_subject, width: 50, value: row => row.subject },
  { header: m.export_mail_to_name, width: 16, value: row => row.toName },
  { header: m.export_mail_to_address, width: 32, value: row => row.toAddress },
  { header: m.mail_column_state, width: 12, value: (row, l) => MAIL_STATE_LABELS[row.state]({}, l) },
  { header: m.mail_column_created, kind: 'time', value: row => row.createdAt },
  { header: m.mail_column_sent, kind: 'time', value: row => row.sentAt },
  { header: m.export_mail_error, width: 50, value: row => row.lastError },
]

/** What the tabs of a supplier (`supplierId`) list, newest first. */
export const SUPPLIER_TABLES: readonly ExportTable[] = [
  defineTable<Document>('supplier-documents', canSeeAssessments, request => {
    const about = aboutSupplier(request)
    if (!about) return null
    const { db, actor } = request
    const pageOf = (page: number) => {
      const found = findDocumentPage(db, actor, about.id, page)
      return { rows: found?.documents ?? [], pageCount: found?.pageCount ?? 0 }
    }
    return {
      title: m.supplier_tab_documents,
      ...about.named,
      columns: DOCUMENT_COLUMNS,
      pages: allPages(pageOf),
    }
  }),
  defineTable<Mail>('supplier-mails', canSeeAssessments, request => {
    const about = aboutSupplier(request)
    if (!about) return null
    const { db, actor } = request
    const pageOf = (page: number) => {
      const found = findMailsBySupplierId(db, actor, about.id, page)
      return { rows: found?.mails ?? [], pageCount: found?.pageCount ?? 0 }
    }
    return { title: m.supplier_tab_mails, ...about.named, columns: MAIL_COLUMNS, pages: allPages(pageOf) }
  }),
]

function aboutSupplier({ db, actor, params, locale }: TableRequest) {
  const supplier = findSupplier(db, actor, params.get('supplierId') ?? '')
  if (!supplier) return null
  const named = { about: nameFor(supplier, { locale }), subject: { supplierId: supplier.id } }
  return { id: supplier.id, named }
}

/** The pages of the list one after the other. */
function* allPages<Row>(pageOf: (page: number) => { rows: Row[]; pageCount: number }): Iterable<Row[]> {
  for (let page = 1; ; page++) {
    const { rows, pageCount } = pageOf(page)
    yield rows
    if (page >= pageCount) return
  }
}
