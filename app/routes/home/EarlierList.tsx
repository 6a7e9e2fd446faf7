import { Link } from '@remix-run/react'
import { SupplierStateBadge } from '#app/assessments/SupplierStateBadge.tsx'
import { GradeBadge } from '#app/grading/GradeBadge.tsx'
import { formatDate, formatScore } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { CommentsWaiting } from './CommentsWaiting.tsx'
import type { EarlierRow as Row } from './earlier-row.ts'

/** What was submitted, newest first, with its result as far as there is one. */
export function EarlierList({ rows }: { rows: Row[] }) {
  return (
    <ul className="divide-y divide-line">
      {rows.map(row => (
        <li
          key={row.id}
          className="grid items-center gap-x-6 gap-y-1.5 py-3.5 sm:grid-cols-[minmax(0,1.3fr)_minmax(0,1fr)_auto]"
        >
          <span>
            <span className="block font-medium">{row.round}</span>
            <Submitted row={row} />
            <CommentsWaiting assessmentId={row.id} count={row.waiting} />
          </span>
          <Result row={row} />
          <Links row={row} />
        </li>
      ))}
    </ul>
  )
}

function Submitted({ row: { state, submittedAt, isConfidential } }: { row: Row }) {
  const l = useLocale()
  return (
    <span className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-soft">
      <SupplierStateBadge state={state} isConfidential={isConfidential} />
      {submittedAt && m.checklist_submitted_on({ date: formatDate(submittedAt, l.locale) }, l)}
    </span>
  )
}

function Result({ row }: { row: Row }) {
  const isVerified = row.verifiedGrade !== null
  const grade = row.verifiedGrade ?? row.selfGrade
  if (grade === null) return <span />
  return (
    <span className="flex flex-wrap items-center gap-x-3">
      <GradeBadge grade={grade} provisional={!isVerified} />
      <span className="font-semibold">{formatScore(isVerified ? row.verifiedScore : row.selfScore)}</span>
    </span>
  )
}

function Links({ row: { id, firstSubmittedAt, isScored } }: { row: Row }) {
  const l = useLocale()
  if (!firstSubmittedAt) return null
  const look = 'link inline-flex min-h-6 items-center pointer-coarse:min-h-11'
  return (
    <span className="flex flex-wrap gap-x-5">
      {isScored && (
        <Link to={`/assessments/${id}/result`} className={look}>
          {m.checklist_see_result({}, l)}
        </Link>
      )}
      <Link to={`/assessments/${id}/answers`} className={look}>
        {m.checklist_see_answers({}, l)}
      </Link>
    </span>
  )
}
