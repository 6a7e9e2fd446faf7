import { Link } from '@remix-run/react'
import { GradeMark } from '#app/grading/GradeBadge.tsx'
import { GradeScore } from '#app/grading/GradeScore.tsx'
import type { Grade } from '#app/grading/grades.ts'
import { formatScore } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { CATEGORY_LABELS } from '#app/suppliers/labels.ts'
import { nameFor } from '#app/suppliers/name-for.ts'
import type { SpendBand, SupplierCategory, SupplierClass, SupplierRegion } from '#app/suppliers/vocabulary.ts'
import { Table, Td, Th } from '#app/ui/Table.tsx'
import { SPEND_FILTER_LABELS } from './labels.ts'
import { Change } from './Moves.tsx'
import { resultsHref, type ResultSearch, type ResultSort } from './result-search.ts'

export type ResultRow = {
  id: string
  supplierId: string
  code: string
  nameZh: string
  nameEn: string
  category: SupplierCategory
  region: SupplierRegion
  supplierClass: SupplierClass
  spendBand: SpendBand | null
  selfScore: number | null
  selfGrade: Grade | null
  verifiedScore: number | null
  verifiedGrade: Grade | null
  scoreChange: number | null
  gradeChange: number | null
  dimensionScore: number | null
}

type Props = {
  campaignId: string
  rows: ResultRow[]
  search: ResultSearch
  /** Title of the dimension that the search names. */
  dimension: string | null
}

/** Results of a campaign with what moved them; the headings of scores sort. */
export function ResultTable({ campaignId, rows, search, dimension }: Props) {
  const l = useLocale()
  function sortBy(sort: ResultSort) {
    const isFixed = search.item !== null || search.dimension !== null
    if (isFixed && sort !== search.sort) return undefined
    const isCurrent = search.sort === sort
    const direction = isCurrent && search.direction === 'asc' ? ('desc' as const) : ('asc' as const)
    return {
      href: resultsHref(campaignId, { ...search, sort, direction, page: 1 }),
      direction: isCurrent ? search.direction : null,
    }
  }
  return (
    <Table caption={m.board_list({}, l)}>
      <thead>
        <tr>
          <Th>{m.board_column_supplier({}, l)}</Th>
          <Th>{m.supplier_category({}, l)}</Th>
          <Th>{m.board_class({}, l)}</Th>
          <Th>{m.board_spend({}, l)}</Th>
          {dimension && (
            <Th sort={sortBy('dimension')} numeric>
              {dimension}
            </Th>
          )}
          <Th sort={sortBy('self')}>{m.board_column_self({}, l)}</Th>
          <Th sort={sortBy('score')}>{m.board_column_verified({}, l)}</Th>
          <Th sort={sortBy('change')} numeric>
            {m.board_column_change({}, l)}
          </Th>
        </tr>
      </thead>
      <tbody>
        {rows.map(row => (
          <tr key={row.id}>
            <Td>
              <Link to={`/assessments/${row.id}/result`} className="link font-medium">
                {nameFor(row, l)}
              </Link>
              <p className="text-soft">{row.code}</p>
            </Td>
            <Td>{CATEGORY_LABELS[row.category]({}, l)}</Td>
            <Td>{row.supplierClass}</Td>
            <Td>{SPEND_FILTER_LABELS[row.spendBand ?? 'none']({}, l)}</Td>
            {dimension && <Td numeric>{formatScore(row.dimensionScore)}</Td>}
            <Td>
              <SelfScore grade={row.selfGrade} score={row.selfScore} />
            </Td>
            <Td>
              <GradeScore grade={row.verifiedGrade} score={row.verifiedScore} />
            </Td>
            <Td numeric>
              <Change scoreChange={row.scoreChange} gradeChange={row.gradeChange} />
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

type ScoreProps = { grade: Grade | null; score: number | null }

/** The column says that it is self-assessed: letter and score are enough. */
function SelfScore({ grade, score }: ScoreProps) {
  if (score === null || grade === null) return <span className="text-faint">–</span>
  return (
    <span className="relative inline-flex items-center gap-2 whitespace-nowrap">
      <GradeMark grade={grade} outlined />
      <span className="sr-only">{grade} </span>
      {formatScore(score)}
    </span>
  )
}
