import { countSuppliers, findSupplierPage } from '#app/suppliers/queries.server.ts'
import type { SupplierSearch } from '#app/suppliers/supplier-search.ts'
import { endOfDay, isoDate } from '#app/i18n/format.ts'
import type { Locale } from '#app/i18n/locale.ts'
import type { Db } from '#db/client.server.ts'
import { findSupplierIdsInCampaign } from './freeze-queries.server.ts'
import type { CampaignRow } from './queries.server.ts'

const CANDIDATES_PER_PAGE = 50
/** Who is invited late has at least this long. */
const LATE_DAYS = 14
const DAY_MS = 86_400_000

/** One page of the register, each with whether it is in the campaign already; past the end is the last one. */
export function findCandidates(db: Db, campaignId: string, search: SupplierSearch, locale: Locale) {
  const total = countSuppliers(db, search)
  const pageCount = Math.max(1, Math.ceil(total / CANDIDATES_PER_PAGE))
  const page = Math.min(search.page, pageCount)
  const rows = findSupplierPage(db, { ...search, page }, locale, CANDIDATES_PER_PAGE)
  const present = findSupplierIdsInCampaign(
    db,
    campaignId,
    rows.map(({ id }) => id),
  )
  return { rows: rows.map(row => ({ ...row, isIn: present.has(row.id) })), total, page, pageCount }
}

/** The campaign's due date, or two weeks from now when that is later. */
export function lateDueDay({ dueAt }: CampaignRow, now: Date) {
  const late = endOfDay(isoDate(new Date(now.getTime() + LATE_DAYS * DAY_MS)))
  return isoDate(dueAt > late ? dueAt : late)
}
