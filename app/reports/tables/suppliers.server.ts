import { canSeeAssessments } from '#app/accounts/roles.ts'
import { m } from '#app/paraglide/messages.js'
import {
  CATEGORY_LABELS,
  CLASS_LABELS,
  REGION_LABELS,
  SPEND_LABELS,
  STATUS_LABELS,
} from '#app/suppliers/labels.ts'
import { nameFor } from '#app/suppliers/name-for.ts'
import { placeName } from '#app/suppliers/place-names.ts'
import { readSupplierFilter } from '#app/suppliers/supplier-search.ts'
import type { Db } from '#db/client.server.ts'
import { groupBy } from '../group-by.ts'
import { keyPages } from '../key-pages.ts'
import { joined, yesNo } from '../in-words.ts'
import { findSitesOfSuppliers, findSuppliersAfter } from '../supplier-queries.server.ts'
import { defineTable, type Column, type TableRequest } from '../table.server.ts'

type Row = ReturnType<typeof findSuppliersAfter>[number] & {
  sites: ReturnType<typeof findSitesOfSuppliers>
}

const columns: Column<Row>[] = [
  { header: m.supplier_code, width: 14, value: ({ supplier }) => supplier.code },
  { header: m.supplier_name_zh, width: 36, value: ({ supplier }) => supplier.nameZh },
  { header: m.supplier_name_en, width: 36, value: ({ supplier }) => supplier.nameEn },
  { header: m.supplier_credit_code, width: 22, value: ({ supplier }) => supplier.creditCode },
  { header: m.supplier_region, value: ({ supplier }, l) => REGION_LABELS[supplier.region]({}, l) },
  { header: m.supplier_province, value: ({ supplier }, l) => placeName(supplier.province, l.locale) },
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
    header: m.supplier_spend,
    value: ({ supplier }, l) => supplier.spendBand && SPEND_LABELS[supplier.spendBand]({}, l),
  },
  {
    header: m.supplier_sites,
    width: 28,
    value: ({ sites }, l) =>
      joined(
        sites.map(site => `${site.code} ${nameFor(site, l)}`),
        l,
      ) || null,
  },
  { header: m.supplier_owner, width: 14, value: ({ ownerName }) => ownerName },
  { header: m.export_supplier_owner_email, width: 28, value: ({ ownerEmail }) => ownerEmail },
  { header: m.supplier_status, width: 14, value: ({ supplier }, l) => STATUS_LABELS[supplier.status]({}, l) },
  { header: m.export_supplier_status_since, kind: 'date', value: ({ supplier }) => supplier.statusSince },
  { header: m.export_supplier_status_reason, width: 30, value: ({ supplier }) => supplier.statusReason },
  { header: m.export_supplier_score, kind: 'score', value: ({ supplier }) => supplier.latestScore },
  { header: m.supplier_grade, width: 10, value: ({ supplier }) => supplier.latestGrade },
  { header: m.closure_export_score, kind: 'score', value: ({ supplier }) => supplier.standingScore },
  { header: m.closure_export_grade, width: 10, value: ({ supplier }) => supplier.standingGrade },
  { header: m.supplier_notes, width: 40, value: ({ supplier }) => supplier.notes || null },
  { header: m.export_supplier_closed, kind: 'date', value: ({ supplier }) => supplier.closedAt },
  { header: m.export_supplier_closed_reason, width: 30, value: ({ supplier }) => supplier.closedReason },
  { header: m.export_supplier_created, kind: 'date', value: ({ supplier }) => supplier.createdAt },
]

/** The register with the filters of its list; the import takes it back as it is. */
export const suppliersTable = defineTable<Row>('suppliers', canSeeAssessments, request => ({
  title: m.supplier_list_title,
  columns,
  pages: supplierPages(request),
}))

function* supplierPages({ db, params }: TableRequest): Iterable<Row[]> {
  for (const rows of supplierKeyPages(db, params)) {
    const ids = rows.map(({ supplier }) => supplier.id)
    const sites = groupBy(findSitesOfSuppliers(db, ids), ({ supplierId }) => supplierId)
    yield rows.map(row => ({ ...row, sites: sites.get(row.supplier.id) ?? [] }))
  }
}

/** The suppliers of the list with these parameters, by code. */
export function supplierKeyPages(db: Db, params: URLSearchParams) {
  const filter = readSupplierFilter(params)
  return keyPages(
    (after: string | null, limit) => findSuppliersAfter(db, filter, after, limit),
    ({ supplier }) => supplier.code,
  )
}
