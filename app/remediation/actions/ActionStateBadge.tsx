import { useLocale } from '#app/i18n/use-locale.ts'
import { Badge, type Tone } from '#app/ui/Badge.tsx'
import type { ActionState } from './action-state.ts'
import { ACTION_STATE_LABELS } from './labels.ts'

const TONES: Record<ActionState, Tone> = {
  draft: 'neutral',
  issued: 'warn',
  contested: 'warn',
  planning: 'accent',
  'plan-review': 'info',
  implementing: 'accent',
  verifying: 'info',
  closed: 'good',
  dropped: 'neutral',
  withdrawn: 'neutral',
}

export function ActionStateBadge({ state }: { state: ActionState }) {
  const l = useLocale()
  return <Badge tone={TONES[state]}>{ACTION_STATE_LABELS[state]({}, l)}</Badge>
}
