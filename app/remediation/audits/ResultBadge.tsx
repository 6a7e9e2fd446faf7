import { useLocale } from '#app/i18n/use-locale.ts'
import { Badge, type Tone } from '#app/ui/Badge.tsx'
import { AUDIT_RESULT_LABELS, SELF_RESULT_LABELS } from './labels.ts'
import type { AuditResult } from './vocabulary.ts'

const TONES: Record<AuditResult, Tone> = {
  conforms: 'good',
  minor: 'warn',
  major: 'bad',
  critical: 'bad',
  'not-applicable': 'neutral',
}

/** What was found of an item, or what the supplier says of itself. */
export function ResultBadge({ result, isSelf = false }: { result: AuditResult | null; isSelf?: boolean }) {
  const l = useLocale()
  if (result === null) return <span className="text-faint">–</span>
  const labels = isSelf ? SELF_RESULT_LABELS : AUDIT_RESULT_LABELS
  return <Badge tone={TONES[result]}>{labels[result]({}, l)}</Badge>
}
