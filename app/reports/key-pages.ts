/**
 * Pages of a table that is read by its key: each starts after the last row of the one before, so that rows that
 * come and go meanwhile neither repeat nor hide others, and no page costs more than the first.
 */
export function* keyPages<Row, Key>(
  read: (after: Key | null, limit: number) => Row[],
  keyOf: (row: Row) => Key,
  size = 200,
): Generator<Row[]> {
  let after: Key | null = null
  for (;;) {
    const rows: Row[] = read(after, size)
    if (rows.length > 0) yield rows
    const last = rows.at(-1)
    if (last === undefined || rows.length < size) return
    after = keyOf(last)
  }
}
