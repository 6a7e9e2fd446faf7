import { formatDate, formatNumber, formatPoints, formatRate } from '#app/i18n/format.ts'
import type { LocaleOption } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import type { Kpi, KpiId, KpiUnit } from './kpis.ts'

type Wording = (params: Record<string, never>, l: LocaleOption) => string

/** Name, way of counting and records of every figure. */
export const KPI_WORDS: Record<KpiId, { name: Wording; definition: Wording; source: Wording }> = {
  open: {
    name: m.actionboard_kpi_open,
    definition: m.actionboard_kpi_open_definition,
    source: m.actionboard_kpi_open_source,
  },
  overdue: {
    name: m.actionboard_kpi_overdue,
    definition: m.actionboard_kpi_overdue_definition,
    source: m.actionboard_kpi_overdue_source,
  },
  'on-time': {
    name: m.actionboard_kpi_on_time,
    definition: m.actionboard_kpi_on_time_definition,
    source: m.actionboard_kpi_on_time_source,
  },
  'median-days': {
    name: m.actionboard_kpi_median,
    definition: m.actionboard_kpi_median_definition,
    source: m.actionboard_kpi_median_source,
  },
  repeats: {
    name: m.actionboard_kpi_repeats,
    definition: m.actionboard_kpi_repeats_definition,
    source: m.actionboard_kpi_repeats_source,
  },
  points: {
    name: m.actionboard_kpi_points,
    definition: m.actionboard_kpi_points_definition,
    source: m.actionboard_kpi_points_source,
  },
  agreed: {
    name: m.actionboard_kpi_agreed,
    definition: m.actionboard_kpi_agreed_definition,
    source: m.actionboard_kpi_agreed_source,
  },
  ended: {
    name: m.actionboard_kpi_ended,
    definition: m.actionboard_kpi_ended_definition,
    source: m.actionboard_kpi_ended_source,
  },
  audits: {
    name: m.actionboard_kpi_audits,
    definition: m.actionboard_kpi_audits_definition,
    source: m.actionboard_kpi_audits_source,
  },
}

export const KPI_UNITS: Record<KpiUnit, Wording> = {
  actions: m.actionboard_kpi_unit_actions,
  suppliers: m.actionboard_kpi_unit_suppliers,
  days: m.actionboard_kpi_unit_days,
  points: m.actionboard_kpi_unit_points,
  audits: m.actionboard_kpi_unit_audits,
}

/** A figure as it is read: a part with its whole, or a number with its unit. */
export function kpiText({ part, whole, unit }: Kpi, l: LocaleOption): string {
  if (part === null) return '–'
  if (whole === null) return `${formatNumber(part, l.locale)} ${KPI_UNITS[unit]({}, l)}`
  // Points have decimals, and more digits than a number that is typed has are dust.
  return formatRate(Number(formatPoints(part)), Number(formatPoints(whole)), l.locale)
}

export function kpiPeriod({ isAsOfNow }: Kpi, { year, now }: { year: number; now: Date }, l: LocaleOption) {
  return isAsOfNow
    ? m.actionboard_kpi_as_of({ date: formatDate(now, l.locale) }, l)
    : m.actionboard_kpi_in_year({ year: String(year) }, l)
}
