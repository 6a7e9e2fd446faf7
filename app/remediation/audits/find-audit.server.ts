import { findPersonById } from '#app/accounts/queries.server.ts'
import { canManageAudits, isSupplier, type Actor } from '#app/accounts/roles.ts'
import { readBefore } from '#app/history/timeline.server.ts'
import type { TimelineEntry, TimelinePage } from '#app/history/Timeline.tsx'
import type { EventType } from '#app/history/events.ts'
import { toTimelineEntry } from '#app/history/timeline-entry.ts'
import { isoDate } from '#app/i18n/format.ts'
import type { Locale } from '#app/i18n/locale.ts'
import { findSupplierById } from '#app/suppliers/queries.server.ts'
import type { Db } from '#db/client.server.ts'
import { askedDimensions } from './asked-items.server.ts'
import { areFindingsOut, AUDIT_STEPS, isAuditOverdue, whyNotAuditStep } from './audit-state.ts'
import { findVisibleAudit, isKeptAway } from './change-audit.server.ts'
import { findFiles, whyNotTakePapers } from './files.server.ts'
import {
  findEventsByAuditId,
  findFindingsByAuditId,
  findResultsByAuditId,
  type AuditRow,
} from './queries.server.ts'

const EVENTS_PER_PAGE = 100
/** What stands for the auditor alone until the findings are out, and then for both. */
const NOTHING_YET = { result: null, note: '' }

/**
 * One audit with everything on it that this person may see; null for whoever may not see it. A supplier reads what it said
 * itself at once, what was found once the findings are out; the buyer reads a self-assessment once it is handed in.
 */
export function findAudit(db: Db, actor: Actor, id: string, { now, locale }: { now: Date; locale: Locale }) {
  const audit = findVisibleAudit(db, actor, id)
  const supplier = audit && findSupplierById(db, audit.supplierId)
  if (!audit || !supplier) return null
  const isOwn = isSupplier(actor)
  const isAway = isKeptAway(db, actor, supplier.id)
  const isOut = areFindingsOut(audit.state)
  const maySeeFindings = !isOwn || isOut
  return {
    audit: shown(audit, isOwn),
    supplier: { id: supplier.id, code: supplier.code, nameZh: supplier.nameZh, nameEn: supplier.nameEn },
    auditorName: audit.auditorId ? (findPersonById(db, audit.auditorId)?.name ?? null) : null,
    isOverdue: isAuditOverdue(audit, isoDate(now)),
    isOwn,
    mayManage: canManageAudits(actor) && !isAway,
    steps: AUDIT_STEPS.filter(step => !isAway && whyNotAuditStep(actor, audit, step, '–') === null),
    mayAddFiles: !isAway && whyNotTakePapers(actor, audit) === null,
    dimensions: itemsOf(db, audit, { isOwn, locale }),
    findings: maySeeFindings ? findFindingsByAuditId(db, id) : [],
    files: findFiles(db, actor, audit),
  }
}

export type FoundAudit = NonNullable<ReturnType<typeof findAudit>>

/** Every item asked, with what has been recorded of it as far as the reader may see it. */
function itemsOf(db: Db, audit: AuditRow, { isOwn, locale }: { isOwn: boolean; locale: Locale }) {
  const known = new Map(findResultsByAuditId(db, audit.id).map(row => [row.itemCode, row]))
  const isHandedIn = audit.returnedAt !== null
  return askedDimensions(db, audit).map(({ code, title, items }) => ({
    code,
    title: title[locale],
    items: items.map(item => {
      const row = known.get(item.code)
      const self = isOwn || isHandedIn ? row : undefined
      const found = !isOwn || areFindingsOut(audit.state) ? row : undefined
      const { result, note } = found ?? NOTHING_YET
      return {
        code: item.code,
        question: item.question[locale],
        selfResult: self?.selfResult ?? null,
        selfNote: self?.selfNote ?? '',
        result,
        note,
        rev: row?.rev ?? 0,
      }
    }),
  }))
}

export type AuditDimension = FoundAudit['dimensions'][number]
export type AuditItem = AuditDimension['items'][number]

/** What the plan says of why is the buyer's own affair. */
function shown(audit: AuditRow, isOwn: boolean) {
  if (!isOwn) return audit
  const summary = areFindingsOut(audit.state) ? audit.summary : ''
  return { ...audit, occasion: '', summary }
}

/** What a supplier is told of: that it happened and when, of the buyer's people no names. */
const TOLD: readonly EventType[] = [
  'audit.notified',
  'audit.postponed',
  'audit.cancelled',
  'audit.started',
  'audit.returned',
  'audit.findings-issued',
  'audit.followed-up',
  'audit.closed',
]

/** An audit's events, newest first. The caller has checked that the reader may see it. */
export function auditTimeline(db: Db, auditId: string, request: Request, isOwn: boolean): TimelinePage {
  const rows = findEventsByAuditId(db, auditId, readBefore(request), EVENTS_PER_PAGE + 1)
  const events = rows.slice(0, EVENTS_PER_PAGE)
  return {
    entries: events.flatMap((event): TimelineEntry[] => {
      const entry = toTimelineEntry(event)
      if (!isOwn) return [entry]
      if (!TOLD.includes(event.type)) return []
      return [event.type === 'audit.returned' ? entry : { ...entry, actorName: null, about: null }]
    }),
    older: rows.length > EVENTS_PER_PAGE ? (events.at(-1)?.seq ?? null) : null,
  }
}
