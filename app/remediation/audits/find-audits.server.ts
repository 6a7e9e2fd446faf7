import { canAnswer, canSeeAssessments, isSupplier, type Actor } from '#app/accounts/roles.ts'
import { isoDate } from '#app/i18n/format.ts'
import type { Db } from '#db/client.server.ts'
import type { AuditSearch } from './audit-search.ts'
import { AUDIT_STATES, isAuditOverdue } from './audit-state.ts'
import {
  countAudits,
  countByState,
  findAuditPage,
  findAuditsBySupplierId,
  type ListedAudit,
} from './list-queries.server.ts'

export const AUDITS_PER_PAGE = 50

/** One page of audits with how many there are of each state; a page past the end is the last one. */
export function listAudits(db: Db, actor: Actor, search: AuditSearch, now: Date) {
  const today = isoDate(now)
  const maySee = canSeeAssessments(actor)
  const total = maySee ? countAudits(db, search, today) : 0
  const pageCount = Math.max(1, Math.ceil(total / AUDITS_PER_PAGE))
  const page = Math.min(search.page, pageCount)
  const counts = maySee ? countByState(db, search, today) : new Map<never, number>()
  return {
    rows:
      total === 0
        ? []
        : findAuditPage(db, { ...search, page }, today, AUDITS_PER_PAGE).map(row => withClock(row, today)),
    total,
    page,
    pageCount,
    counts: AUDIT_STATES.map(state => ({ state, count: counts.get(state) ?? 0 })),
    overdue: maySee ? countAudits(db, { ...search, view: 'overdue' }, today) : 0,
  }
}

/** The audits of the actor's own company that it has been told of; nothing for people of the buyer. */
export function listOwnAudits(db: Db, actor: Actor, now: Date) {
  if (!canAnswer(actor) || !isSupplier(actor)) return []
  const rows = findAuditsBySupplierId(db, actor.supplierId, { onlyNotified: true })
  return rows.map(row => withClock(row, isoDate(now)))
}

/** All audits of one supplier, for the buyer. */
export function listAuditsOf(db: Db, actor: Actor, supplierId: string, now: Date) {
  if (!canSeeAssessments(actor)) return []
  const rows = findAuditsBySupplierId(db, supplierId, { onlyNotified: false })
  return rows.map(row => withClock(row, isoDate(now)))
}

export type AuditLine = ReturnType<typeof withClock>

function withClock(row: ListedAudit, today: string) {
  return { ...row, isOverdue: isAuditOverdue(row, today) }
}
