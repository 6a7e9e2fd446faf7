import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import type { Grade } from './grades.ts'
import { GRADE_WORDS } from './labels.ts'

export { GRADE_WORDS }

const FILLS: Record<Grade, string> = {
  A: 'fill-grade-a',
  B: 'fill-grade-b',
  C: 'fill-grade-c',
  D: 'fill-grade-d',
}

/** One outline per grade, so that it is told apart without colour: circle, square, diamond, octagon. */
const SHAPES: Record<Grade, string> = {
  A: 'M20 1a19 19 0 1 0 0 38a19 19 0 1 0 0-38Z',
  B: 'M7 3h26a4 4 0 0 1 4 4v26a4 4 0 0 1-4 4H7a4 4 0 0 1-4-4V7a4 4 0 0 1 4-4Z',
  C: 'M20 0L40 20L20 40L0 20Z',
  D: 'M12.5 2h15L38 12.5v15L27.5 38h-15L2 27.5v-15Z',
}
const SIZES = { sm: 22, md: 30, lg: 64 }

/** Letter, shape and word of a grade. `provisional`: self-assessed, not verified yet; `capped`: worse than the score alone. */
export function GradeBadge({
  grade,
  size = 'md',
  provisional = false,
  capped = false,
}: {
  grade: Grade | null
  size?: 'sm' | 'md' | 'lg'
  provisional?: boolean
  capped?: boolean
}) {
  const l = useLocale()
  if (grade === null) return <span className="text-soft">{m.grade_none({}, l)}</span>
  return (
    <span className="inline-flex items-center gap-2">
      <GradeMark grade={grade} size={SIZES[size]} outlined={provisional} />
      <span className={size === 'lg' ? 'text-xl font-semibold' : 'font-medium'}>
        <span className="sr-only">{grade} </span>
        {GRADE_WORDS[grade]({}, l)}
        {provisional && (
          <>
            {' '}
            <span className="text-sm font-normal whitespace-nowrap text-soft">
              {m.grade_provisional({}, l)}
            </span>
          </>
        )}
        {capped && (
          <>
            {' '}
            <span className="text-sm font-normal whitespace-nowrap text-bad">{m.grade_capped({}, l)}</span>
          </>
        )}
      </span>
    </span>
  )
}

/** The mark alone, where a column of grades would repeat the words. A provisional one is drawn hollow. */
export function GradeMark({
  grade,
  size = 22,
  outlined = false,
}: {
  grade: Grade
  size?: number
  outlined?: boolean
}) {
  return (
    <svg aria-hidden="true" width={size} height={size} viewBox="-1.5 -1.5 43 43" className="shrink-0">
      <path
        d={SHAPES[grade]}
        className={outlined ? `${FILLS[grade]} [fill-opacity:0.12] stroke-edge` : FILLS[grade]}
        strokeWidth={outlined ? 2 : 0}
        strokeDasharray={outlined ? '4 3' : undefined}
      />
      <text
        x="20"
        y="20.5"
        textAnchor="middle"
        dominantBaseline="central"
        fontSize="20"
        fontWeight="700"
        className={outlined ? 'fill-ink' : 'fill-on-grade'}
      >
        {grade}
      </text>
    </svg>
  )
}
