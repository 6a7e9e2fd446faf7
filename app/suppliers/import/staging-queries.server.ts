import { getTableColumns, getTableName, sql, type SQL } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { setImmediate } from 'node:timers/promises'
import type { Db } from '#db/client.server.ts'

/** Rows put aside at a time. */
const CHUNK_ROWS = 250

/** Rows waiting in a temporary table of this connection, to be copied into their own in one statement. */
export type Staged = { insert: (tx: Db) => void; drop: () => void }

let counter = 0

/**
 * Puts rows that have the same properties aside, letting others in between. Copying them later takes a fraction of
 * the time that inserting them one by one would hold everybody up. Nothing of it outlives the connection.
 */
export async function stageRows<T extends SQLiteTable>(
  db: Db,
  table: T,
  rows: readonly T['$inferInsert'][],
): Promise<Staged> {
  const [first] = rows
  if (!first) return { insert: () => undefined, drop: () => undefined }
  counter += 1
  const columns = getTableColumns(table)
  const names = Object.keys(first)
  const target = sql.identifier(getTableName(table))
  const staged = sql`temp.${sql.identifier(`staged_${counter}`)}`
  const list = comma(names.map(name => sql`${sql.identifier(columns[name]?.name ?? name)}`))
  db.run(sql`create table ${staged} as select ${list} from main.${target} where 0`)
  const cells = comma(names.map((_, at) => sql`json_extract(value, ${`$[${at}]`})`))
  for (let from = 0; from < rows.length; from += CHUNK_ROWS) {
    const chunk = rows.slice(from, from + CHUNK_ROWS).map(row => valuesOf(row, names, columns))
    db.run(sql`insert into ${staged} select ${cells} from json_each(${JSON.stringify(chunk)})`)
    await setImmediate()
  }
  return {
    insert: tx => void tx.run(sql`insert into main.${target} (${list}) select ${list} from ${staged}`),
    drop: () => void db.run(sql`drop table ${staged}`),
  }
}

type Columns = Record<string, { mapToDriverValue: (value: unknown) => unknown }>

/** As the database keeps them: instants and flags as numbers, records as texts. */
function valuesOf(row: Record<string, unknown>, names: readonly string[], columns: Columns) {
  return names.map(name => {
    const value = row[name]
    return value === null || value === undefined ? null : columns[name]?.mapToDriverValue(value)
  })
}

function comma(parts: SQL[]): SQL {
  return sql.join(parts, sql`, `)
}
