import type { Actor } from '#app/accounts/roles.ts'
import type { EventSubject } from '#app/history/record-event.server.ts'
import type { Locale } from '#app/i18n/locale.ts'
import type { LocaleOption } from '#app/i18n/use-locale.ts'
import type { Db } from '#db/client.server.ts'

/**
 * What a column holds. `number`: as it is. `score`: 0–100 with one decimal. `percent`: a part of 1. `date`: a
 * calendar day, given as `YYYY-MM-DD` or as an instant. `time`: an instant, shown to the minute in China time.
 */
export const CELL_KINDS = ['text', 'number', 'score', 'percent', 'date', 'time'] as const
export type CellKind = (typeof CELL_KINDS)[number]
export type Cell = string | number | Date | null

/** `width` in characters of a spreadsheet; a Chinese character takes two. */
export type ColumnHead = { header: string; kind: CellKind; width: number }

export type Column<Row> = {
  header: (params: Record<string, never>, l: LocaleOption) => string
  kind?: CellKind
  width?: number
  value: (row: Row, l: LocaleOption) => Cell
}

/** Who asks for a table, with which filters (the search parameters of the list it belongs to), when, in which language. */
export type TableRequest = { db: Db; actor: Actor; params: URLSearchParams; now: Date; locale: Locale }

export type OpenedTable = {
  title: string
  /** What the table is of, for the file's name: a campaign, a supplier. */
  about: string | null
  subject: EventSubject
  columns: ColumnHead[]
  pages: Iterable<Cell[][]>
}

export type ExportTable = {
  /** Its name in the address: `/exports/<id>.xlsx`. */
  id: string
  isAllowed: (actor: Actor) => boolean
  /** Null when the record it is of does not exist for the actor. */
  open: (request: TableRequest) => OpenedTable | null
}

type Definition<Row> = {
  title: (params: Record<string, never>, l: LocaleOption) => string
  about?: string
  subject?: EventSubject
  columns: Column<Row>[]
  /** A generator that reads one bounded page after the other and keeps no statement open between them. */
  pages: Iterable<Row[]>
}

const WIDTHS: Record<CellKind, number> = { text: 20, number: 12, score: 10, percent: 10, date: 12, time: 18 }

/** Makes a table of the registry out of typed columns and pages of rows. */
export function defineTable<Row>(
  id: string,
  isAllowed: ExportTable['isAllowed'],
  define: (request: TableRequest) => Definition<Row> | null,
): ExportTable {
  return {
    id,
    isAllowed,
    open(request) {
      const defined = define(request)
      if (!defined) return null
      const l = { locale: request.locale }
      const { title, about = null, subject = {}, columns, pages } = defined
      return {
        title: title({}, l),
        about,
        subject,
        columns: columns.map(({ header, kind = 'text', width = WIDTHS[kind] }) => ({
          header: header({}, l),
          kind,
          width,
        })),
        pages: cellsOf(columns, pages, l),
      }
    },
  }
}

function* cellsOf<Row>(columns: Column<Row>[], pages: Iterable<Row[]>, l: LocaleOption): Iterable<Cell[][]> {
  for (const page of pages) yield page.map(row => columns.map(column => column.value(row, l)))
}
