import type { Actor, Role } from '#app/accounts/roles.ts'
import { insertUser } from '#app/accounts/queries.server.ts'
import { addContact, addSupplier, BUYER, NOW, openPortalFile } from '#app/campaigns/campaigns.test-support.ts'
import type { ActionContext } from '#app/history/record-event.server.ts'
import type { Db } from '#db/client.server.ts'
import { planAudit, type NewAudit } from './arrange-audit.server.ts'
import { findAuditById, type AuditRow } from './queries.server.ts'
import type { AuditResultOf } from './refusal.ts'

export { addContact, addSupplier, mailsOf, eventTypes } from '#app/campaigns/campaigns.test-support.ts'

/** 10:00 on Monday 2 March 2026 in China. */
export { NOW }
const DAY_MS = 86_400_000

/** A set-up installation with the shipped checklist, an auditor, a colleague, somebody of the committee, and a supplier. */
export function openPortal() {
  const { db, raw } = openPortalFile()
  const colleague = addBuyer(db, 'chen', ['sqe'])
  const committee = addBuyer(db, 'committee', ['committee'])
  const supplierId = addSupplier(db, { code: 'S-1', supplierClass: 1 })
  const contact = supplierActor(supplierId, addContact(db, supplierId, { roles: ['contributor'] }))
  return { db, raw, auditor: BUYER, colleague, committee, supplierId, contact }
}

export function addBuyer(db: Db, id: string, roles: Role[]): Actor {
  const person = { id, email: `${id}@buyer.example`, name: id }
  insertUser(db, { ...person, locale: 'zh-CN', createdAt: NOW }, roles)
  return { userId: id, name: id, email: person.email, supplierId: null, roles }
}

export function supplierActor(supplierId: string, userId: string): Actor {
  return { userId, name: '王敏', email: `${userId}@supplier.example`, supplierId, roles: ['contributor'] }
}

export function by(actor: Actor, daysLater = 0): ActionContext {
  return { actor, now: new Date(NOW.getTime() + daysLater * DAY_MS), ip: null }
}

/** An audit on 20 March by the auditor, unless something else is given. */
export function planned(db: Db, given: Partial<NewAudit> = {}): AuditRow {
  const result = planAudit(db, by(BUYER), {
    supplierCode: 'S-1',
    mode: 'on-site',
    plannedOn: '2026-03-20',
    auditorId: BUYER.userId,
    scope: '生产车间',
    occasion: '投诉',
    ...given,
  })
  if (!result.ok) throw new Error(result.refusal.code)
  return requireAudit(db, result.id)
}

export function requireAudit(db: Db, id: string): AuditRow {
  const audit = findAuditById(db, id)
  if (!audit) throw new Error('no such audit')
  return audit
}

/** The audit as it is now, as a verb takes it. */
export function seen(db: Db, { id }: Pick<AuditRow, 'id'>) {
  return { auditId: id, rev: requireAudit(db, id).rev }
}

export function orThrow<T extends object>(result: AuditResultOf<T>) {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal))
  return result
}
