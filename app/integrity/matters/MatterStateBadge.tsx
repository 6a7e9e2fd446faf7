import { useLocale } from '#app/i18n/use-locale.ts'
import { Badge, type Tone } from '#app/ui/Badge.tsx'
import { MATTER_STATE_LABELS } from './labels.ts'
import { isDecided, type MatterState } from './matter-state.ts'

export function MatterStateBadge({ state }: { state: MatterState }) {
  const l = useLocale()
  return <Badge tone={toneOf(state)}>{MATTER_STATE_LABELS[state]({}, l)}</Badge>
}

function toneOf(state: MatterState): Tone {
  if (state === 'received' || state === 'escalated') return 'warn'
  if (state === 'archived') return 'neutral'
  if (state === 'feedback' || state === 'rewarded') return 'good'
  return isDecided(state) ? 'info' : 'accent'
}
