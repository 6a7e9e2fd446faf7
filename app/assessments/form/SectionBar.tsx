import { CircleAlert, CircleCheck } from 'lucide-react'
import type { ReactNode } from 'react'
import { formatPoints, formatScore } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { Spinner } from '#app/ui/Button.tsx'
import { cx } from '#app/ui/cx.ts'
import { Progress } from '#app/ui/Progress.tsx'
import type { LineState } from '../autosave-queue.ts'
import { isLineFine, lineText, SignInAgain } from './LineText.tsx'

export type SectionFigures = {
  asked: number
  complete: number
  /** Answers of last year that nobody has confirmed yet. */
  toConfirm: number
  /** What it is worth so far, and the score of the whole checklist as it stands; null in a questionnaire that is not graded. */
  worth: { won: number; points: number; score: number | null } | null
}

type Props = { title: string; figures: SectionFigures; line: LineState; unsent: number; isReadOnly: boolean }

/** Stays in sight while one types: how far, how many points, and whether everything is stored. */
export function SectionBar({ title, figures, line, unsent, isReadOnly }: Props) {
  const l = useLocale()
  const { asked, complete, toConfirm, worth } = figures
  return (
    <div className="sticky top-0 z-20 -mx-4 border-b border-line bg-paper px-4 py-2 sm:-mx-6 sm:px-6 no-print">
      <div className="flex flex-wrap items-center gap-x-5 gap-y-1 text-sm">
        <span className="font-medium">
          {m.checklist_bar_complete({ complete: String(complete), asked: String(asked) }, l)}
        </span>
        <span className="hidden w-32 sm:block">
          <Progress value={complete} max={asked} label={title} />
        </span>
        {toConfirm > 0 && (
          <span className="font-medium text-accent">{m.renewal_bar({ count: String(toConfirm) }, l)}</span>
        )}
        {worth && (
          <>
            <span className="text-soft">
              {m.checklist_bar_points(
                { won: formatPoints(worth.won), points: formatPoints(worth.points) },
                l,
              )}
            </span>
            <span className="text-soft">{m.checklist_bar_score({ score: formatScore(worth.score) }, l)}</span>
          </>
        )}
        {!isReadOnly && <LineText line={line} unsent={unsent} />}
      </div>
      {line === 'signed-out' && <SignInAgain />}
    </div>
  )
}

function LineText({ line, unsent }: { line: LineState; unsent: number }) {
  const l = useLocale()
  const isFine = isLineFine(line)
  return (
    <span
      role="status"
      className={cx(
        'ml-auto inline-flex items-center gap-1.5 noscript:hidden',
        isFine ? 'text-soft' : 'font-medium text-bad',
      )}
    >
      {iconOf(line, unsent)}
      {lineText(line, unsent, l)}
    </span>
  )
}

function iconOf(line: LineState, unsent: number): ReactNode {
  if (line === 'saving') return <Spinner />
  if (line !== 'idle') return <CircleAlert aria-hidden="true" className="size-4" />
  return unsent === 0 ? <CircleCheck aria-hidden="true" className="size-4 text-good" /> : null
}
