import { Link } from '@remix-run/react'
import { GradeBadge } from '#app/grading/GradeBadge.tsx'
import { formatScore } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import type { GradeHistory } from '#app/suppliers/grade-history.ts'
import { Spark } from '#app/ui/charts/Spark.tsx'
import { Card } from '#app/ui/Page.tsx'
import { Table, Td, Th } from '#app/ui/Table.tsx'

/** Grade, score and dimension scores of every published year, the newest on top. */
export function GradeHistoryCard({ history: { years, dimensions } }: { history: GradeHistory }) {
  const l = useLocale()
  const title = m.supplier_grades({}, l)
  if (years.length === 0)
    return (
      <Card title={title}>
        <p className="text-soft">{m.supplier_grades_none({}, l)}</p>
      </Card>
    )
  const points = years.map(({ year, score }) => ({ label: String(year), value: score }))
  const spark = points.length > 1 && <Spark title={m.supplier_grade_history({}, l)} points={points} />
  return (
    <Card title={title} actions={spark} padded={false} className="relative overflow-hidden">
      <Table caption={title}>
        <thead>
          <tr>
            <Th>{m.supplier_grades_year({}, l)}</Th>
            <Th>{m.supplier_assessment_verified({}, l)}</Th>
            {dimensions.map(({ code, title: names }) => (
              <Th key={code} numeric>
                <span className="inline-block max-w-28 whitespace-normal">{names[l.locale]}</span>
              </Th>
            ))}
          </tr>
        </thead>
        <tbody>
          {years.toReversed().map(({ assessmentId, year, grade, score, scores }) => (
            <tr key={assessmentId}>
              <Td>
                <Link to={`/assessments/${assessmentId}/result`} className="link font-medium">
                  {year}
                </Link>
              </Td>
              <Td>
                <span className="inline-flex items-center gap-2 whitespace-nowrap">
                  <GradeBadge grade={grade} size="sm" />
                  {formatScore(score)}
                </span>
              </Td>
              {dimensions.map(({ code }) => (
                <Td key={code} numeric>
                  {formatScore(scores[code] ?? null)}
                </Td>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  )
}
