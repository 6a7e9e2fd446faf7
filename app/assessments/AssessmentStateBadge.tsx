import { ASSESSMENT_STATE_LABELS } from '#app/assessments/state-labels.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { Badge, type Tone } from '#app/ui/Badge.tsx'
import type { AssessmentState } from './assessment-state.ts'

const TONES: Record<AssessmentState, Tone> = {
  invited: 'neutral',
  'in-progress': 'info',
  submitted: 'accent',
  'under-review': 'accent',
  returned: 'warn',
  verified: 'info',
  published: 'good',
  'no-response': 'bad',
  exempt: 'neutral',
}

/** The buyer's word for where an assessment stands. */
export function AssessmentStateBadge({ state }: { state: AssessmentState }) {
  const l = useLocale()
  return <Badge tone={TONES[state]}>{ASSESSMENT_STATE_LABELS[state]({}, l)}</Badge>
}
