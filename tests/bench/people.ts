import { startSession } from '#app/accounts/session.server.ts'
import type { Role } from '#app/accounts/roles.ts'
import { closeDatabase, openDatabase, type Connection } from '#db/client.server.ts'
import { findPageIds } from './page-ids.ts'

/** The cookie of somebody of the demo who has that role and no company. */
export function signInRole({ db, raw }: Connection, role: Role): string {
  const id = raw
    .prepare<[string], string>(
      'select user_id from user_roles join users on users.id = user_id where role = ? and supplier_id is null',
    )
    .pluck()
    .get(role)
  if (!id) throw new Error(`nobody of the demo is ${role}`)
  const visit = { ip: '127.0.0.1', userAgent: 'bench', now: new Date() }
  return `sid=${startSession(db, { id, isStaff: true }, visit)}`
}

/** The cookie of the administrator, who sees every page, and what there is to look at. */
export function signInAsAdmin(databaseFile: string) {
  const connection = openDatabase(databaseFile)
  try {
    return { cookie: signInRole(connection, 'admin'), ids: findPageIds(connection) }
  } finally {
    closeDatabase(connection)
  }
}
