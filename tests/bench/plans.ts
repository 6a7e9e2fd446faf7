import { actorOf, requirePerson } from '#app/accounts/person-facts.server.ts'
import { closeDatabase, openDatabase, setConnection } from '#db/client.server.ts'
import { growingScans, listening } from '#tests/support/query-plan.ts'
import { routeAt, routesWithLoaders, visit } from '#tests/support/visits.ts'
import { buyerPages } from './buyer-pages.ts'
import { print } from './machine.ts'
import { findPageIds } from './page-ids.ts'

const ADMIN = "select user_id from user_roles where role = 'admin'"

/**
 * Says which growing tables the pages would read whole, and which indexes from one end, as SQLite plans with the
 * statistics of this very database.
 */
export async function listScans(databaseFile: string) {
  const connection = openDatabase(databaseFile)
  try {
    const { statements, ...listener } = listening(connection)
    setConnection(listener)
    const adminId = connection.raw.prepare<[], string>(ADMIN).pluck().get() ?? ''
    const admin = actorOf(requirePerson(connection.db, adminId))
    const routes = await routesWithLoaders()
    for (const { path } of buyerPages(findPageIds(connection)))
      await visit(routeAt(routes, path), path, admin)
    const scans = growingScans(connection, statements)
    const tables = scans.filter(({ index }) => index === null)
    const indexes = new Set(scans.flatMap(({ index }) => index ?? []))
    print({ name: 'query plans', statements: statements.size, tables, indexes: [...indexes] })
  } finally {
    closeDatabase(connection)
  }
}
