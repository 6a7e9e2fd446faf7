import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'

type Props = {
  /** Id of a table in `tables.server.ts`. */
  table: string
  /** Search parameters of the list, with or without `?`: the export has the same rows. */
  search: string
  /** What is exported, for screen readers when a page offers several; by default "this list". */
  of?: string
  /** Shows `of` to everybody: for a table that is more or other than the list it stands at. */
  isNamed?: boolean
}

/** Takes a list along as a spreadsheet or as CSV. Plain links: a download is no page. */
export function ExportLinks({ table, search, of, isNamed = false }: Props) {
  const l = useLocale()
  const query = search.replace(/^\?/, '')
  const what = of ?? m.export_this_list({}, l)
  const href = (format: string) => `/exports/${table}.${format}${query && `?${query}`}`
  return (
    <span className="inline-flex items-center gap-2 text-sm whitespace-nowrap">
      <span aria-hidden="true" className="text-soft">
        {isNamed ? what : m.export_word({}, l)}
      </span>
      <a href={href('xlsx')} className="link" aria-label={m.export_as_excel({ what }, l)}>
        Excel
      </a>
      <span aria-hidden="true" className="text-soft">
        ·
      </span>
      <a href={href('csv')} className="link" aria-label={m.export_as_csv({ what }, l)}>
        CSV
      </a>
    </span>
  )
}
