import { useLocale } from '#app/i18n/use-locale.ts'
import { Badge, type Tone } from '#app/ui/Badge.tsx'
import type { ImportState } from './import-state.ts'
import { STATE_LABELS } from './labels.ts'

const TONES: Record<ImportState, Tone> = {
  reading: 'info',
  mapped: 'warn',
  checking: 'info',
  checked: 'warn',
  applying: 'info',
  applied: 'good',
  discarded: 'neutral',
  failed: 'bad',
}

export function ImportStateBadge({ state }: { state: ImportState }) {
  const l = useLocale()
  return <Badge tone={TONES[state]}>{STATE_LABELS[state]({}, l)}</Badge>
}
