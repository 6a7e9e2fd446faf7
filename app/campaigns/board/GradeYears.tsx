import { GRADES, type Grade } from '#app/grading/grades.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { nameFor } from '#app/suppliers/name-for.ts'
import { cx } from '#app/ui/cx.ts'
import { NumberLink } from '#app/ui/NumberLink.tsx'
import { Table, Td, Th } from '#app/ui/Table.tsx'
import type { GradeBasis } from '../population-search.ts'
import { populationHref } from '../population-search.ts'
import type { GradeCounts } from './grade-figures.ts'
import { resultsHref } from './result-search.ts'

export type GradeYear = {
  id: string
  nameZh: string
  nameEn: string
  year: number
  grades: GradeCounts
  noResponse: number
}

const FILLS: Record<Grade, string> = {
  A: 'bg-grade-a',
  B: 'bg-grade-b',
  C: 'bg-grade-c',
  D: 'bg-grade-d',
}

/** Year beside year: a bar of shares and the numbers behind it. */
export function GradeYears({ years, basis }: { years: GradeYear[]; basis: GradeBasis }) {
  const l = useLocale()
  return (
    <Table caption={m.board_years({}, l)}>
      <thead>
        <tr>
          <Th>{m.board_year_campaign({}, l)}</Th>
          {GRADES.map(grade => (
            <Th key={grade} numeric>
              {grade}
            </Th>
          ))}
          <Th numeric>{m.board_graded({}, l)}</Th>
          <Th numeric>{m.board_no_response({}, l)}</Th>
        </tr>
      </thead>
      <tbody>
        {years.map(year => (
          <YearRow key={year.id} year={year} basis={basis} />
        ))}
      </tbody>
    </Table>
  )
}

function YearRow({ year, basis }: { year: GradeYear; basis: GradeBasis }) {
  const l = useLocale()
  const graded = GRADES.reduce((sum, grade) => sum + year.grades[grade], 0)
  return (
    <tr>
      <Td className="w-2/5">
        <span className="font-medium">{nameFor(year, l)}</span>
        <span aria-hidden="true" className="mt-1.5 flex h-4 gap-0.5 overflow-hidden rounded-sm bg-sunken">
          {GRADES.filter(grade => year.grades[grade] > 0).map(grade => (
            <span
              key={grade}
              className={cx('min-w-1', FILLS[grade])}
              style={{ width: `${(100 * year.grades[grade]) / graded}%` }}
            />
          ))}
        </span>
      </Td>
      {GRADES.map(grade => (
        <Td key={grade} numeric>
          <NumberLink
            value={year.grades[grade]}
            to={resultsHref(year.id, { basis, grade })}
            label={`${nameFor(year, l)} ${grade}`}
          />
          <span className="block text-soft">
            {graded === 0 ? '–' : `${((100 * year.grades[grade]) / graded).toFixed(1)}\u00a0%`}
          </span>
        </Td>
      ))}
      <Td numeric>
        <NumberLink value={graded} to={resultsHref(year.id, { basis })} label={nameFor(year, l)} />
      </Td>
      <Td numeric>
        <NumberLink
          value={year.noResponse}
          to={`${populationHref(`/campaigns/${year.id}`, { group: 'no-response' })}#list`}
          label={`${nameFor(year, l)} ${m.board_no_response({}, l)}`}
        />
      </Td>
    </tr>
  )
}
