import type { Actor, Role } from '#app/accounts/roles.ts'
import { startSession } from '#app/accounts/session.server.ts'
import { newId } from '#app/accounts/token.server.ts'
import type { ActionContext } from '#app/history/record-event.server.ts'
import type { Db } from '../client.server.ts'
import { organisation, userRoles, users } from '../schema/index.ts'
import { MADE_AT, nextNumber } from './sequence.ts'

/** The buyer organisation of the installation. */
export function createOrganisation(db: Db, given: Partial<typeof organisation.$inferInsert> = {}) {
  const row = {
    id: 1,
    nameZh: '示例集团',
    nameEn: 'Example Group',
    settings: {},
    createdAt: MADE_AT,
    ...given,
  }
  db.insert(organisation).values(row).run()
  return row
}

type GivenUser = Partial<typeof users.$inferInsert> & { roles?: Role[] }

/** A person of the buyer (reviewing, unless other roles are given), or of the supplier `supplierId` (owner and signatory). */
export function createUser(db: Db, { roles, ...given }: GivenUser = {}): Actor {
  const number = nextNumber()
  const supplierId = given.supplierId ?? null
  const row = {
    id: newId(),
    email: `person-${number}@example.com`,
    name: `Person ${number}`,
    locale: 'zh-CN' as const,
    createdAt: MADE_AT,
    ...given,
    supplierId,
  }
  const held: Role[] = roles ?? (supplierId ? ['owner', 'signatory'] : ['sqe', 'procurement'])
  db.insert(users).values(row).run()
  if (held.length > 0)
    db.insert(userRoles)
      .values(held.map(role => ({ userId: row.id, role })))
      .run()
  return { userId: row.id, name: row.name, email: row.email, supplierId, roles: held }
}

/** A signed-in session; answers the token for the cookie. */
export function createSession(db: Db, actor: Actor, now = new Date()): string {
  const user = { id: actor.userId, isStaff: actor.supplierId === null }
  return startSession(db, user, { ip: '127.0.0.1', userAgent: 'test', now })
}

/** What verbs take: the actor acting at `now`. */
export function acting(actor: Actor, now = MADE_AT): ActionContext {
  return { actor, now, ip: '127.0.0.1' }
}
