import { canSeeAssessments } from '#app/accounts/roles.ts'
import { GRADES } from '#app/grading/grades.ts'
import { m } from '#app/paraglide/messages.js'
import { defineTable, type Column, type ExportTable, type TableRequest } from '#app/reports/table.server.ts'
import { CATEGORY_LABELS, CLASS_LABELS, REGION_LABELS } from '#app/suppliers/labels.ts'
import { nameFor } from '#app/suppliers/name-for.ts'
import { oneOf } from '#app/suppliers/supplier-search.ts'
import { findCampaign } from '../find-campaign.server.ts'
import { GRADE_BASES } from '../population-search.ts'
import type { CampaignRow } from '../queries.server.ts'
import { groupLabel } from './DimensionHeat.tsx'
import { DIMENSION_GROUPS } from './dimension-group.ts'
import {
  changeBoard,
  dimensionBoard,
  dimensionTitles,
  gradeBoard,
  searchResults,
  weakestItems,
  type ResultRow,
} from './find-board.server.ts'
import type { ClassRow, GradeCounts } from './grade-figures.ts'
import { GAP_LABELS, SPEND_FILTER_LABELS } from './labels.ts'
import { readResultSearch } from './result-search.ts'

const ROWS_PER_PAGE = 500
/** All items of a questionnaire, not only the worst. */
const ALL_ITEMS = 1000

/** Every figure of the grade board as a table to take along; `campaign` and `basis` as on its pages. */
export const BOARD_TABLES: readonly ExportTable[] = [
  defineTable<ResultRow>('board-results', canSeeAssessments, request => {
    const opened = openedBoard(request)
    if (!opened) return null
    const { dimension } = readResultSearch(request.params)
    const title = dimensionTitles(request.db, opened.campaign, request.locale).find(
      ({ code }) => code === dimension,
    )
    const score: Column<ResultRow> = {
      header: (_, l) => m.board_export_dimension_score({ dimension: title?.title ?? '' }, l),
      kind: 'score',
      value: row => row.dimensionScore,
    }
    return {
      title: m.board_list,
      ...opened.about,
      columns: title ? [...RESULT_COLUMNS, score] : RESULT_COLUMNS,
      pages: resultPages(request, opened.campaign),
    }
  }),
  defineTable<Year>('board-years', canSeeAssessments, request => {
    const opened = openedBoard(request)
    if (!opened) return null
    const { years } = gradeBoard(request.db, opened.campaign, opened.basis)
    return { title: m.board_years, ...opened.about, columns: YEAR_COLUMNS, pages: [years] }
  }),
  defineTable<GapRow>('board-gaps', canSeeAssessments, request => {
    const opened = openedBoard(request)
    if (!opened) return null
    const { gaps } = changeBoard(request.db, opened.campaign).gaps
    return { title: m.board_gaps, ...opened.about, columns: GAP_COLUMNS, pages: [gaps] }
  }),
  defineTable<ClassRow>('board-classes', canSeeAssessments, request => {
    const opened = openedBoard(request)
    if (!opened) return null
    const { classes } = gradeBoard(request.db, opened.campaign, opened.basis)
    return { title: m.board_classes, ...opened.about, columns: CLASS_COLUMNS, pages: [classes] }
  }),
  defineTable<HeatRow>('board-dimensions', canSeeAssessments, request => {
    const opened = openedBoard(request)
    return (
      opened && {
        title: m.board_heat,
        ...opened.about,
        columns: HEAT_COLUMNS,
        pages: [heatRows(request, opened)],
      }
    )
  }),
  defineTable<Item>('board-items', canSeeAssessments, request => {
    const opened = openedBoard(request)
    if (!opened) return null
    const items = weakestItems(request.db, opened.campaign, opened.basis, request.locale, ALL_ITEMS)
    return { title: m.board_weakest, ...opened.about, columns: ITEM_COLUMNS, pages: [items] }
  }),
]

type GapRow = ReturnType<typeof changeBoard>['gaps']['gaps'][number]
type Year = ReturnType<typeof gradeBoard>['years'][number]
type Item = ReturnType<typeof weakestItems>[number]
type HeatRow = { group: string; dimension: string; mean: number; results: number }

const RESULT_COLUMNS: Column<ResultRow>[] = [
  { header: m.supplier_code, width: 14, value: row => row.code },
  { header: m.supplier_name_zh, width: 36, value: row => row.nameZh },
  { header: m.supplier_name_en, width: 36, value: row => row.nameEn },
  { header: m.supplier_category, value: (row, l) => CATEGORY_LABELS[row.category]({}, l) },
  { header: m.supplier_region, value: (row, l) => REGION_LABELS[row.region]({}, l) },
  { header: m.board_class, width: 12, value: (row, l) => CLASS_LABELS[row.supplierClass]({}, l) },
  { header: m.board_spend, value: (row, l) => SPEND_FILTER_LABELS[row.spendBand ?? 'none']({}, l) },
  { header: m.board_export_self_score, kind: 'score', value: row => row.selfScore },
  { header: m.board_export_self_grade, width: 10, value: row => row.selfGrade },
  { header: m.board_export_score, kind: 'score', value: row => row.verifiedScore },
  { header: m.board_export_grade, width: 10, value: row => row.verifiedGrade },
  { header: m.board_export_score_change, kind: 'number', value: row => row.scoreChange },
  { header: m.board_export_grade_change, kind: 'number', value: row => row.gradeChange },
]

function gradeColumns<Row extends { grades: GradeCounts }>(): Column<Row>[] {
  return GRADES.map(grade => ({ header: () => grade, kind: 'number', value: row => row.grades[grade] }))
}

const YEAR_COLUMNS: Column<Year>[] = [
  { header: m.board_export_year, kind: 'number', value: row => row.year },
  { header: m.board_year_campaign, width: 36, value: (row, l) => nameFor(row, l) },
  ...gradeColumns<Year>(),
  {
    header: m.board_graded,
    kind: 'number',
    value: ({ grades }) => GRADES.reduce((sum, grade) => sum + grades[grade], 0),
  },
  { header: m.board_no_response, kind: 'number', value: row => row.noResponse },
]

const GAP_COLUMNS: Column<GapRow>[] = [
  { header: m.board_gap_heading, width: 24, value: (row, l) => GAP_LABELS[row.gap]({}, l) },
  { header: m.board_results, kind: 'number', value: row => row.count },
]

const CLASS_COLUMNS: Column<ClassRow>[] = [
  { header: m.board_class, value: (row, l) => CLASS_LABELS[row.supplierClass]({}, l) },
  { header: m.board_spend, value: (row, l) => SPEND_FILTER_LABELS[row.spend]({}, l) },
  ...gradeColumns<ClassRow>(),
  { header: m.board_graded, kind: 'number', value: row => row.graded },
]

const HEAT_COLUMNS: Column<HeatRow>[] = [
  { header: m.board_export_group, width: 28, value: row => row.group },
  { header: m.board_export_dimension, value: row => row.dimension },
  { header: m.board_export_mean, kind: 'score', value: row => Math.round(row.mean * 10) / 10 },
  { header: m.board_results, kind: 'number', value: row => row.results },
]

const ITEM_COLUMNS: Column<Item>[] = [
  { header: m.board_item, width: 12, value: row => row.code },
  { header: m.board_export_question, width: 60, value: row => row.question },
  { header: m.board_lost, kind: 'number', value: row => row.lost },
  { header: m.board_export_points, kind: 'number', value: row => row.points },
  { header: m.board_export_short, kind: 'number', value: row => row.short },
  { header: m.board_export_results, kind: 'number', value: row => row.results },
]

function openedBoard({ db, actor, params, locale }: TableRequest) {
  const campaign = findCampaign(db, actor, params.get('campaign') ?? '')
  if (!campaign || campaign.state === 'draft') return null
  const about = { about: nameFor(campaign, { locale }), subject: { campaignId: campaign.id } }
  return { campaign, about, basis: oneOf(GRADE_BASES, params.get('basis')) ?? ('verified' as const) }
}

function* resultPages({ db, params }: TableRequest, campaign: CampaignRow) {
  const search = readResultSearch(params)
  for (let page = 1; ; page++) {
    const found = searchResults(db, campaign, { ...search, page }, ROWS_PER_PAGE)
    yield found.rows
    if (page >= found.pageCount) return
  }
}

function heatRows(
  { db, params, locale }: TableRequest,
  { campaign, basis }: NonNullable<ReturnType<typeof openedBoard>>,
) {
  const group = oneOf(DIMENSION_GROUPS, params.get('by')) ?? 'category'
  const titles = dimensionTitles(db, campaign, locale)
  const { all, rows } = dimensionBoard(db, campaign, basis, group)
  const named = rows.map(row => ({ name: groupLabel(group, row.group, { locale }), cells: row.cells }))
  return [{ name: m.board_all({}, { locale }), cells: all }, ...named].flatMap(({ name, cells }) =>
    titles.flatMap(({ code, title }): HeatRow[] => {
      const cell = cells[code]
      return cell ? [{ group: name, dimension: title, ...cell }] : []
    }),
  )
}
