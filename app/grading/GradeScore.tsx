import { formatScore } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { GradeMark } from './GradeBadge.tsx'
import type { Grade } from './grades.ts'
import { GRADE_WORDS } from './labels.ts'

type Props = { grade: Grade | null; score: number | null; provisional?: boolean; capped?: boolean }

/** Grade and score in a cell of a table: letter and shape on one line with the number; the word on pointing. */
export function GradeScore({ grade, score, provisional = false, capped = false }: Props) {
  const l = useLocale()
  if (score === null) return <span className="text-faint">–</span>
  const word = grade && [GRADE_WORDS[grade]({}, l), provisional && m.grade_provisional({}, l)]
  return (
    <span className="relative inline-flex items-center gap-2 whitespace-nowrap">
      {grade && word ? (
        <span title={word.filter(Boolean).join(' · ')}>
          <GradeMark grade={grade} outlined={provisional} />
          <span className="sr-only">
            {grade} {word.filter(Boolean).join(' ')}
          </span>
        </span>
      ) : (
        <span className="text-soft">{m.grade_none({}, l)}</span>
      )}
      {formatScore(score)}
      {capped && <span className="text-sm text-bad">{m.grade_capped({}, l)}</span>}
    </span>
  )
}
