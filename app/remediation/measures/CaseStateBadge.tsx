import { useLocale } from '#app/i18n/use-locale.ts'
import { Badge, type Tone } from '#app/ui/Badge.tsx'
import type { CaseState } from './case-state.ts'
import { CASE_STATE_LABELS, DECISION_STATE_LABELS } from './labels.ts'
import type { DecisionState } from './vocabulary.ts'

const CASE_TONES: Record<CaseState, Tone> = {
  noticed: 'warn',
  improving: 'warn',
  'decision-due': 'bad',
  'last-chance': 'bad',
  met: 'good',
  released: 'neutral',
  disqualified: 'bad',
  superseded: 'neutral',
  lapsed: 'neutral',
}

const DECISION_TONES: Record<DecisionState, Tone> = {
  proposed: 'warn',
  approved: 'good',
  refused: 'neutral',
  withdrawn: 'neutral',
}

export function CaseStateBadge({ state }: { state: CaseState }) {
  const l = useLocale()
  return <Badge tone={CASE_TONES[state]}>{CASE_STATE_LABELS[state]({}, l)}</Badge>
}

export function DecisionStateBadge({ state }: { state: DecisionState }) {
  const l = useLocale()
  return <Badge tone={DECISION_TONES[state]}>{DECISION_STATE_LABELS[state]({}, l)}</Badge>
}
