import { canSeeMatterStatistics } from '#app/accounts/roles.ts'
import { formatRate } from '#app/i18n/format.ts'
import type { LocaleOption } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { defineTable, type Cell, type Column } from '#app/reports/table.server.ts'
import { findStatistics } from './find-statistics.server.ts'
import { MATTER_STATE_LABELS, SOURCE_LABELS, TOPIC_LABELS } from './labels.ts'
import type { MatterStatistics } from './statistics.ts'

type Row = { year: number; figure: string; value: Cell }

const columns: Column<Row>[] = [
  { header: m.matter_stats_year, kind: 'number', value: ({ year }) => year },
  { header: m.matter_stats_figure, width: 36, value: ({ figure }) => figure },
  { header: m.matter_stats_total, width: 20, value: ({ value }) => value },
]

/** The figures of every year, without a word of any matter. */
export const matterStatisticsTable = defineTable<Row>(
  'matter-statistics',
  canSeeMatterStatistics,
  ({ db, actor, now, locale }) => ({
    title: m.matter_statistics,
    columns,
    pages: findStatistics(db, actor, now).map(year => rowsOf(year, { locale })),
  }),
)

function rowsOf(figures: MatterStatistics, l: LocaleOption): Row[] {
  const { year, acknowledged, answered } = figures
  const parts: [string, Cell][] = [
    [m.matter_stats_total({}, l), figures.total],
    [m.matter_stats_reported({}, l), figures.reported],
    [m.matter_stats_by_suppliers({}, l), figures.bySuppliers],
    [m.matter_stats_about_suppliers({}, l), figures.aboutSuppliers],
    [m.matter_stats_anonymous({}, l), figures.anonymous],
    [m.matter_stats_accepted({}, l), figures.accepted],
    [m.matter_stats_substantiated({}, l), figures.substantiated],
    [m.matter_stats_judicial({}, l), figures.judicial],
    [m.matter_stats_ack_in_time({}, l), formatRate(acknowledged.part, acknowledged.whole, l.locale)],
    [m.matter_stats_result_in_time({}, l), formatRate(answered.part, answered.whole, l.locale)],
    ...named(m.matter_stats_by_topic({}, l), figures.byTopic, key => TOPIC_LABELS[key]({}, l)),
    ...named(m.matter_stats_by_source({}, l), figures.bySource, key => SOURCE_LABELS[key]({}, l)),
    ...named(m.matter_stats_by_state({}, l), figures.byState, key => MATTER_STATE_LABELS[key]({}, l)),
  ]
  return parts.map(([figure, value]) => ({ year, figure, value }))
}

function named<K>(
  title: string,
  counts: { key: K; count: number }[],
  label: (key: K) => string,
): [string, Cell][] {
  return counts.map(({ key, count }) => [`${title} · ${label(key)}`, count])
}
