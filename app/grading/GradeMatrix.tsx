import { NumberLink } from '#app/ui/NumberLink.tsx'
import { Table, Td, Th } from '#app/ui/Table.tsx'
import { GradeBadge } from './GradeBadge.tsx'
import { GRADES, type Grade } from './grades.ts'

/** How many results have one grade and got another: a row for each grade, best first. */
export type GradeMatrixRow = { from: Grade; cells: { to: Grade; count: number }[] }

type Props = {
  caption: string
  /** Whose grades the rows are. */
  heading: string
  rows: GradeMatrixRow[]
  /** Address of the list behind a cell; null where there is none to open. */
  hrefFor: (from: Grade, to: Grade) => string | null
}

/** Grades against grades: where each result was, and where it is. */
export function GradeMatrix({ caption, heading, rows, hrefFor }: Props) {
  return (
    <Table caption={caption} narrow>
      <thead>
        <tr>
          <Th>{heading}</Th>
          {GRADES.map(grade => (
            <Th key={grade} numeric>
              → {grade}
            </Th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ from, cells }) => (
          <tr key={from}>
            <th scope="row" className="py-2 pr-3 text-left font-medium first:pl-4 sm:first:pl-5">
              <GradeBadge grade={from} size="sm" />
            </th>
            {cells.map(({ to, count }) => (
              <Td key={to} numeric>
                <NumberLink value={count} to={hrefFor(from, to)} label={`${from} → ${to}`} />
              </Td>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
