import { canSeeActions, isSupplier, type Actor } from '#app/accounts/roles.ts'
import type { Grade } from '#app/grading/grades.ts'
import type { Locale, LocalizedText } from '#app/i18n/locale.ts'

import { groupBy } from '#app/reports/group-by.ts'
import { requireOrganisationName } from '#app/settings/organisation.server.ts'
import { findSupplierById, type SupplierRow } from '#app/suppliers/queries.server.ts'
import type { Db } from '#db/client.server.ts'
import { itemsAskedIn } from '../actions/item-texts.server.ts'
import type { ActionRow } from '../actions/queries.server.ts'
import { findItemsOfActions } from '../board/export-queries.server.ts'
import { hasDeadline } from '../measures/case-state.ts'
import { findOpenCaseBySupplierId } from '../measures/queries.server.ts'
import { findLatestResult, findOpenActions } from './queries.server.ts'

type Figure = { score: number; grade: Grade }

/** One finding as the letter has it. Texts of items are in both languages, those of the finding as they were written. */
export type NoticeLine = Pick<
  ActionRow,
  'code' | 'state' | 'severity' | 'finding' | 'requirement' | 'dueAt'
> & {
  items: { code: string; question: LocalizedText | null }[]
}

/** What a supplier is asked to improve, as of the moment it is printed. */
export type ImprovementNotice = {
  organisation: Record<Locale, string>
  supplier: Pick<SupplierRow, 'id' | 'code' | 'nameZh' | 'nameEn'>
  result: (Figure & { year: number }) | null
  standing: Figure | null
  /** By when the standing has to be B or better; null while no such time runs. */
  deadline: Date | null
  lines: NoticeLine[]
  printedAt: Date
}

/** The notice for whoever may see the supplier's actions; null when it has none that is open. */
export function findNotice(db: Db, actor: Actor, supplierId: string, now: Date): ImprovementNotice | null {
  const isOwn = !isSupplier(actor) || actor.supplierId === supplierId
  const supplier = canSeeActions(actor) && isOwn ? findSupplierById(db, supplierId) : null
  const actions = supplier ? findOpenActions(db, supplier.id) : []
  if (!supplier || actions.length === 0) return null
  const result = findLatestResult(db, supplier.id)
  const open = findOpenCaseBySupplierId(db, supplier.id)
  return {
    organisation: {
      'zh-CN': requireOrganisationName(db, 'zh-CN'),
      en: requireOrganisationName(db, 'en'),
    },
    supplier,
    result: result && withFigure(result.score, result.grade, { year: result.year }),
    standing: withFigure(supplier.standingScore, supplier.standingGrade, {}),
    deadline: open && hasDeadline(open.state) ? open.dueAt : null,
    lines: linesOf(db, actions),
    printedAt: now,
  }
}

function linesOf(db: Db, actions: ActionRow[]): NoticeLine[] {
  const ids = actions.map(({ id }) => id)
  const items = groupBy(findItemsOfActions(db, ids), ({ actionId }) => actionId)
  return actions.map(action => {
    const codes = (items.get(action.id) ?? []).map(({ itemCode }) => itemCode)
    const asked = codes.length > 0 ? itemsAskedIn(db, action.assessmentId) : new Map()
    return {
      ...action,
      items: codes.map(code => ({ code, question: asked.get(code)?.question ?? null })),
    }
  })
}

function withFigure<T>(score: number | null, grade: Grade | null, more: T): (Figure & T) | null {
  return score === null || grade === null ? null : { score, grade, ...more }
}
