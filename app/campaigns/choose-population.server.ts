import type { ActionContext } from '#app/history/record-event.server.ts'
import type { Locale } from '#app/i18n/locale.ts'
import { findSupplierPage, countSuppliers } from '#app/suppliers/queries.server.ts'
import type { SupplierFilter, SupplierSearch } from '#app/suppliers/supplier-search.ts'
import type { Db } from '#db/client.server.ts'
import { changeDraft, type DraftResult } from './draft.server.ts'
import { MAX_POPULATION, withChosen, type PopulationChange } from './draft-population.ts'
import {
  countDraft,
  countSpared,
  countUnreachable,
  findChosenAmong,
  findChosenPage,
  findInvitedIds,
  findMatchedAmong,
  type ChosenView,
} from './draft-queries.server.ts'
import { NOBODY, type DraftPopulation } from './plans.ts'
import type { PopulationView } from './population-step.ts'
import { updateCampaign } from './queries.server.ts'
import type { PopulationRefusal } from './refusal.ts'

export const SUPPLIERS_PER_PAGE = 50

/** Changes whom a draft is meant for. More by hand than a campaign takes is refused. */
export function choosePopulation(
  db: Db,
  context: ActionContext,
  campaignId: string,
  change: PopulationChange,
): DraftResult<PopulationRefusal> {
  return changeDraft(db, context, campaignId, (tx, campaign): DraftResult<PopulationRefusal> => {
    const draftPopulation = changed(tx, campaign.draftPopulation, change)
    if (draftPopulation.added.length > MAX_POPULATION)
      return { ok: false, refusal: { code: 'too-many', max: MAX_POPULATION } }
    updateCampaign(tx, campaignId, { draftPopulation })
    return { ok: true }
  })
}

function changed(tx: Db, draft: DraftPopulation, change: PopulationChange): DraftPopulation {
  switch (change.kind) {
    case 'nobody':
      return NOBODY
    case 'only':
      return { filter: change.filter, added: [], leftOut: [] }
    case 'also':
      return choose(tx, draft, { add: findInvitedIds(tx, change.filter, MAX_POPULATION + 1) })
    case 'without': {
      const matched = findInvitedIds(tx, change.filter, MAX_POPULATION + 1)
      return choose(tx, draft, { leaveOut: [...findChosenAmong(tx, draft, matched)] })
    }
    case 'ticks': {
      const chosen = findChosenAmong(tx, draft, change.shown)
      const ticked = new Set(change.ticked)
      return choose(tx, draft, {
        add: change.shown.filter(id => ticked.has(id) && !chosen.has(id)),
        leaveOut: change.shown.filter(id => !ticked.has(id) && chosen.has(id)),
      })
    }
  }
}

function choose(tx: Db, draft: DraftPopulation, change: { add?: string[]; leaveOut?: string[] }) {
  const ids = [...(change.add ?? []), ...(change.leaveOut ?? [])]
  const matched = findMatchedAmong(tx, draft.filter, ids)
  return withChosen(draft, change, id => matched.has(id))
}

/**
 * How many suppliers a draft has chosen, how many of those nobody can be written to, and who the filter would
 * bring but for being closed or disqualified. Beyond what a campaign takes, who can be reached is not counted.
 */
export function draftFigures(db: Db, draft: DraftPopulation) {
  const count = countDraft(db, draft)
  const none = { closed: 0, disqualified: 0 }
  return {
    count,
    isTooMany: count > MAX_POPULATION,
    unreachable: count > MAX_POPULATION ? 0 : countUnreachable(db, draft),
    spared: draft.filter ? countSpared(db, draft.filter, draft.added) : none,
  }
}

export type DraftFigures = ReturnType<typeof draftFigures>

/** One page of the register, or of those chosen, each with whether it is chosen; past the end is the last one. */
export function draftPage(
  db: Db,
  draft: DraftPopulation,
  view: PopulationView,
  search: SupplierSearch,
  locale: Locale,
) {
  const total = countOf(db, draft, view, search)
  const pageCount = Math.max(1, Math.ceil(total / SUPPLIERS_PER_PAGE))
  const page = Math.min(search.page, pageCount)
  const rows = rowsOf(db, draft, view, { ...search, page }, locale)
  const chosen = findChosenAmong(
    db,
    draft,
    rows.map(({ id }) => id),
  )
  return { rows: rows.map(row => ({ ...row, isChosen: chosen.has(row.id) })), total, page, pageCount }
}

function countOf(db: Db, draft: DraftPopulation, view: PopulationView, filter: SupplierFilter) {
  if (view === 'register') return countSuppliers(db, filter)
  return view === 'chosen' ? countDraft(db, draft) : countUnreachable(db, draft)
}

function rowsOf(
  db: Db,
  draft: DraftPopulation,
  view: PopulationView,
  search: SupplierSearch,
  locale: Locale,
): ReturnType<typeof findChosenPage> {
  if (view === 'register') return findSupplierPage(db, search, locale, SUPPLIERS_PER_PAGE)
  const shown: ChosenView = view
  return findChosenPage(db, draft, shown, { page: search.page, pageSize: SUPPLIERS_PER_PAGE, locale })
}
