import { isoDate } from '#app/i18n/format.ts'
import type { Locale } from '#app/i18n/locale.ts'
import type { Db } from '#db/client.server.ts'
import { NO_ACTION_FILTER } from '../actions/action-search.ts'
import { findDimensions } from '../actions/item-texts.server.ts'
import { countMatchingActions } from '../actions/matching-queries.server.ts'
import { closedFigures, openFigures } from './figures.ts'
import { remediationKpis, type Kpi } from './kpis.ts'
import {
  countAudits,
  countClosedActions,
  countIssuedActions,
  countOpenActions,
  countSuppliersEnded,
  countSuppliersWithCase,
  countSuppliersWithPlan,
  findBusiestSuppliers,
  findFirstIssue,
  findOwnerNames,
} from './queries.server.ts'

const BUSIEST_SUPPLIERS = 15
const MAX_YEARS = 12

/** What is open now, who has to do with it, and how the closings of a year went. */
export function actionBoard(db: Db, year: number, now: Date) {
  const open = openFigures(countOpenActions(db, now))
  return {
    open,
    drafts: countDrafts(db, now),
    ownerNames: ownerNames(
      db,
      open.owners.flatMap(({ key }) => key ?? []),
    ),
    suppliers: findBusiestSuppliers(db, now, BUSIEST_SUPPLIERS),
    ...yearFigures(db, year),
  }
}

/** What is open now, in few numbers. */
export function remediationNow(db: Db, now: Date) {
  return { all: openFigures(countOpenActions(db, now)).all, drafts: countDrafts(db, now) }
}

/** How the actions closed, and those issued, within a calendar year went. */
export function yearFigures(db: Db, year: number) {
  return { year, closed: closedFigures(countClosedActions(db, year)), issued: countIssuedActions(db, year) }
}

/** The figures that a report quotes: those of the board, and what agreed improvements, measures and audits add. */
export function findRemediationKpis(db: Db, year: number, now: Date): Kpi[] {
  const { closed, issued } = yearFigures(db, year)
  return remediationKpis({
    year,
    open: openFigures(countOpenActions(db, now)).all,
    closed: closed.all,
    issued,
    suppliersWithPlan: countSuppliersWithPlan(db, year),
    suppliersEnded: countSuppliersEnded(db, year),
    suppliersWithCase: countSuppliersWithCase(db, year),
    audits: countAudits(db, year),
  })
}

/** Years of which there can be figures, this one first. */
export function yearsWithActions(db: Db, now: Date): number[] {
  const current = yearAt(now)
  const first = findFirstIssue(db)
  const count = first ? current - yearAt(first) + 1 : 1
  return Array.from({ length: Math.min(MAX_YEARS, Math.max(1, count)) }, (_, at) => current - at)
}

/** The year that an address asks for, when there can be figures of it; else this one. */
export function readYear(params: URLSearchParams, years: readonly number[], now: Date): number {
  return years.find(year => String(year) === params.get('year')) ?? yearAt(now)
}

/** Titles of the dimensions by their codes, as the newest checklist calls them. */
export function dimensionTitles(db: Db, locale: Locale): Record<string, string> {
  return Object.fromEntries(findDimensions(db, locale).map(({ code, title }) => [code, title]))
}

function countDrafts(db: Db, now: Date) {
  return countMatchingActions(db, { ...NO_ACTION_FILTER, state: 'draft' }, now)
}

function ownerNames(db: Db, ids: string[]): Record<string, string> {
  return Object.fromEntries(findOwnerNames(db, ids).map(({ id, name }) => [id, name]))
}

function yearAt(instant: Date) {
  return Number(isoDate(instant).slice(0, 4))
}
