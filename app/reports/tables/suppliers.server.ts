import { canSeeAssessments } from '#app/accounts/roles.ts'
import { m } from '#app/paraglide/messages.js'
import { CATEGORY_LABELS, CLASS_LABELS, REGION_LABELS, STATUS_LABELS } from '#app/suppliers/labels.ts'
import { nameFor } from '#app/suppliers/name-for.ts'
import { searchSuppliers } from '#app/suppliers/find-supplier.server.ts'
import { readSupplierSearch } from '#app/suppliers/supplier-search.ts'
import { groupBy } from '../group-by.ts'
import { joined, SPEND_WORDS, yesNo } from '../in-words.ts'
import { findSitesOfSuppliers, findSuppliersForExport } from '../supplier-queries.server.ts'
import { defineTable, type Column, type TableRequest } from '../table.server.ts'

const PAGE_SIZE = 500

type Row = ReturnType<typeof findSuppliersForExport>[number] & {
  sites: ReturnType<typeof findSitesOfSuppliers>
}

const columns: Column<Row>[] = [
  { header: m.supplier_code, width: 14, value: ({ supplier }) => supplier.code },
  { header: m.supplier_name_zh, width: 36, value: ({ supplier }) => supplier.nameZh },
  { header: m.supplier_name_en, width: 36, value: ({ supplier }) => supplier.nameEn },
  { header: m.supplier_credit_code, width: 22, value: ({ supplier }) => supplier.creditCode },
  { header: m.supplier_region, value: ({ supplier }, l) => REGION_LABELS[supplier.region]({}, l) },
  { header: m.supplier_province, value: ({ supplier }) => supplier.province },
  { header: m.supplier_category, value: ({ supplier }, l) => CATEGORY_LABELS[supplier.category]({}, l) },
  {
    header: m.supplier_class,
    width: 12,
    value: ({ supplier }, l) => CLASS_LABELS[supplier.supplierClass]({}, l),
  },
  { header: m.supplier_is_strategic, width: 10, value: ({ supplier }, l) => yesNo(supplier.isStrategic, l) },
  { header: m.supplier_is_small, width: 10, value: ({ supplier }, l) => yesNo(supplier.isSmallFirm, l) },
  { header: m.supplier_headcount, kind: 'number', value: ({ supplier }) => supplier.headcount },
  {
    header: m.export_supplier_spend,
    value: ({ supplier }, l) => supplier.spendBand && SPEND_WORDS[supplier.spendBand]({}, l),
  },
  {
    header: m.export_supplier_sites,
    width: 28,
    value: ({ sites }, l) =>
      joined(
        sites.map(site => `${site.code} ${nameFor(site, l)}`),
        l,
      ),
  },
  { header: m.export_supplier_owner, width: 14, value: ({ ownerName }) => ownerName },
  { header: m.supplier_status, width: 14, value: ({ supplier }, l) => STATUS_LABELS[supplier.status]({}, l) },
  { header: m.export_supplier_status_since, kind: 'date', value: ({ supplier }) => supplier.statusSince },
  { header: m.export_supplier_status_reason, width: 30, value: ({ supplier }) => supplier.statusReason },
  { header: m.export_supplier_score, kind: 'score', value: ({ supplier }) => supplier.latestScore },
  { header: m.supplier_grade, width: 10, value: ({ supplier }) => supplier.latestGrade },
  { header: m.export_supplier_notes, width: 40, value: ({ supplier }) => supplier.notes || null },
  { header: m.export_supplier_closed, kind: 'date', value: ({ supplier }) => supplier.closedAt },
  { header: m.export_supplier_closed_reason, width: 30, value: ({ supplier }) => supplier.closedReason },
  { header: m.export_supplier_created, kind: 'date', value: ({ supplier }) => supplier.createdAt },
]

/** The register, with the filters and in the order of its list. */
export const suppliersTable = defineTable<Row>('suppliers', canSeeAssessments, request => ({
  title: m.supplier_list_title,
  columns,
  pages: supplierPages(request),
}))

function* supplierPages(request: TableRequest): Iterable<Row[]> {
  for (const ids of supplierIdPages(request)) {
    const rows = new Map(findSuppliersForExport(request.db, ids).map(row => [row.supplier.id, row]))
    const sites = groupBy(findSitesOfSuppliers(request.db, ids), ({ supplierId }) => supplierId)
    yield ids.flatMap(id => {
      const row = rows.get(id)
      return row ? [{ ...row, sites: sites.get(id) ?? [] }] : []
    })
  }
}

/** Ids of the suppliers that the list with these parameters shows on all its pages, in its order. */
export function* supplierIdPages({ db, actor, params, locale }: TableRequest): Iterable<string[]> {
  const search = readSupplierSearch(params)
  for (let page = 1; ; page++) {
    const found = searchSuppliers(db, actor, { ...search, page }, locale, PAGE_SIZE)
    if (found.page !== page || found.rows.length === 0) return
    yield found.rows.map(({ id }) => id)
    if (page >= found.pageCount) return
  }
}
