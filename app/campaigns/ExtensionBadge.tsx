import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { Badge } from '#app/ui/Badge.tsx'
import type { ExtensionDecision } from './extension.ts'

export const EXTENSION_LABELS = {
  pending: m.extension_state_pending,
  granted: m.extension_state_granted,
  refused: m.extension_state_refused,
}
const TONES = { pending: 'warn', granted: 'good', refused: 'neutral' } as const

export function ExtensionBadge({ decision }: { decision: ExtensionDecision }) {
  const l = useLocale()
  return <Badge tone={TONES[decision]}>{EXTENSION_LABELS[decision]({}, l)}</Badge>
}
