import { ArrowRight } from 'lucide-react'
import { GradeBadge } from '#app/grading/GradeBadge.tsx'
import { formatScore } from '#app/i18n/format.ts'
import type { ScoreAndGrade } from './score-change.ts'

type Props = {
  before: ScoreAndGrade & { label: string }
  after: ScoreAndGrade & { label: string; note?: string }
}

/** Two results beside each other, the later one larger; below each other on a phone. */
export function BeforeAfter({ before, after }: Props) {
  return (
    <dl className="flex flex-wrap items-end gap-x-6 gap-y-3">
      <div>
        <dt className="text-sm text-soft">{before.label}</dt>
        <dd className="mt-1 flex items-center gap-3">
          <span className="text-xl tabular-nums text-soft">{formatScore(before.score)}</span>
          <GradeBadge grade={before.grade} />
        </dd>
      </div>
      <ArrowRight aria-hidden="true" className="mb-1.5 size-5 shrink-0 text-faint max-sm:hidden" />
      <div>
        <dt className="text-sm text-soft">
          {after.label}
          {after.note && <span className="text-faint"> · {after.note}</span>}
        </dt>
        <dd className="mt-1 flex items-center gap-3">
          <span className="text-2xl font-semibold tabular-nums">{formatScore(after.score)}</span>
          <GradeBadge grade={after.grade} />
        </dd>
      </div>
    </dl>
  )
}
