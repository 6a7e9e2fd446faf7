import { GRADE_WORDS, GradeMark } from '#app/grading/GradeBadge.tsx'
import { GRADES, type Grade } from '#app/grading/grades.ts'
import { formatNumber } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { Distribution } from '#app/ui/charts/Distribution.tsx'
import { GROUP_FILLS } from './group-fills.ts'
import { GROUP_LABELS } from './labels.ts'
import type { PopulationCounts } from './population-group.ts'
import { populationHref, type GradeBasis } from './population-search.ts'

const FILLS: Record<Grade, string> = {
  A: 'bg-grade-a',
  B: 'bg-grade-b',
  C: 'bg-grade-c',
  D: 'bg-grade-d',
}
/** Who has no grade, by reason. Without verified grades, replies still under review come on top. */
const UNGRADED = {
  verified: ['in-review', 'waiting', 'in-progress', 'no-response', 'exempt'],
  self: ['waiting', 'in-progress', 'no-response', 'exempt'],
} as const

type Props = {
  /** Address of the page with the list of the campaign's suppliers. */
  path: string
  /** Where a number of graded suppliers leads, when it is not that list. */
  gradeHref?: (grade: Grade) => string
  grades: Record<Grade, number>
  counts: Pick<PopulationCounts, 'population' | (typeof UNGRADED)[GradeBasis][number]>
  basis: GradeBasis
}

/** Grades A–D and everybody without one: together who is expected to reply; the exempt stand apart. */
export function GradeDistribution({ path, gradeHref, grades, counts, basis }: Props) {
  const l = useLocale()
  const graded = GRADES.reduce((sum, grade) => sum + grades[grade], 0)
  const href = (search: Parameters<typeof populationHref>[1]) =>
    `${populationHref(path, { basis, ...search })}#list`
  return (
    <>
      <p className="mb-3 text-sm text-soft">
        {m.campaign_graded_note(
          {
            graded: formatNumber(graded, l.locale),
            expected: formatNumber(counts.population - counts.exempt, l.locale),
          },
          l,
        )}
      </p>
      <Distribution
        title={m.campaign_distribution({}, l)}
        labelHeading={m.campaign_grade({}, l)}
        countHeading={m.campaign_count({}, l)}
        shareHeading={m.campaign_share({}, l)}
        parts={[
          ...GRADES.map(grade => ({
            key: grade,
            label: <GradeLabel grade={grade} basis={basis} />,
            value: grades[grade],
            fillClass: FILLS[grade],
            href: gradeHref?.(grade) ?? href({ grade }),
          })),
          ...UNGRADED[basis].map(group => ({
            key: group,
            label: GROUP_LABELS[group]({}, l),
            value: counts[group],
            fillClass: GROUP_FILLS[group],
            isApart: group === 'exempt',
            href: href({ group }),
          })),
        ]}
      />
    </>
  )
}

function GradeLabel({ grade, basis }: { grade: Grade; basis: GradeBasis }) {
  const l = useLocale()
  return (
    <span className="inline-flex items-center gap-2">
      <GradeMark grade={grade} outlined={basis === 'self'} />
      <span className="sr-only">{grade} </span>
      {GRADE_WORDS[grade]({}, l)}
    </span>
  )
}
