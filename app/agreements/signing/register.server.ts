import { canSeeAgreements, type Actor } from '#app/accounts/roles.ts'
import { loadSettings } from '#app/settings/organisation.server.ts'
import type { Db } from '#db/client.server.ts'
import { findAllTemplates, type AgreementTemplateRow } from '../queries.server.ts'
import {
  findNumbersAt,
  findRegisterPage,
  type RateOfGroup,
  type RegisterScope,
} from './register-queries.server.ts'
import { registerFigures } from './register-figures.server.ts'
import { addUp, ratesBy, type RegisterDimension } from './register-counts.ts'
import { instantOf, type RegisterSearch } from './register-search.ts'

export const REGISTER_PAGE_SIZE = 50

/** The agreement a register's address names, or the first one; null when there is none or the actor sees none. */
export function findRegisterTemplate(db: Db, actor: Actor, code: string | null): AgreementTemplateRow | null {
  if (!canSeeAgreements(actor)) return null
  const templates = findAllTemplates(db)
  return templates.find(template => template.code === code) ?? (code === null ? (templates[0] ?? null) : null)
}

export function registerScope(db: Db, templateId: string, search: RegisterSearch, now: Date): RegisterScope {
  const at = instantOf(search, now)
  const { renewalNoticeDays } = loadSettings(db)
  const isNow = at.getTime() === now.getTime()
  return { templateId, at, isNow, renewalNoticeDays, ...findNumbersAt(db, templateId, at) }
}

/**
 * Who is bound by which version of an agreement on a day: a page of suppliers, with the counts of all and the signing
 * rate by each property of the suppliers.
 */
export function readRegister(
  db: Db,
  scope: RegisterScope,
  { filter, standing, page: asked }: RegisterSearch,
) {
  const { groups, sites } = registerFigures(db, scope, filter)
  const counts = addUp(groups)
  const total = standing === null ? counts.total : counts[standing]
  const pageCount = Math.max(1, Math.ceil(total / REGISTER_PAGE_SIZE))
  const page = Math.min(asked, pageCount)
  const offset = (page - 1) * REGISTER_PAGE_SIZE
  const rows = findRegisterPage(db, scope, { filter, standing }, { limit: REGISTER_PAGE_SIZE, offset })
  const rates: { by: RegisterDimension; groups: RateOfGroup[] }[] = [
    { by: 'category', groups: ratesBy(groups, ({ category }) => category) },
    { by: 'region', groups: ratesBy(groups, ({ region }) => region) },
    { by: 'class', groups: ratesBy(groups, ({ supplierClass }) => String(supplierClass)) },
    { by: 'site', groups: sites },
  ]
  return { counts, rates, rows, total, page, pageCount }
}
