import { daysUntil } from '#app/i18n/format.ts'
import { loadSettings } from '#app/settings/organisation.server.ts'
import { transact, type Db } from '#db/client.server.ts'
import { dueAfter } from '../due-after.ts'
import { moveCase } from './case-change.server.ts'
import {
  findCasesDueUntil,
  findCasesOver,
  findListedCase,
  findSupplierIdsWithEndedEscalation,
  findUntoldCases,
  markTold,
} from './desk-queries.server.ts'
import { tendCaseAfterStanding } from './meet-case.server.ts'
import { tellCommitteeOfDue } from './tell-committee.server.ts'
import { tellSupplierOfMeasure } from './tell-supplier.server.ts'

/** So many are moved in one transaction: others are served between two. */
const SLICE = 50
const MOST_UNTOLD = 500
/** Far more than ever come near their end together. */
const MOST_REMINDED = 2000

/**
 * Follows the clock: whose time has run out comes before the committee, what an ended finding has settled is met, and the
 * committee is told what has become due since, in one mail. Running again, or after a crash, does nothing twice.
 */
export function tendMeasures(db: Db, now: Date, stop?: AbortSignal) {
  const report = { suppliers: 0, mails: 0 }
  for (let missed = SLICE; missed === SLICE && !stop?.aborted;) {
    missed = transact(db, tx => missDeadlines(tx, now))
    report.suppliers += missed
  }
  for (let after: string | null = null; !stop?.aborted;) {
    const ids = transact(db, tx => settleEscalations(tx, now, after))
    after = ids.at(-1) ?? null
    if (after === null) break
  }
  report.mails = transact(db, tx => tellCommittee(tx, now))
  return report
}

/** Reminds suppliers whose time runs out soon, on the days of the settings; each of them once. */
export function remindMeasures(db: Db, now: Date, stop?: AbortSignal) {
  const { reminderDaysBefore } = loadSettings(db)
  const report = { suppliers: 0, mails: 0 }
  const furthest = Math.max(0, ...reminderDaysBefore)
  for (const row of findCasesDueUntil(db, dueAfter(now, furthest), MOST_REMINDED)) {
    if (stop?.aborted || !row.dueAt || row.dueAt < now) continue
    const day = reminderDay(reminderDaysBefore, row.dueAt, now)
    if (day === null || row.openedAt > dueAfter(now, -1)) continue
    const { id, dueAt, state } = row
    const supplier = { id: row.supplierId, nameZh: row.nameZh, nameEn: row.nameEn }
    const news = state === 'noticed' ? 'silent-reminder' : 'reminder'
    const key = `reminder:${id}:${dueAt.getTime()}:${day}`
    const mails = transact(db, tx => {
      const isSame = findListedCase(tx, id)?.rev === row.rev
      return isSame ? tellSupplierOfMeasure(tx, now, supplier, { news, key, dueAt }) : 0
    })
    report.suppliers += mails > 0 ? 1 : 0
    report.mails += mails
  }
  return report
}

/** Looks at a part of the cases whose overdue finding has ended; answers whose they are, in the order of the ids. */
function settleEscalations(tx: Db, now: Date, after: string | null): string[] {
  const ids = findSupplierIdsWithEndedEscalation(tx, SLICE, after)
  for (const id of ids) tendCaseAfterStanding(tx, { now }, id)
  return ids
}

function missDeadlines(tx: Db, now: Date): number {
  const over = findCasesOver(tx, now, SLICE)
  for (const before of over) {
    const row = moveCase(tx, now, before, {
      step: 'miss',
      event: 'case.missed',
      change: { decisionDueAt: now, committeeToldAt: null },
      data: { dueAt: before.dueAt },
    })
    const listed = findListedCase(tx, row.id)
    if (!listed) continue
    const supplier = { id: row.supplierId, nameZh: listed.nameZh, nameEn: listed.nameEn }
    tellSupplierOfMeasure(tx, now, supplier, {
      news: before.state === 'noticed' ? 'silent-missed' : 'missed',
      key: `missed:${row.id}:${row.rev}`,
      dueAt: before.dueAt,
    })
  }
  return over.length
}

function tellCommittee(tx: Db, now: Date): number {
  const untold = findUntoldCases(tx, MOST_UNTOLD)
  const mails = tellCommitteeOfDue(
    tx,
    now,
    untold.map(({ supplierCode, ...row }) => ({ ...row, code: supplierCode })),
  )
  // Without anybody to write to they stay untold, for whoever joins the committee.
  if (mails > 0)
    markTold(
      tx,
      untold.map(({ id }) => id),
      now,
    )
  return mails
}

/** The reminder that is due by now: the nearest of the days before the end that has come; null before the first. */
function reminderDay(daysBefore: readonly number[], dueAt: Date, now: Date): number | null {
  const left = daysUntil(dueAt, now)
  const come = daysBefore.filter(day => left <= day)
  return come.length === 0 ? null : Math.min(...come)
}
