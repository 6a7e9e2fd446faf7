import { canDraftPolicies, canPublishPolicies, canSeeAssessments, type Actor } from '#app/accounts/roles.ts'
import { findAllCampaigns, type CampaignRow } from '#app/campaigns/queries.server.ts'
import { GRADES } from '#app/grading/grades.ts'
import type { Db } from '#db/client.server.ts'
import { findSupplierNames } from './preview-queries.server.ts'
import type { PreviewSearch, Way } from './preview-search.ts'
import { cellOf, type MovedRow, type Preview } from './preview.server.ts'

export const MOVED_PER_PAGE = 50

export function canPreviewPolicies(actor: Actor) {
  return canDraftPolicies(actor) || canPublishPolicies(actor)
}

/** Campaigns that a draft can be tried on, newest first: opened ones, published ones before those that still run. */
export function campaignsToTry(db: Db, actor: Actor): CampaignRow[] {
  if (!canSeeAssessments(actor)) return []
  const opened = findAllCampaigns(db).filter(({ state }) => state !== 'draft')
  const isPublished = ({ state }: CampaignRow) => state === 'published'
  return [...opened.filter(isPublished), ...opened.filter(campaign => !isPublished(campaign))]
}

/** The figures of a preview as far as it is; how many grades would fall and rise. */
export function previewFigures({ matrix, moved, done, total, byKind, scoresMoved }: Preview) {
  const fallen = moved.filter(row => wayOf(row) === 'down').length
  return {
    done,
    total,
    byKind,
    scoresMoved,
    results: byKind.self + byKind.verified,
    moved: moved.length,
    fallen,
    risen: moved.length - fallen,
    matrix: GRADES.map(from => ({
      from,
      cells: GRADES.map(to => ({ to, count: matrix[cellOf(from, to)] ?? 0 })),
    })),
  }
}

/** One page of the suppliers whose grade would move; a page past the end is the last one. */
export function movedPage(db: Db, preview: Preview, search: PreviewSearch) {
  const found = movedRows(preview, search)
  const pageCount = Math.max(1, Math.ceil(found.length / MOVED_PER_PAGE))
  const page = Math.min(search.page, pageCount)
  const shown = found.slice((page - 1) * MOVED_PER_PAGE, page * MOVED_PER_PAGE)
  return { rows: withNames(db, shown), total: found.length, page, pageCount }
}

type Filter = Pick<PreviewSearch, 'from' | 'to' | 'way'>

export function movedRows({ moved }: Preview, { from, to, way }: Filter) {
  return moved.filter(
    row => (!from || row.oldGrade === from) && (!to || row.newGrade === to) && (!way || wayOf(row) === way),
  )
}

/** The rows with code and names of their suppliers; at most a page of them at a time. */
export function withNames(db: Db, rows: MovedRow[]) {
  const names = findSupplierNames(
    db,
    rows.map(({ supplierId }) => supplierId),
  )
  return rows.flatMap(row => {
    const supplier = names.get(row.supplierId)
    return supplier ? [{ ...row, supplier }] : []
  })
}

function wayOf({ oldGrade, newGrade }: MovedRow): Way {
  return rankOf(newGrade) > rankOf(oldGrade) ? 'down' : 'up'
}

function rankOf(grade: MovedRow['oldGrade']) {
  return grade === null ? GRADES.length : GRADES.indexOf(grade)
}
