import { canSeeAssessments } from '#app/accounts/roles.ts'
import type { CampaignRow } from '#app/campaigns/queries.server.ts'
import { countInTurns } from '#app/campaigns/response/stall-report.server.ts'
import type { ItemLine } from '#app/campaigns/response/stalls.ts'
import { m } from '#app/paraglide/messages.js'
import { findVersionById } from '#app/questionnaires/queries.server.ts'
import { openCampaignTable } from '../campaign-pages.server.ts'
import { defineTable, type Column, type TableRequest } from '../table.server.ts'

type Row = ItemLine & { section: string; question: string }

const columns: Column<Row>[] = [
  { header: m.stalls_section, width: 16, value: ({ section }) => section },
  { header: m.export_code, width: 10, value: ({ code }) => code },
  { header: m.stalls_item, width: 48, value: ({ question }) => question },
  { header: m.stalls_asked, kind: 'number', value: ({ asked }) => asked },
  { header: m.stalls_complete, kind: 'number', value: ({ complete }) => complete },
  { header: m.stalls_begun, kind: 'number', value: ({ begun }) => begun },
  { header: m.stalls_untouched, kind: 'number', value: ({ untouched }) => untouched },
  { header: m.stalls_stalled, kind: 'number', value: ({ stalled }) => stalled },
  { header: m.export_median, kind: 'number', value: ({ medianSeconds }) => medianSeconds },
  { header: m.export_answered, kind: 'number', value: ({ answered }) => answered },
  { header: m.stalls_declined, kind: 'number', value: ({ declined }) => declined },
  { header: m.stalls_not_applicable, kind: 'number', value: ({ notApplicable }) => notApplicable },
]

/** Where the suppliers of a campaign (`campaignId`) stall, item by item. */
export const stallsTable = defineTable<Row>('stalls', canSeeAssessments, request => {
  const opened = openCampaignTable(request)
  if (!opened) return null
  const { campaign, about, subject } = opened
  return { title: m.stalls_title, about, subject, columns, pages: pagesOf(request, campaign) }
})

/** Empty pages while it counts, so that the export lets others through; then all items at once. */
function* pagesOf({ db, now, locale }: TableRequest, campaign: CampaignRow): Iterable<Row[]> {
  const turns = countInTurns(db, campaign, now)
  let turn = turns.next()
  for (; !turn.done; turn = turns.next()) yield []
  const dimensions = findVersionById(db, campaign.questionnaireVersionId)?.content.dimensions ?? []
  yield turn.value.sections.flatMap(({ code, items }) => {
    const dimension = dimensions.find(each => each.code === code)
    return items.map(line => ({
      ...line,
      section: dimension?.title[locale] ?? code,
      question: dimension?.items.find(item => item.code === line.code)?.question[locale] ?? '',
    }))
  })
}
