import { canSeeAssessments } from '#app/accounts/roles.ts'
import { m } from '#app/paraglide/messages.js'
import { keyPages } from '#app/reports/key-pages.ts'
import { namedColumns } from '#app/reports/supplier-columns.ts'
import { defineTable, type Column, type ExportTable } from '#app/reports/table.server.ts'
import { actionPlansTable, actionsTable } from './action-tables.server.ts'
import { findStandingsAfter } from './export-queries.server.ts'
import { findRemediationKpis, readYear, yearsWithActions } from './find-board.server.ts'
import { KPI_UNITS, KPI_WORDS, kpiPeriod, kpiText } from './kpi-words.ts'
import type { Kpi } from './kpis.ts'
import { MEASURE_TABLES } from './measure-tables.server.ts'

type Standing = ReturnType<typeof findStandingsAfter>[number]

const standingColumns: Column<Standing>[] = [
  ...namedColumns,
  { header: m.actionboard_export_code, width: 14, value: ({ actionCode }) => actionCode },
  { header: m.actionboard_export_effective_on, kind: 'date', value: ({ effectiveOn }) => effectiveOn },
  { header: m.actionboard_export_score_before, kind: 'score', value: ({ scoreBefore }) => scoreBefore },
  { header: m.actionboard_export_grade_before, width: 12, value: ({ gradeBefore }) => gradeBefore },
  { header: m.actionboard_export_score, kind: 'score', value: ({ score }) => score },
  { header: m.actionboard_export_grade, width: 12, value: ({ grade }) => grade },
  { header: m.actionboard_export_digest, width: 66, value: ({ digest }) => digest },
  { header: m.actionboard_export_made, kind: 'time', value: ({ createdAt }) => createdAt },
]

/** How closures and relapses moved the standings of suppliers, oldest first. */
const standingsTable = defineTable<Standing>('standings', canSeeAssessments, ({ db }) => ({
  title: m.actionboard_export_standings,
  columns: standingColumns,
  pages: keyPages(
    (after: number | null, limit) => findStandingsAfter(db, after, limit),
    ({ row }) => row,
  ),
}))

type KpiRow = { kpi: Kpi; year: number; now: Date }

const kpiColumns: Column<KpiRow>[] = [
  { header: m.actionboard_kpi_column, width: 28, value: ({ kpi }, l) => KPI_WORDS[kpi.id].name({}, l) },
  { header: m.actionboard_kpi_value, width: 20, value: ({ kpi }, l) => kpiText(kpi, l) },
  { header: m.actionboard_kpi_part, kind: 'number', value: ({ kpi }) => kpi.part },
  { header: m.actionboard_kpi_whole, kind: 'number', value: ({ kpi }) => kpi.whole },
  { header: m.actionboard_kpi_unit, width: 10, value: ({ kpi }, l) => KPI_UNITS[kpi.unit]({}, l) },
  {
    header: m.actionboard_kpi_period,
    value: ({ kpi, year, now }, l) => kpiPeriod(kpi, { year, now }, l),
  },
  {
    header: m.actionboard_kpi_definition,
    width: 60,
    value: ({ kpi }, l) => KPI_WORDS[kpi.id].definition({}, l),
  },
  { header: m.actionboard_kpi_source, width: 60, value: ({ kpi }, l) => KPI_WORDS[kpi.id].source({}, l) },
  { header: m.actionboard_kpi_standard, value: ({ kpi }) => kpi.standards },
]

/** The figures of a year (`year`) with how each is counted. */
const kpisTable = defineTable<KpiRow>('remediation-kpis', canSeeAssessments, ({ db, params, now }) => {
  const year = readYear(params, yearsWithActions(db, now), now)
  return {
    title: m.actionboard_kpi_title,
    about: String(year),
    columns: kpiColumns,
    pages: [findRemediationKpis(db, year, now).map(kpi => ({ kpi, year, now }))],
  }
})

export const REMEDIATION_TABLES: readonly ExportTable[] = [
  actionsTable,
  actionPlansTable,
  standingsTable,
  ...MEASURE_TABLES,
  kpisTable,
]
