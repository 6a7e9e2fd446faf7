import { GRADE_WORDS } from '#app/grading/labels.ts'
import { formatDate, formatNumber, formatRate, formatScore } from '#app/i18n/format.ts'
import type { LocaleOption } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { CATEGORY_LABELS, CLASS_LABELS } from '#app/suppliers/labels.ts'
import {
  isGrade,
  type Classification,
  type ClassificationGroup,
  type ClassificationLine,
  type Section,
} from './classification.ts'

/** Columns of the paper in their order. */
export const PAPER_COLUMNS = [
  'number',
  'code',
  'name',
  'category',
  'class',
  'score',
  'grade',
  'findings',
  'measure',
  'remark',
] as const
export type PaperColumn = (typeof PAPER_COLUMNS)[number]

export const COLUMN_LABELS: Record<PaperColumn, (params: Record<string, never>, l: LocaleOption) => string> =
  {
    number: m.class_column_number,
    code: m.class_column_code,
    name: m.class_column_name,
    category: m.class_column_category,
    class: m.class_column_class,
    score: m.class_column_score,
    grade: m.class_column_grade,
    findings: m.class_column_findings,
    measure: m.class_column_measure,
    remark: m.class_column_remark,
  }

/** What standing in a group entails. */
const MEASURES: Record<ClassificationGroup, (params: Record<string, never>, l: LocaleOption) => string> = {
  A: m.class_measure_a,
  B: m.class_measure_b,
  C: m.class_measure_c,
  D: m.class_measure_d,
  'in-review': m.class_measure_in_review,
  waiting: m.class_measure_waiting,
  'no-response': m.class_measure_no_response,
  exempt: m.class_measure_exempt,
}

const GROUP_TITLES = {
  'in-review': m.class_group_in_review,
  waiting: m.class_group_waiting,
  'no-response': m.class_group_no_response,
  exempt: m.class_group_exempt,
}

export function groupTitle(group: ClassificationGroup, l: LocaleOption): string {
  if (!isGrade(group)) return GROUP_TITLES[group]({}, l)
  return m.class_group_grade({ grade: group, word: GRADE_WORDS[group]({}, l) }, l)
}

/** The facts above the table: name and value. */
export function paperFacts(paper: Classification, l: LocaleOption): { term: string; value: string }[] {
  const { thresholds } = paper
  const limits = {
    a: formatScore(thresholds.A),
    b: formatScore(thresholds.B),
    c: formatScore(thresholds.C),
  }
  return [
    { term: m.class_organisation({}, l), value: paper.organisation },
    { term: m.class_campaign({}, l), value: paper.campaign },
    {
      term: m.class_versions({}, l),
      value: m.class_versions_of(
        { questionnaire: paper.questionnaireVersion, policy: paper.policyVersion },
        l,
      ),
    },
    { term: m.class_thresholds({}, l), value: m.class_thresholds_of(limits, l) },
    {
      term: m.class_rate({}, l),
      value: formatRate(paper.rate.replied, paper.rate.expected, l.locale),
    },
    { term: m.class_distribution({}, l), value: distribution(paper, l) },
    {
      term: m.class_standing({}, l),
      value: (paper.isFinal ? m.class_final : m.class_interim)({}, l),
    },
  ]
}

/** The cells of one supplier; `number` counts through the whole paper. */
export function lineCells(
  line: ClassificationLine,
  group: ClassificationGroup,
  number: number,
  l: LocaleOption,
): Record<PaperColumn, string> {
  return {
    number: String(number),
    code: line.code,
    name: line.name,
    category: CATEGORY_LABELS[line.category]({}, l),
    class: CLASS_LABELS[line.supplierClass]({}, l),
    score: line.score === null ? '–' : formatScore(line.score),
    grade: line.grade ?? '–',
    findings: inOneCell(line.findings, l),
    measure: MEASURES[group]({}, l),
    remark: inOneCell(line.remarks, l),
  }
}

/** What people wrote may end with a full stop. */
function inOneCell(texts: string[], l: LocaleOption): string {
  return texts.map(text => text.replace(/[。.；;\s]+$/, '')).join(m.class_separator({}, l))
}

export function subtotal({ lines, meanScore }: Section, l: LocaleOption): string {
  const count = formatNumber(lines.length, l.locale)
  if (meanScore === null) return m.class_subtotal({ count }, l)
  return m.class_subtotal_mean({ count, mean: formatScore(meanScore) }, l)
}

export function grandTotal({ population, rate }: Classification, l: LocaleOption): string {
  return m.class_total(
    { count: formatNumber(population, l.locale), expected: formatNumber(rate.expected, l.locale) },
    l,
  )
}

export function printedOn(paper: Classification, l: LocaleOption): string {
  return m.class_printed({ date: formatDate(paper.printedAt, l.locale) }, l)
}

export function signatures(l: LocaleOption): string[] {
  return [m.class_prepared({}, l), m.class_checked({}, l), m.class_approved({}, l)]
}

function distribution({ sections, rate }: Classification, l: LocaleOption): string {
  return sections
    .map(({ group, lines }) => {
      const label = isGrade(group) ? group : groupTitle(group, l)
      const count = formatNumber(lines.length, l.locale)
      const hasShare = group !== 'exempt' && rate.expected > 0
      const share = hasShare ? ((100 * lines.length) / rate.expected).toFixed(1) : null
      return share === null
        ? m.class_part({ label, count }, l)
        : m.class_part_share({ label, count, share }, l)
    })
    .join(m.class_separator({}, l))
}
