import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { Badge, type Tone } from '#app/ui/Badge.tsx'
import type { AuditState } from './audit-state.ts'
import { AUDIT_STATE_LABELS } from './labels.ts'

const TONES: Record<AuditState, Tone> = {
  planned: 'neutral',
  notified: 'info',
  'in-progress': 'accent',
  'findings-issued': 'warn',
  'follow-up': 'warn',
  closed: 'good',
  archived: 'neutral',
  cancelled: 'neutral',
}

/** Where an audit stands; beside it, that its day has passed. */
export function AuditStateBadge({ state, isOverdue = false }: { state: AuditState; isOverdue?: boolean }) {
  const l = useLocale()
  return (
    <span className="inline-flex flex-wrap items-center gap-1">
      <Badge tone={TONES[state]}>{AUDIT_STATE_LABELS[state]({}, l)}</Badge>
      {isOverdue && <Badge tone="bad">{m.audit_overdue({}, l)}</Badge>}
    </span>
  )
}
