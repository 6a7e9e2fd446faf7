import { useLocale } from '#app/i18n/use-locale.ts'
import { Badge, type Tone } from '#app/ui/Badge.tsx'
import { VERSION_STATE_LABELS } from './labels.ts'
import type { VersionState } from './vocabulary.ts'

const TONES: Record<VersionState, Tone> = {
  draft: 'warn',
  approved: 'info',
  published: 'good',
  superseded: 'neutral',
  discarded: 'neutral',
}

export function VersionStateBadge({ state }: { state: VersionState }) {
  const l = useLocale()
  return <Badge tone={TONES[state]}>{VERSION_STATE_LABELS[state]({}, l)}</Badge>
}
