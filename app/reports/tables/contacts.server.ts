import { personState } from '#app/accounts/person-state.ts'
import { canExportContacts, toRoles } from '#app/accounts/roles.ts'
import { m } from '#app/paraglide/messages.js'
import { LOCALE_LABELS, PERSON_STATE_LABELS } from '#app/suppliers/labels.ts'
import { ROLE_LABELS } from '#app/accounts/role-labels.ts'
import { groupBy } from '../group-by.ts'
import { joined } from '../in-words.ts'
import { findContactsOfSuppliers } from '../supplier-queries.server.ts'
import { defineTable, type Column, type TableRequest } from '../table.server.ts'
import { supplierKeyPages } from './suppliers.server.ts'

type Row = ReturnType<typeof findContactsOfSuppliers>[number] & {
  supplier: { code: string; nameZh: string; nameEn: string }
  now: Date
}

const columns: Column<Row>[] = [
  { header: m.supplier_code, width: 14, value: ({ supplier }) => supplier.code },
  { header: m.supplier_name_zh, width: 36, value: ({ supplier }) => supplier.nameZh },
  { header: m.supplier_name_en, width: 36, value: ({ supplier }) => supplier.nameEn },
  { header: m.supplier_contact_name, width: 16, value: ({ name }) => name },
  { header: m.supplier_contact_email, width: 32, value: ({ email }) => email },
  {
    header: m.supplier_contact_roles,
    value: ({ roles }, l) =>
      joined(
        toRoles(roles).map(role => ROLE_LABELS[role]({}, l)),
        l,
      ),
  },
  { header: m.supplier_contact_locale, width: 12, value: ({ locale }, l) => LOCALE_LABELS[locale]({}, l) },
  {
    header: m.supplier_contact_state,
    width: 14,
    value: (row, l) => PERSON_STATE_LABELS[personState(row, row.now)]({}, l),
  },
  { header: m.supplier_contact_last, kind: 'time', value: ({ lastSignInAt }) => lastSignInAt },
  { header: m.export_contact_undeliverable, kind: 'date', value: ({ undeliverableAt }) => undeliverableAt },
  {
    header: m.export_contact_undeliverable_reason,
    width: 40,
    value: ({ undeliverableReason }) => undeliverableReason,
  },
  { header: m.export_contact_created, kind: 'date', value: ({ createdAt }) => createdAt },
]

/** The people of the suppliers of the list with these filters, for those who write to them. */
export const contactsTable = defineTable<Row>('contacts', canExportContacts, request => ({
  title: m.export_contacts_title,
  columns,
  pages: contactPages(request),
}))

function* contactPages({ db, params, now }: TableRequest): Iterable<Row[]> {
  for (const page of supplierKeyPages(db, params)) {
    const found = findContactsOfSuppliers(
      db,
      page.map(({ supplier }) => supplier.id),
    )
    const contacts = groupBy(found, ({ supplierId }) => supplierId)
    yield page.flatMap(({ supplier }) =>
      (contacts.get(supplier.id) ?? []).map(contact => ({ ...contact, supplier, now })),
    )
  }
}
