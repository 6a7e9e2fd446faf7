import { canSeeAgreements, type Actor } from '#app/accounts/roles.ts'
import { loadSettings } from '#app/settings/organisation.server.ts'
import type { Db } from '#db/client.server.ts'
import { findAllTemplates, type AgreementTemplateRow } from '../queries.server.ts'
import {
  countRegister,
  findNumbersAt,
  findRates,
  findRegisterPage,
  REGISTER_DIMENSIONS,
  type RegisterScope,
} from './register-queries.server.ts'
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
  return { templateId, at, renewalNoticeDays, ...findNumbersAt(db, templateId, at) }
}

/** Who is bound by which version of an agreement on a day: a page of suppliers, with the counts of all. */
export function readRegister(
  db: Db,
  scope: RegisterScope,
  { filter, standing, page: asked }: RegisterSearch,
) {
  const counts = countRegister(db, scope, filter)
  const total = standing === null ? counts.total : counts[standing]
  const pageCount = Math.max(1, Math.ceil(total / REGISTER_PAGE_SIZE))
  const page = Math.min(asked, pageCount)
  const offset = (page - 1) * REGISTER_PAGE_SIZE
  const rows = findRegisterPage(db, scope, { filter, standing }, { limit: REGISTER_PAGE_SIZE, offset })
  return { counts, rows, total, page, pageCount }
}

/** The signing rate by each property of the suppliers. */
export function readRates(db: Db, scope: RegisterScope, { filter }: RegisterSearch) {
  return REGISTER_DIMENSIONS.map(by => ({ by, groups: findRates(db, scope, filter, by) }))
}
