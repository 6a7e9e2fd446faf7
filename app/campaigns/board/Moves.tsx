import { Link } from '@remix-run/react'
import { GradeMark } from '#app/grading/GradeBadge.tsx'
import { formatNumber, formatScore } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { nameFor } from '#app/suppliers/name-for.ts'
import { Stat, Table, Td, Th } from '#app/ui/Table.tsx'
import { MOVE_LABELS } from './labels.ts'
import { resultsHref, type Move } from './result-search.ts'
import type { ResultRow } from './ResultTable.tsx'
import { signed } from './signed.ts'

type FigureProps = {
  campaignId: string
  grades: { up: number; down: number; same: number; first: number }
  scores: { compared: number; risen: number; fallen: number; mean: number | null }
}

/** How many results moved, by grade and by score; each number leads to its suppliers. */
export function MoveFigures({ campaignId, grades, scores }: FigureProps) {
  const l = useLocale()
  const figures: [Move, number][] = [
    ['grade-down', grades.down],
    ['grade-up', grades.up],
    ['grade-same', grades.same],
    ['first', grades.first],
    ['score-down', scores.fallen],
    ['score-up', scores.risen],
  ]
  return (
    <div className="flex flex-wrap gap-x-10 gap-y-4">
      {figures.map(([move, count]) => (
        <Stat
          key={move}
          label={MOVE_LABELS[move]({}, l)}
          value={formatNumber(count, l.locale)}
          {...(count > 0 && { href: resultsHref(campaignId, { move, ...orderOf(move) }) })}
        />
      ))}
      <Stat
        label={m.board_mean_change({}, l)}
        value={scores.mean === null ? '–' : m.board_score_points({ points: signed(scores.mean) }, l)}
      />
    </div>
  )
}

/** Who moved most stands first. */
function orderOf(move: Move) {
  if (move === 'first') return {}
  const isUp = move === 'grade-up' || move === 'score-up'
  return { sort: 'change' as const, direction: isUp ? ('desc' as const) : ('asc' as const) }
}

/** A few suppliers with their change. */
export function Movers({ rows, caption }: { rows: ResultRow[]; caption: string }) {
  const l = useLocale()
  if (rows.length === 0) return <p className="px-4 pb-4 text-soft sm:px-5">{m.board_none_moved({}, l)}</p>
  return (
    <Table caption={caption} narrow>
      <thead>
        <tr>
          <Th>{m.board_column_supplier({}, l)}</Th>
          <Th>{m.board_column_verified({}, l)}</Th>
          <Th numeric>{m.board_column_change({}, l)}</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map(row => (
          <tr key={row.id}>
            <Td>
              <Link to={`/suppliers/${row.supplierId}`} className="link font-medium">
                {nameFor(row, l)}
              </Link>
              <p className="text-soft">{row.code}</p>
            </Td>
            <Td>
              <span className="inline-flex items-center gap-2">
                {row.verifiedGrade && <GradeMark grade={row.verifiedGrade} />}
                <span className="sr-only">{row.verifiedGrade} </span>
                {formatScore(row.verifiedScore)}
              </span>
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

/** Score points and, if it moved, the grade: with sign and word, not by colour alone. */
export function Change({ scoreChange, gradeChange }: Pick<ResultRow, 'scoreChange' | 'gradeChange'>) {
  const l = useLocale()
  if (scoreChange === null) return <span className="text-faint">–</span>
  const isDown = gradeChange !== null && gradeChange < 0
  return (
    <span className="whitespace-nowrap">
      <span className="font-medium">{signed(scoreChange)}</span>
      {gradeChange !== null && gradeChange !== 0 && (
        <span className={isDown ? 'block text-bad' : 'block text-good'}>
          {isDown ? MOVE_LABELS['grade-down']({}, l) : MOVE_LABELS['grade-up']({}, l)}
        </span>
      )}
    </span>
  )
}
