import { agreementVersionsTable } from '#app/agreements/versions-table.server.ts'
import { registerTable } from '#app/agreements/signing/register-table.server.ts'
import { BOARD_TABLES } from '#app/campaigns/board/tables.server.ts'
import { matterStatisticsTable } from '#app/integrity/matters/tables.server.ts'
import { REGISTER_TABLES } from '#app/integrity/registers/tables.server.ts'
import { policyPreviewTable } from '#app/policies/preview-table.server.ts'
import { AUDIT_TABLES } from '#app/remediation/audits/tables.server.ts'
import { REMEDIATION_TABLES } from '#app/remediation/board/tables.server.ts'
import type { ExportTable } from './table.server.ts'
import { answersTable } from './tables/answers.server.ts'
import { contactsTable } from './tables/contacts.server.ts'
import { eventsTable } from './tables/events.server.ts'
import { extensionsTable } from './tables/extensions.server.ts'
import { gradesTable } from './tables/grades.server.ts'
import { integrityRepliesTable } from './tables/integrity-replies.server.ts'
import { outboxTable } from './tables/outbox.server.ts'
import { populationTable } from './tables/population.server.ts'
import { RECORD_TABLES } from './tables/records.server.ts'
import { RESPONSE_TABLES } from './tables/response.server.ts'
import { reviewsTable } from './tables/reviews.server.ts'
import { stallsTable } from './tables/stalls.server.ts'
import { SUPPLIER_TABLES } from './tables/supplier-lists.server.ts'
import { suppliersTable } from './tables/suppliers.server.ts'

/**
 * Every table that can be taken along as XLSX or CSV at `/exports/<id>.xlsx` and `/exports/<id>.csv`.
 *
 * To add one: write a file with `defineTable('its-id', mayWho, request => ({ title, columns, pages }))` beside the
 * list it belongs to (or in `tables/`), put it into this array, and show `<ExportLinks table="its-id" search={…} />`
 * on the list's page with the search parameters of that list. `pages` is a generator: each page one bounded query
 * (a few hundred rows), the next one starting where the last ended. The rest (both formats, texts that look like
 * formulas, file names, permissions, the recorded event, one export at a time, backpressure, abort) is done here.
 */
export const TABLES: readonly ExportTable[] = [
  suppliersTable,
  contactsTable,
  populationTable,
  ...RESPONSE_TABLES,
  stallsTable,
  answersTable,
  gradesTable,
  extensionsTable,
  reviewsTable,
  eventsTable,
  outboxTable,
  ...RECORD_TABLES,
  ...SUPPLIER_TABLES,
  ...BOARD_TABLES,
  policyPreviewTable,
  agreementVersionsTable,
  ...REGISTER_TABLES,
  matterStatisticsTable,
  registerTable,
  integrityRepliesTable,
  ...AUDIT_TABLES,
  ...REMEDIATION_TABLES,
]
