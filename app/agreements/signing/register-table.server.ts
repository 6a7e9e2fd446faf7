import { canSeeAgreements } from '#app/accounts/roles.ts'
import { m } from '#app/paraglide/messages.js'
import { yesNo } from '#app/reports/in-words.ts'
import { keyPages } from '#app/reports/key-pages.ts'
import { namedColumns } from '#app/reports/supplier-columns.ts'
import { defineTable, type Cell, type Column } from '#app/reports/table.server.ts'
import { CATEGORY_LABELS, CLASS_LABELS, REGION_LABELS, STATUS_LABELS } from '#app/suppliers/labels.ts'
import { titleFor } from '../agreement-text.ts'
import { findPublishedByTemplateId } from '../queries.server.ts'
import { SIGNING_STATE_LABELS } from './labels.ts'
import { findRegisterTemplate, registerScope } from './register.server.ts'
import { findRegisterPage, type RegisterRow } from './register-queries.server.ts'
import { readRegisterSearch } from './register-search.ts'

export const registerColumns: Column<RegisterRow>[] = [
  ...namedColumns,
  { header: m.supplier_category, value: ({ category }, l) => CATEGORY_LABELS[category]({}, l) },
  { header: m.supplier_region, value: ({ region }, l) => REGION_LABELS[region]({}, l) },
  {
    header: m.supplier_class,
    width: 12,
    value: ({ supplierClass }, l) => CLASS_LABELS[supplierClass]({}, l),
  },
  { header: m.supplier_status, width: 14, value: ({ status }, l) => STATUS_LABELS[status]({}, l) },
  {
    header: m.signing_column_state,
    value: ({ state }, l) => (state ? SIGNING_STATE_LABELS[state]({}, l) : m.signing_standing_none({}, l)),
  },
  { header: m.signing_overdue, width: 10, value: ({ isOverdue }, l) => yesNo(isOverdue === 1, l) },
  { header: m.signing_column_version, kind: 'number', value: ({ number }) => number },
  { header: m.signing_export_outdated, width: 10, value: ({ isOutdated }, l) => yesNo(isOutdated === 1, l) },
  { header: m.signing_invited_at, kind: 'time', value: ({ invitedAt }) => instant(invitedAt) },
  { header: m.signing_column_due, kind: 'date', value: ({ dueAt }) => instant(dueAt) },
  { header: m.signing_signed_at, kind: 'time', value: ({ signedAt }) => instant(signedAt) },
  { header: m.signing_column_from, kind: 'time', value: ({ activeAt }) => instant(activeAt) },
  { header: m.signing_column_until, kind: 'date', value: row => instant(row.terminatedAt ?? row.endsAt) },
  { header: m.signing_export_sha, width: 66, value: ({ documentSha256 }) => documentSha256 },
]

/** The register as its page shows it: of one agreement, as of a day, with the filters of the list. */
export const registerTable = defineTable<RegisterRow>('agreement-register', canSeeAgreements, request => {
  const { db, actor, params, now, locale } = request
  const search = readRegisterSearch(params, now)
  const template = findRegisterTemplate(db, actor, search.templateCode)
  if (!template) return null
  const scope = registerScope(db, template.id, search, now)
  const version = findPublishedByTemplateId(db, template.id)
  return {
    title: m.signing_export_title,
    about: version ? titleFor(version, locale) : template.code,
    columns: registerColumns,
    pages: keyPages(
      (after: string | null, limit) => findRegisterPage(db, scope, search, { limit, after }),
      ({ code }: RegisterRow) => code,
    ),
  }
})

function instant(at: number | null): Cell {
  return at === null ? null : new Date(at)
}
