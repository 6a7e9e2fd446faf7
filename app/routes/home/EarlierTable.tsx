import { Link } from '@remix-run/react'
import type { Assessment } from '#app/assessments/checklist.ts'
import { SupplierStateBadge } from '#app/assessments/SupplierStateBadge.tsx'
import { GradeBadge } from '#app/grading/GradeBadge.tsx'
import { formatDate, formatScore } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { Table, Td, Th } from '#app/ui/Table.tsx'

type Row = Assessment & { round: string }

/** What was submitted, newest first, with its result as far as there is one. */
export function EarlierTable({ rows }: { rows: Row[] }) {
  const l = useLocale()
  return (
    <Table caption={m.checklist_home_earlier({}, l)}>
      <thead>
        <tr>
          <Th>{m.checklist_column_round({}, l)}</Th>
          <Th>{m.checklist_column_state({}, l)}</Th>
          <Th>{m.checklist_column_submitted({}, l)}</Th>
          <Th>{m.checklist_column_result({}, l)}</Th>
          <Th>
            <span className="sr-only">{m.checklist_column_more({}, l)}</span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {rows.map(row => (
          <tr key={row.id}>
            <Td>{row.round}</Td>
            <Td>
              <SupplierStateBadge state={row.state} />
            </Td>
            <Td className="whitespace-nowrap">
              {row.submittedAt ? formatDate(row.submittedAt, l.locale) : '–'}
            </Td>
            <Td>
              <Result row={row} />
            </Td>
            <Td>
              {row.firstSubmittedAt && (
                <span className="flex flex-wrap gap-x-4">
                  <Link to={`/assessments/${row.id}/result`} className="link">
                    {m.checklist_see_result({}, l)}
                  </Link>
                  <Link to={`/assessments/${row.id}/answers`} className="link">
                    {m.checklist_see_answers({}, l)}
                  </Link>
                </span>
              )}
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

function Result({ row }: { row: Row }) {
  const isVerified = row.verifiedGrade !== null
  const grade = row.verifiedGrade ?? row.selfGrade
  if (grade === null) return '–'
  return (
    <span className="flex flex-wrap items-center gap-x-3">
      <GradeBadge grade={grade} size="sm" provisional={!isVerified} />
      <span className="font-medium">{formatScore(isVerified ? row.verifiedScore : row.selfScore)}</span>
    </span>
  )
}
