import { formatScore } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { Card } from '#app/ui/Page.tsx'
import type { ItemWords } from './Derivation.tsx'
import { findingText } from './Findings.tsx'
import type { Path, PathStep } from './path.ts'

/** The fewest items that would lift the grade, with what each is worth. */
export function PathSteps({ path, items }: { path: Path; items: Record<string, ItemWords> }) {
  const l = useLocale()
  const title = m.grading_path_title({ grade: path.grade }, l)
  if (!path.reachable)
    return (
      <Card title={title}>
        <p className="text-soft">{m.grading_path_nothing({}, l)}</p>
      </Card>
    )
  const lead = {
    count: String(path.steps.length),
    score: formatScore(path.scoreAfter),
    grade: path.gradeAfter,
  }
  return (
    <Card title={title}>
      <p className="text-soft">{m.grading_path_lead(lead, l)}</p>
      <ol className="mt-3 divide-y divide-line">
        {path.steps.map(step => (
          <Step key={step.code} step={step} words={items[step.code]} />
        ))}
      </ol>
    </Card>
  )
}

function Step({ step, words }: { step: PathStep; words: ItemWords | undefined }) {
  const l = useLocale()
  return (
    <li className="flex items-baseline gap-4 py-2">
      <span className="w-16 shrink-0 text-sm font-semibold text-accent">{step.code}</span>
      <span className="min-w-0 flex-1">
        {words?.question}
        {step.triggers.map(trigger => (
          <span key={trigger.id} className="block text-sm text-bad">
            {m.grading_path_resolve({ finding: findingText(trigger, words) }, l)}
          </span>
        ))}
      </span>
      <span className="shrink-0 font-semibold text-good">
        {m.grading_path_gain({ gain: (Math.round(step.gain * 100) / 100).toFixed(2) }, l)}
      </span>
    </li>
  )
}
