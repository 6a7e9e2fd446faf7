import { useLocale } from '#app/i18n/use-locale.ts'
import { Badge, type Tone } from '#app/ui/Badge.tsx'
import { STATUS_LABELS } from './labels.ts'
import type { SupplierStatus } from './vocabulary.ts'

const TONES: Record<SupplierStatus, Tone> = {
  prospective: 'info',
  qualified: 'good',
  suspended: 'warn',
  disqualified: 'bad',
}

export function SupplierStatusBadge({ status }: { status: SupplierStatus }) {
  const l = useLocale()
  return <Badge tone={TONES[status]}>{STATUS_LABELS[status]({}, l)}</Badge>
}
