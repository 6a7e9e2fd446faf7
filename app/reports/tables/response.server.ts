import { canSeeAssessments } from '#app/accounts/roles.ts'
import { facetTitle, facetValueLabel } from '#app/campaigns/facet-labels.ts'
import { RATE_FACETS, type NamedRate, type RateFacet } from '#app/campaigns/response/rate-facets.ts'
import {
  totalOn,
  type CurveMark,
  type CurvePoint,
  type ResponseCurves,
} from '#app/campaigns/response/response-curve.ts'
import { ratesOfFacet, responseCurves } from '#app/campaigns/response/response-report.server.ts'
import { m } from '#app/paraglide/messages.js'
import { nameFor } from '#app/suppliers/name-for.ts'
import { openCampaignTable } from '../campaign-pages.server.ts'
import { defineTable, type Column, type ExportTable } from '../table.server.ts'

/** The response rate of a campaign (`campaignId`) by one property of its suppliers. */
function rateTable(facet: RateFacet): ExportTable {
  const columns: Column<NamedRate>[] = [
    {
      header: m.response_value,
      width: 24,
      value: ({ name, value }, l) => (name ? nameFor(name, l) : facetValueLabel(facet, value, l)),
    },
    { header: m.group_population, kind: 'number', value: ({ population }) => population },
    { header: m.group_exempt, kind: 'number', value: ({ exempt }) => exempt },
    { header: m.export_expected, kind: 'number', value: ({ rate }) => rate.expected },
    { header: m.group_replied, kind: 'number', value: ({ rate }) => rate.replied },
    { header: m.group_outstanding, kind: 'number', value: ({ outstanding }) => outstanding },
    { header: m.export_rate, kind: 'percent', value: ({ rate }) => partOfOne(rate.percent) },
  ]
  return defineTable<NamedRate>(`response-by-${facet}`, canSeeAssessments, request => {
    const opened = openCampaignTable(request)
    if (!opened) return null
    const { campaign, about, subject } = opened
    const title = (_: Record<string, never>, l: { locale: typeof request.locale }) =>
      `${m.export_response({}, l)} ${facetTitle(facet, l)}`
    return { title, about, subject, columns, pages: [ratesOfFacet(request.db, campaign.id, facet)] }
  })
}

type Day = CurvePoint & { marks: CurveMark[]; earlier: ResponseCurves['earlier'] }

const MARK_LABELS = {
  due: m.response_mark_due,
  reminder: m.response_mark_reminder,
  today: m.response_mark_today,
}

const dayColumns: Column<Day>[] = [
  { header: m.response_date, kind: 'date', value: ({ date }) => date },
  { header: m.response_day, kind: 'number', value: ({ day }) => day },
  { header: m.response_day_replies, kind: 'number', value: ({ replies }) => replies },
  { header: m.response_day_total, kind: 'number', value: ({ total }) => total },
  { header: m.export_rate, kind: 'percent', value: ({ percent }) => partOfOne(percent) },
  {
    header: m.export_earlier_total,
    kind: 'number',
    value: ({ earlier, day }) => earlier && totalOn(earlier.points, day),
  },
  {
    header: m.export_earlier_rate,
    kind: 'percent',
    value: ({ earlier, day }) =>
      earlier && earlier.expected > 0 ? totalOn(earlier.points, day) / earlier.expected : null,
  },
  {
    header: m.response_day_note,
    value: ({ marks }, l) => marks.map(({ kind }) => MARK_LABELS[kind]({}, l)).join(' · '),
  },
]

/** Replies of a campaign (`campaignId`) day by day, beside those of the campaign before. */
const daysTable = defineTable<Day>('response-days', canSeeAssessments, request => {
  const opened = openCampaignTable(request)
  if (!opened) return null
  const { campaign, about, subject } = opened
  const { now, earlier, marks } = responseCurves(request.db, campaign, request.now)
  const days = now.points.map(point => ({
    ...point,
    earlier,
    marks: marks.filter(({ day }) => day === point.day),
  }))
  return { title: m.export_response_days, about, subject, columns: dayColumns, pages: [days] }
})

export const RESPONSE_TABLES: readonly ExportTable[] = [...RATE_FACETS.map(rateTable), daysTable]

function partOfOne(percent: number | null) {
  return percent === null ? null : percent / 100
}
