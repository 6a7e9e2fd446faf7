/** What Excel opens of a sheet, the titles included. */
export const MAX_SHEET_ROWS = 1_048_576

/**
 * The pages as far as they fit into a sheet of `maxRows` rows under its titles. Where more follows, the last row is
 * the one that `lastRow` gives, asked for only then.
 */
export async function* fitSheet<Row>(
  pages: AsyncIterable<Row[]>,
  maxRows: number,
  lastRow: () => Row,
): AsyncGenerator<Row[]> {
  let room = maxRows - 1
  /** Gives way to the last row as soon as another one follows. */
  let held: Row[] = []
  for await (const page of pages) {
    const rows = [...held, ...page]
    if (rows.length > room) {
      yield [...rows.slice(0, room - 1), lastRow()]
      return
    }
    held = rows.slice(-1)
    room -= rows.length - held.length
    yield rows.slice(0, -1)
  }
  yield held
}
