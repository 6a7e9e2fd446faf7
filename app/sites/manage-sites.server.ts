import { canManageSuppliers, canSeeAssessments, type Actor } from '#app/accounts/roles.ts'
import { newId } from '#app/accounts/token.server.ts'
import { recordEvent, type ActionContext } from '#app/history/record-event.server.ts'
import type { EventType } from '#app/history/events.ts'
import type { FormErrors } from '#app/http/form-rules.ts'
import { transact, type Db } from '#db/client.server.ts'
import {
  countSuppliersBySite,
  existsSiteCode,
  findAllSites,
  findSiteById,
  insertSite,
  updateSite,
  type SiteRow,
} from './queries.server.ts'
import type { SiteFacts } from './site-form.ts'

export type SiteResult =
  | { ok: true; id: string }
  | { ok: false; errors: FormErrors }
  | { ok: false; code: 'not-found' | 'already-closed' | 'not-closed' }

/** Every site with the number of suppliers that serve it, closed ones last; null for who may not see them. */
export function listSites(db: Db, actor: Actor) {
  if (!canSeeAssessments(actor)) return null
  const counts = countSuppliersBySite(db)
  return findAllSites(db).map(site => ({ ...site, suppliers: counts.get(site.id) ?? 0 }))
}

/** A site for who may change it; null otherwise. */
export function findSite(db: Db, actor: Actor, id: string): SiteRow | null {
  return canManageSuppliers(actor) ? findSiteById(db, id) : null
}

/** Adds a site. Refuses a code that another one has, a closed one too. */
export function createSite(db: Db, context: ActionContext, facts: SiteFacts): SiteResult {
  if (!canManageSuppliers(context.actor)) return { ok: false, code: 'not-found' }
  const id = newId()
  return transact(db, (tx): SiteResult => {
    if (existsSiteCode(tx, facts.code, id)) return takenCode()
    insertSite(tx, { ...facts, id, createdAt: context.now, closedAt: null })
    recordEvent(tx, context, 'site.created', {}, { ...facts, siteId: id, name: facts.nameZh })
    return { ok: true, id }
  })
}

/** Changes code and names; what was recorded with the old ones stays as it is. */
export function changeSite(db: Db, context: ActionContext, id: string, facts: SiteFacts): SiteResult {
  return change(db, context, id, (tx, site) => {
    if (existsSiteCode(tx, facts.code, id)) return takenCode()
    const names = Object.keys(facts) as (keyof SiteFacts)[]
    const changed = names.filter(name => site[name] !== facts[name])
    if (changed.length === 0) return { ok: true, id }
    updateSite(tx, id, facts)
    const changes = Object.fromEntries(changed.map(name => [name, { old: site[name], new: facts[name] }]))
    return record(tx, context, 'site.changed', site, { changes })
  })
}

/** Closes a site: nobody can be given it any more; suppliers and assessments that have it keep it. */
export function closeSite(db: Db, context: ActionContext, id: string): SiteResult {
  return change(db, context, id, (tx, site) => {
    if (site.closedAt) return { ok: false, code: 'already-closed' }
    updateSite(tx, id, { closedAt: context.now })
    return record(tx, context, 'site.closed', site)
  })
}

/** Takes a closed site into use again. */
export function reopenSite(db: Db, context: ActionContext, id: string): SiteResult {
  return change(db, context, id, (tx, site) => {
    if (!site.closedAt) return { ok: false, code: 'not-closed' }
    updateSite(tx, id, { closedAt: null })
    return record(tx, context, 'site.changed', site, { changes: { isClosed: { old: true, new: false } } })
  })
}

type Work = (tx: Db, site: SiteRow) => SiteResult

function change(db: Db, { actor }: ActionContext, id: string, work: Work): SiteResult {
  if (!canManageSuppliers(actor)) return { ok: false, code: 'not-found' }
  return transact(db, (tx): SiteResult => {
    const site = findSiteById(tx, id)
    return site ? work(tx, site) : { ok: false, code: 'not-found' }
  })
}

function record(
  tx: Db,
  context: ActionContext,
  type: EventType,
  { id, nameZh }: SiteRow,
  data: Record<string, unknown> = {},
): SiteResult {
  recordEvent(tx, context, type, {}, { siteId: id, name: nameZh, ...data })
  return { ok: true, id }
}

function takenCode(): SiteResult {
  return { ok: false, errors: { code: { code: 'already-taken' } } }
}
