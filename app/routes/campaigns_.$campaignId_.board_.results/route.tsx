import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { openBoard } from '#app/campaigns/board/board-page.server.ts'
import { boardHref } from '#app/campaigns/board/BoardFrame.tsx'
import { dimensionTitles, searchResults } from '#app/campaigns/board/find-board.server.ts'
import { readResultSearch, resultQuery, resultsHref } from '#app/campaigns/board/result-search.ts'
import { ResultFilters } from '#app/campaigns/board/ResultFilters.tsx'
import { ResultTable } from '#app/campaigns/board/ResultTable.tsx'
import { formatNumber } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { ExportLinks } from '#app/reports/ExportLinks.tsx'
import { nameFor } from '#app/suppliers/name-for.ts'
import { Card, Page } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { Pagination } from '#app/ui/Table.tsx'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, l => m.board_list({}, l))

export function loader({ request, context, params }: LoaderFunctionArgs) {
  const { db, campaign, searchParams } = openBoard(request, context, params)
  const search = readResultSearch(searchParams)
  const titles = dimensionTitles(db, campaign, context.locale)
  return {
    campaign,
    search,
    dimension: titles.find(({ code }) => code === search.dimension)?.title ?? search.dimension,
    list: searchResults(db, campaign, search),
  }
}

export default function Results() {
  const { campaign, search, dimension, list } = useLoaderData<typeof loader>()
  const l = useLocale()
  const { rows, total, page, pageCount } = list
  const basis = search.basis === 'self' ? m.campaign_basis_self({}, l) : m.campaign_basis_verified({}, l)
  return (
    <Page
      title={m.board_list({}, l)}
      lead={m.board_list_lead({ name: nameFor(campaign, l), basis }, l)}
      back={{ to: boardHref(campaign.id, 'grades', search.basis), label: m.board_list_back({}, l) }}
      actions={<WholeCampaign id={campaign.id} />}
      width="wide"
    >
      <Card
        title={m.campaign_list_count({ count: formatNumber(total, l.locale) }, l)}
        actions={
          total > 0 && (
            <ExportLinks
              table="board-results"
              search={`campaign=${campaign.id}&${resultQuery({ ...search, page: 1 })}`}
            />
          )
        }
        padded={false}
        className="relative overflow-hidden"
      >
        <ResultFilters campaignId={campaign.id} search={search} dimension={dimension} />
        {total === 0 ? (
          <p className="px-4 pb-5 text-soft sm:px-5">{m.board_list_none({}, l)}</p>
        ) : (
          <ResultTable campaignId={campaign.id} rows={rows} search={search} dimension={dimension} />
        )}
        <Pagination
          page={page}
          pageCount={pageCount}
          hrefFor={n => resultsHref(campaign.id, { ...search, page: n })}
        />
      </Card>
    </Page>
  )
}

/** What there is of all suppliers of the campaign, whatever the filter of the list. */
function WholeCampaign({ id }: { id: string }) {
  const l = useLocale()
  const search = `campaignId=${id}`
  return (
    <span className="flex flex-wrap gap-x-5 gap-y-1">
      <ExportLinks table="grades" search={search} of={m.export_grades_title({}, l)} isNamed />
      <ExportLinks table="answers" search={search} of={m.export_answers_title({}, l)} isNamed />
      <ExportLinks table="events" search={search} of={m.export_events_title({}, l)} isNamed />
    </span>
  )
}
