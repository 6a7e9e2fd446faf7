import type { Db } from './client.server.ts'

/**
 * A query, or several, prepared once per connection: building one costs more than running it. Given the connection
 * itself, a prepared statement takes part in whatever transaction is open on it; given a transaction, it is
 * prepared for that one.
 */
export function preparedOnce<T>(prepare: (db: Db) => T): (db: Db) => T {
  const known = new WeakMap<Db, T>()
  return db => {
    const statement = known.get(db) ?? prepare(db)
    known.set(db, statement)
    return statement
  }
}
