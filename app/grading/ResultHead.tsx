import { formatScore } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { GradeBadge } from './GradeBadge.tsx'
import type { Grade } from './grades.ts'
import { GRADE_MEANINGS } from './labels.ts'

type Figures = {
  score: number | null
  grade: Grade | null
  /** By the score alone, before findings limit it. */
  uncappedGrade: Grade | null
}

/** Score and grade at a glance, self-assessed beside verified, and what the valid one means. */
export function ResultHead({ self, verified }: { self: Figures | null; verified: Figures | null }) {
  const l = useLocale()
  const current = verified ?? self
  return (
    <section className="rounded-lg border border-line bg-surface px-5 py-6 sm:px-7">
      <div className="grid gap-x-10 gap-y-6 sm:grid-cols-2">
        <Result label={m.grading_self({}, l)} figures={self} isProvisional />
        <Result label={m.grading_verified({}, l)} figures={verified} isProvisional={false} />
      </div>
      {current?.grade && (
        <div className="mt-6 border-t border-line pt-4">
          <h2 className="font-semibold">{m.grading_meaning_title({}, l)}</h2>
          <p className="mt-1 max-w-3xl">{GRADE_MEANINGS[current.grade]({}, l)}</p>
          {current.uncappedGrade && current.uncappedGrade !== current.grade && (
            <p className="mt-1 font-medium">
              {m.grading_capped({ by_score: current.uncappedGrade, grade: current.grade }, l)}{' '}
              <a href="#findings" className="link">
                {m.grading_findings({}, l)}
              </a>
            </p>
          )}
          {!verified && <p className="mt-1 text-sm text-soft">{m.grading_provisional_note({}, l)}</p>}
        </div>
      )}
    </section>
  )
}

function Result({
  label,
  figures,
  isProvisional,
}: {
  label: string
  figures: Figures | null
  isProvisional: boolean
}) {
  const l = useLocale()
  return (
    <div>
      <p className="text-sm text-soft">{label}</p>
      {figures ? (
        <div className="mt-2 flex flex-wrap items-center gap-x-6 gap-y-2">
          <GradeBadge grade={figures.grade} size="lg" provisional={isProvisional} />
          <p>
            <span className="text-4xl font-semibold">{formatScore(figures.score)}</span>{' '}
            <span className="text-sm text-soft">{m.grading_out_of({}, l)}</span>
          </p>
        </div>
      ) : (
        <p className="mt-3 text-soft">{m.grading_waiting({}, l)}</p>
      )}
    </div>
  )
}
