import { formatNumber } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { ExportLinks } from '#app/reports/ExportLinks.tsx'
import { Card } from '#app/ui/Page.tsx'
import { Pagination } from '#app/ui/Table.tsx'
import { GROUP_LABELS } from './labels.ts'
import { PopulationFilterForm } from './PopulationFilterForm.tsx'
import { PopulationTable, type PopulationRow } from './PopulationTable.tsx'
import { populationHref, type FilterChoices, type PopulationSearch } from './population-search.ts'

type Props = {
  list: { rows: PopulationRow[]; total: number; page: number; pageCount: number }
  search: PopulationSearch
  path: string
  now: Date
  managePath?: string | null
  /** Sites and reviewers to filter by, where the page offers them. */
  choices?: FilterChoices
  /** The campaign to export the list of; without it there are no export links. */
  exportOf?: string
}

/** The list behind a campaign's numbers, with its filters; `#list` of the page. */
export function PopulationList({ list, search, path, now, managePath = null, choices, exportOf }: Props) {
  const l = useLocale()
  const { rows, total, page, pageCount } = list
  return (
    <Card
      id="list"
      title={`${m.campaign_list({}, l)} · ${GROUP_LABELS[search.group]({}, l)}`}
      actions={
        <>
          <span className="text-soft">
            {m.campaign_list_count({ count: formatNumber(total, l.locale) }, l)}
          </span>
          {exportOf && total > 0 && (
            <ExportLinks
              table="population"
              search={populationHref('', { ...search, page: 1 }).concat(`&campaignId=${exportOf}`)}
            />
          )}
        </>
      }
      padded={false}
      className="relative overflow-hidden"
    >
      <PopulationFilterForm search={search} path={path} choices={choices} />
      {total === 0 ? (
        <p className="px-4 pb-5 text-soft sm:px-5">{m.campaign_list_none({}, l)}</p>
      ) : (
        <PopulationTable rows={rows} search={search} path={path} now={now} managePath={managePath} />
      )}
      <Pagination
        page={page}
        pageCount={pageCount}
        hrefFor={n => `${populationHref(path, { ...search, page: n })}#list`}
      />
    </Card>
  )
}
