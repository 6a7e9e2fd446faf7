import { canSeeAssessments, type Actor } from '#app/accounts/roles.ts'
import type { Db } from '#db/client.server.ts'
import {
  countEndedDecisions,
  countWaitingDecisions,
  DECISIONS_PER_PAGE,
  endedDecisionsQuery,
  waitingDecisionsQuery,
} from './decision-queries.server.ts'
import { CASES_PER_PAGE, countCases, findEndedCases, findOpenCases } from './desk-queries.server.ts'
import { isCaseView, statesOf, type CaseView, type DeskView } from './desk-views.ts'
import type { CaseCause } from './vocabulary.ts'

type Search = { cause: CaseCause | null; page: number }

/** How many stand in a list of the desk; nothing for people of suppliers. */
export function countDesk(db: Db, actor: Actor, view: DeskView, cause: CaseCause | null): number {
  if (!canSeeAssessments(actor)) return 0
  if (isCaseView(view)) return countCases(db, { states: statesOf(view), cause })
  return view === 'proposed' ? countWaitingDecisions(db) : countEndedDecisions(db)
}

/** One page of cases; a page past the end is the last one. */
export function listCases(db: Db, actor: Actor, view: CaseView, { cause, page }: Search) {
  const total = countDesk(db, actor, view, cause)
  const shown = pageOf(page, total, CASES_PER_PAGE)
  const filter = { states: statesOf(view), cause }
  const rows =
    total === 0
      ? []
      : view === 'ended'
        ? findEndedCases(db, cause, shown.page)
        : findOpenCases(db, filter, shown.page)
  return { ...shown, total, rows }
}

/** One page of proposals that wait, or of decisions that were taken. */
export function listDecisions(db: Db, actor: Actor, view: 'proposed' | 'decided', page: number) {
  const total = countDesk(db, actor, view, null)
  const shown = pageOf(page, total, DECISIONS_PER_PAGE)
  const query = view === 'proposed' ? waitingDecisionsQuery : endedDecisionsQuery
  return { ...shown, total, rows: total === 0 ? [] : query(db, shown.page).all() }
}

function pageOf(page: number, total: number, size: number) {
  const pageCount = Math.max(1, Math.ceil(total / size))
  return { page: Math.min(pageCount, Math.max(1, page)), pageCount }
}
