import { useLocale } from '#app/i18n/use-locale.ts'
import { Badge, type Tone } from '#app/ui/Badge.tsx'
import { SEVERITY_LABELS } from './labels.ts'
import type { Severity } from './vocabulary.ts'

const TONES: Record<Severity, Tone> = { critical: 'bad', major: 'warn', minor: 'neutral' }

export function SeverityBadge({ severity }: { severity: Severity }) {
  const l = useLocale()
  return <Badge tone={TONES[severity]}>{SEVERITY_LABELS[severity]({}, l)}</Badge>
}
